// The formulas' results read back and held against the figures they must come to.
import { cellAddress } from '../../../shared/address/index.ts'
import { type BlockCells, cellsOf, type WriteSheet } from '../../../shared/writeback/index.ts'
import { type Area, rangeOf } from '../excel/area.ts'
import { readPieces } from '../excel/blocks.ts'
import { bytesOf } from '../excel/bytes.ts'
import type { ExcelContext } from '../excel/session.ts'
import type { WriteBackResult } from '../port.ts'

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
    const found = expectations.map((): Difference[] => [])
    const left = expectations.flatMap((expectation, i) => {
      const range = direct[i]
      if (!range) return [{ expectation, differences: found[i] ?? [] }]
      compare(expectation, 0, range.values, found[i] ?? [])
      return []
    })
    await readPieces(
      context,
      left.map(({ expectation: { sheet, area, bytesPerRow } }) => ({
        sheet,
        area,
        parts: ['values'],
        bytesPerRow,
      })),
      (of, row, [table = []]) => {
        const one = left[of]
        if (one) compare(one.expectation, row - one.expectation.area.row, table, one.differences)
      },
    )
    return found.flat()
  }
}

interface Expectation {
  sheet: string
  /** The columns of a block between its first and last formula. */
  area: Area
  cells: BlockCells
  /** The first of those columns, in the block. */
  first: number
  /** As the results will come back, on average. */
  bytesPerRow: number
}

function expectationsOf(sheet: WriteSheet): Expectation[] {
  return sheet.blocks.flatMap((block) => {
    const withFormulas = block.columns.flatMap(({ forms }, column) =>
      forms.some(({ kind }) => kind === 'formula') ? [column] : [],
    )
    const [first] = withFormulas
    if (first === undefined) return []
    const columns = (withFormulas.at(-1) ?? first) - first + 1
    const cells = cellsOf(block)
    const area = { row: cells.top - 1, rows: cells.rows, column: cells.left + first, columns }
    return [
      {
        sheet: sheet.name,
        area,
        cells,
        first,
        bytesPerRow: bytesPerRow(cells, first, columns),
      },
    ]
  })
}

/** Bytes a row that a block's values will take, measured by what they must come to. */
function bytesPerRow(cells: BlockCells, first: number, columns: number): number {
  const known = new Map<string, number>()
  let bytes = cells.rows * (3 + columns)
  for (let row = 0; row < cells.rows; row += 1) {
    for (let c = first; c < first + columns; c += 1) bytes += sizeOf(cells.shown(row, c))
  }
  return Math.max(1, bytes / Math.max(1, cells.rows))

  function sizeOf(shown: number | string): number {
    if (typeof shown === 'number') return String(shown).length
    const size = known.get(shown) ?? bytesOf(shown)
    known.set(shown, size)
    return size
  }
}

const MOST_DIFFERENCES = 50

/** @param from the table's first row, in the block */
function compare(
  { sheet, area, cells, first }: Expectation,
  from: number,
  table: readonly unknown[][],
  differences: Difference[],
): void {
  for (let r = from; r < Math.min(cells.rows, from + table.length); r += 1) {
    const row = table[r - from] ?? []
    for (let c = 0; c < area.columns; c += 1) {
      if (!cells.isFormula(r, first + c)) continue
      const expected = cells.shown(r, first + c)
      if (sameResult(expected, row[c])) continue
      if (differences.length >= MOST_DIFFERENCES) return
      const cell = `${sheet}!${cellAddress(area.row + r + 1, area.column + c)}`
      differences.push({ cell, expected: String(expected), found: String(row[c]) })
    }
  }
}

/** Whether a result is the figure that was promised; money is exact, quotients to 12 digits. */
export function sameResult(expected: number | string, found: unknown): boolean {
  if (typeof expected === 'string') return String(found ?? '') === expected
  if (typeof found !== 'number') return false
  return Math.abs(found - expected) <= Math.abs(expected) * 1e-12
}
