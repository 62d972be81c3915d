// The formulas' results read back and held against the figures they must come to.
import { cellAddress } from '../../shared/sheet/address.ts'
import type { WriteCell, WriteSheet } from '../../shared/writeback/index.ts'
import { type Area, areaAt, rangeOf } from './area.ts'
import { type BlockRequest, readBlocks } from './blocks.ts'
import { bytesOf } from './bytes.ts'
import type { WriteBackResult } from './port.ts'
import type { ExcelContext } from './session.ts'

type Difference = WriteBackResult['differences'][number]

/** Blocks with more cells than this are not read along with others. */
const DIRECT_CELLS = 40_000

/** Queues the results of small sheets; the answer, after a sync, reads what is left. */
export function proveSheets(
  context: ExcelContext,
  sheets: readonly WriteSheet[],
): () => Promise<Difference[]> {
  const expectations = sheets.flatMap((sheet) => expectationsOf(sheet))
  let room = DIRECT_CELLS
  const direct = expectations.map(({ sheet, area }) => {
    const cells = area.rows * area.columns
    if (cells > room) return null
    room -= cells
    const range = rangeOf(context.workbook.worksheets.getItem(sheet), area)
    range.load('values')
    return range
  })
  return async () => {
    const left = expectations.filter((_, i) => direct[i] === null)
    const requests: BlockRequest[] = left.map(({ sheet, area, bytesPerRow }) => ({
      sheet,
      area,
      part: 'values',
      bytesPerRow,
    }))
    const tables = await readBlocks(context, requests)
    return expectations.flatMap((expectation, i) => {
      const range = direct[i]
      const table = range ? range.values : (tables[left.indexOf(expectation)] ?? [])
      return compare(expectation, table)
    })
  }
}

interface Expectation {
  sheet: string
  /** The columns of a block between its first and last formula. */
  area: Area
  expected: (number | string | undefined)[][]
  /** As the results will come back, on average. */
  bytesPerRow: number
}

function expectationsOf(sheet: WriteSheet): Expectation[] {
  return sheet.blocks.flatMap((block) => {
    const origin = areaAt(block.origin)
    let first = Number.POSITIVE_INFINITY
    let last = -1
    for (const row of block.cells) {
      row.forEach((cell, c) => {
        if (cell?.kind !== 'formula' || cell.expected === undefined) return
        first = Math.min(first, c)
        last = Math.max(last, c)
      })
    }
    if (last < 0) return []
    const columns = last - first + 1
    return [
      {
        sheet: sheet.name,
        area: {
          row: origin.row,
          rows: block.cells.length,
          column: origin.column + first,
          columns,
        },
        bytesPerRow: bytesOfRows(block.cells, first, columns),
        expected: block.cells.map((row) =>
          Array.from({ length: columns }, (_, c) => {
            const cell = row[first + c]
            return cell?.kind === 'formula' ? cell.expected : undefined
          }),
        ),
      },
    ]
  })
}

/** Bytes a row that a block's values will take, measured by what they must come to. */
function bytesOfRows(cells: readonly WriteCell[][], first: number, columns: number): number {
  let bytes = 0
  for (const row of cells) {
    bytes += 3
    for (let c = first; c < first + columns; c += 1) bytes += bytesOf(shownOf(row[c] ?? null)) + 1
  }
  return Math.max(1, bytes / Math.max(1, cells.length))
}

const shownOf = (cell: WriteCell): number | string => {
  if (cell === null) return ''
  return cell.kind === 'formula' ? (cell.expected ?? '') : cell.value
}

const MOST_DIFFERENCES = 50

function compare({ sheet, area, expected }: Expectation, table: unknown[][]): Difference[] {
  const differences: Difference[] = []
  expected.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === undefined || differences.length >= MOST_DIFFERENCES) return
      const found = table[r]?.[c]
      if (sameResult(value, found)) return
      const cell = `${sheet}!${cellAddress(area.row + r + 1, area.column + c)}`
      differences.push({ cell, expected: String(value), found: String(found) })
    })
  })
  return differences
}

/** Whether a result is the figure that was promised; money is exact, quotients to 12 digits. */
export function sameResult(expected: number | string, found: unknown): boolean {
  if (typeof expected === 'string') return String(found ?? '') === expected
  if (typeof found !== 'number') return false
  return Math.abs(found - expected) <= Math.abs(expected) * 1e-12
}
