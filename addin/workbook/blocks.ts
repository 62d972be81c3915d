// Several pieces of several sheets read in as few requests as their size allows.
import { type Area, rangeOf } from './area.ts'
import { REQUEST_BYTES } from './bytes.ts'
import type { ExcelContext } from './session.ts'
import { isTooMuch, trouble, troubleError } from './troubles.ts'

export type Part = 'values' | 'formulas' | 'numberFormat'

export interface BlockRequest {
  sheet: string
  area: Area
  part: Part
  /** Where the caller knows better than the guess. */
  bytesPerRow?: number
}

/** A guess in bytes a cell, on the safe side for Japanese text and formulas. */
const CELL_BYTES: Record<Part, number> = { values: 36, formulas: 64, numberFormat: 24 }

interface Piece extends BlockRequest {
  /** Which request it belongs to. */
  of: number
}

/** Tables in the order of the requests. @throws a trouble error, payloadTooLarge when one row is too much */
export async function readBlocks(
  context: ExcelContext,
  requests: readonly BlockRequest[],
): Promise<unknown[][][]> {
  const tables: unknown[][][] = requests.map(() => [])
  let waiting: Piece[] = requests.map((request, of) => ({ ...request, of }))
  let target = REQUEST_BYTES
  while (waiting.length > 0) {
    const { batch, rest } = fill(waiting, target)
    waiting = rest
    const ranges = batch.map(({ sheet, area, part }) => {
      const range = rangeOf(context.workbook.worksheets.getItem(sheet), area)
      range.load(part)
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
      const table: unknown = ranges[i]?.[piece.part]
      if (Array.isArray(table)) place(piece, table)
      else again.push(piece)
    })
    if (again.length > 0) {
      if (again.every((piece) => piece.area.rows === 1)) {
        throw troubleError(trouble('payloadTooLarge'))
      }
      target /= 2
      waiting = [...again, ...waiting]
    }
  }
  return tables

  function place({ of, area }: Piece, table: unknown[][]): void {
    const first = requests[of]?.area.row ?? 0
    const rows = tables[of]
    if (!rows) return
    for (let i = 0; i < table.length; i += 1) rows[area.row - first + i] = table[i] ?? []
  }
}

function fill(waiting: readonly Piece[], target: number): { batch: Piece[]; rest: Piece[] } {
  const batch: Piece[] = []
  const rest: Piece[] = []
  let room = target
  for (const piece of waiting) {
    const perRow = piece.bytesPerRow ?? piece.area.columns * CELL_BYTES[piece.part]
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
