// Digests of cells that findings speak of beside the lines, so that a review knows when they change.
import { cellAddress, parseCell, parseRange } from '../address/index.ts'
import { splitSheet } from '../address/sheet-address.ts'
import { digestOf } from '../digest/index.ts'
import type { ComparedLine, Finding, SheetSnapshot } from '../schema/index.ts'

/** Cells of one range that are still looked at; of a larger one any change of the sheet counts. */
const mostOfRange = 500
/** And of all ranges together. */
const most = 20_000

/**
 * @param sheetAt the sheet that the part of an address before its cell names; null for none of the run's
 * @returns address → digest of the values and formulas there
 */
export function findingCells(
  findings: readonly Finding[],
  rows: readonly ComparedLine[],
  sheetAt: (sheet: string) => SheetSnapshot | null,
): Record<string, string> {
  const known = new Set(rows.map(({ cell }) => cell))
  const digests: Record<string, string> = {}
  let left = most
  for (const address of new Set(findings.flatMap(({ cells }) => cells))) {
    if (known.has(address)) continue
    const { sheet, local } = splitSheet(address)
    const range = parseRange(local)
    const snapshot = sheetAt(sheet)
    if (!range || !snapshot) continue
    const size = (range.bottom - range.top + 1) * (range.right - range.left + 1)
    if (size > mostOfRange || size > left) continue
    left -= size
    digests[address] = digestOf(contentOf(snapshot, range))
  }
  return digests
}

function contentOf(
  { origin, rows, formulas = {} }: SheetSnapshot,
  range: NonNullable<ReturnType<typeof parseRange>>,
): unknown[] {
  const { row: top, column: left } = parseCell(origin) ?? { row: 1, column: 0 }
  const cells: unknown[] = []
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++) {
      const formula = formulas[cellAddress(row, column)]
      const value = rows[row - top]?.[column - left] ?? ''
      cells.push(formula === undefined ? value : [value, formula])
    }
  return cells
}
