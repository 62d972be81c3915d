// Several pieces of several sheets read in as few requests as their size allows.
import { type Area, passingRangeOf } from './area.ts'
import { bytesOf, REQUEST_BYTES } from './bytes.ts'
import { isTooMuch, problem, problemError } from './problems.ts'
import type { ExcelContext } from './session.ts'

export type Part = 'values' | 'formulas' | 'numberFormat'

export interface BlockRequest {
  sheet: string
  area: Area
  /** What is wanted of each cell. */
  parts: readonly Part[]
  /** Where the caller knows better than the guess. */
  bytesPerRow?: number
}

/** A guess in bytes a cell, until a row has been measured; on the safe side for Japanese text and formulas. */
const CELL_BYTES: Record<Part, number> = { values: 36, formulas: 64, numberFormat: 14 }

interface Piece extends BlockRequest {
  /** Which request it belongs to. */
  of: number
}

/** Some rows of a request, in its parts' order; `row` is the first on the sheet, from 0. */
export type TakePiece = (of: number, row: number, tables: readonly unknown[][][]) => void

export interface ReadPiecesOptions {
  /** Bytes that the caller has queued to ride along with the first request. */
  alongBytes?: number
}

/** Whole tables of requests for one part each, in the order of the requests. @throws as `readPieces` */
export async function readBlocks(
  context: ExcelContext,
  requests: readonly BlockRequest[],
  options?: ReadPiecesOptions,
): Promise<unknown[][][]> {
  const tables: unknown[][][] = requests.map(() => [])
  const take: TakePiece = (of, _, [piece = []]) => {
    for (const row of piece) tables[of]?.push(row)
  }
  await readPieces(context, requests, take, options)
  return tables
}

/**
 * Hands the rows of requests on as they come, each request's from the top, and keeps none.
 * @throws a problem error, payloadTooLarge when one row is too much
 */
export async function readPieces(
  context: ExcelContext,
  requests: readonly BlockRequest[],
  take: TakePiece,
  { alongBytes = 0 }: ReadPiecesOptions = {},
): Promise<void> {
  let waiting: Piece[] = requests.map((request, of) => ({ ...request, of }))
  let target = REQUEST_BYTES
  let along = alongBytes
  while (waiting.length > 0) {
    const { batch, rest } = fill(waiting, Math.max(target / 2, target - along))
    along = 0
    waiting = rest
    const ranges = batch.map(({ sheet, area, parts }) => {
      const range = passingRangeOf(context.workbook.worksheets.getItem(sheet), area)
      range.load(parts.join(','))
      return range
    })
    try {
      // One request a block is the point of this loop: together they would be too large.
      // eslint-disable-next-line office-addins/no-context-sync-in-loop
      await context.sync()
    } catch (error) {
      if (!isTooMuch(error) || batch.every((piece) => piece.area.rows === 1)) throw error
      target /= 2
      waiting = [...batch, ...waiting]
      continue
    }
    const again: Piece[] = []
    batch.forEach((piece, i) => {
      const tables = piece.parts.map((part) => ranges[i]?.[part] ?? [])
      if (tables.every((table) => isTable(table, piece.area.rows))) {
        take(piece.of, piece.area.row, tables)
        if (requests[piece.of]?.bytesPerRow === undefined) {
          for (const next of waiting) if (next.of === piece.of) next.bytesPerRow = measured(tables)
        }
      } else again.push(piece)
    })
    if (again.length > 0) {
      if (again.every((piece) => piece.area.rows === 1)) {
        throw problemError(problem('payloadTooLarge'))
      }
      target /= 2
      waiting = [...again, ...waiting]
    }
  }
}

/** Bytes a row by the last that came: those below are like them, or somewhat longer. */
function measured(tables: readonly unknown[][][]): number {
  const bytes = tables.map((table) => {
    const last = table.slice(-MEASURED_ROWS)
    return bytesOf(last) / Math.max(1, last.length)
  })
  return Math.max(1, LONGER_ROWS * bytes.reduce((sum, size) => sum + size, 0))
}

const MEASURED_ROWS = 500
const LONGER_ROWS = 1.05

/** Excel may answer null instead of an error when a read is too large. */
const isTable = (value: unknown, rows: number): value is unknown[][] =>
  Array.isArray(value) && value.length === rows

function fill(waiting: readonly Piece[], target: number): { batch: Piece[]; rest: Piece[] } {
  const batch: Piece[] = []
  const rest: Piece[] = []
  let room = target
  for (const piece of waiting) {
    const perRow = piece.bytesPerRow ?? piece.area.columns * cellBytes(piece.parts)
    const fitting = Math.floor(room / perRow)
    const rows = Math.min(piece.area.rows, batch.length === 0 ? Math.max(1, fitting) : fitting)
    if (rows === 0) {
      rest.push(piece)
      continue
    }
    batch.push({ ...piece, area: { ...piece.area, rows } })
    room -= rows * perRow
    if (rows < piece.area.rows) {
      const area = { ...piece.area, row: piece.area.row + rows, rows: piece.area.rows - rows }
      rest.push({ ...piece, area })
    }
  }
  return { batch, rest }
}

const cellBytes = (parts: readonly Part[]): number =>
  parts.reduce((sum, part) => sum + CELL_BYTES[part], 0)
