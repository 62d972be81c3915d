// Whether a cell is among ranges such as `F5:F9` or `総務課!F5:F9`, and which kept lines are.
import { parseRange } from '../address/index.ts'
import type { ComparedLine } from '../schema/index.ts'

/** The address without its sheet, and what stands before it, `!` and all. */
export function splitSheet(address: string): { sheet: string; local: string } {
  const at = address.lastIndexOf('!') + 1
  return { sheet: address.slice(0, at), local: address.slice(at) }
}

/** Rows of one sheet, first and last of each range, in the order given. */
type Rows = [first: number, last: number][]

function rowsBySheet(cells: readonly string[]): Map<string, Rows> {
  const bySheet = new Map<string, Rows>()
  for (const address of cells) {
    const { sheet, local } = splitSheet(address)
    const range = parseRange(local)
    if (!range) continue
    const rows = bySheet.get(sheet) ?? []
    bySheet.set(sheet, rows)
    rows.push([range.top, range.bottom])
  }
  return bySheet
}

/** The lines whose amounts stand in the ranges, in the order of the lines. One pass over both. */
export function linesIn(cells: readonly string[], lines: readonly ComparedLine[]): ComparedLine[] {
  const bySheet = rowsBySheet(cells)
  const passed = new Map<string, number>()
  return lines.filter(({ cell, row }) => {
    const { sheet } = splitSheet(cell)
    const rows = bySheet.get(sheet)
    if (!rows) return false
    let at = passed.get(sheet) ?? 0
    while (at < rows.length && (rows[at] as Rows[number])[1] < row) at++
    passed.set(sheet, at)
    const range = rows[at]
    return range !== undefined && range[0] <= row
  })
}

/** Whether one of the ranges takes the cell in. */
export function holds(cells: readonly string[], cell: string): boolean {
  const { sheet, local } = splitSheet(cell)
  const position = parseRange(local)
  if (!position) return false
  return cells.some((address) => {
    const other = splitSheet(address)
    if (other.sheet !== sheet) return false
    const range = parseRange(other.local)
    return (
      range !== null &&
      range.top <= position.top &&
      range.bottom >= position.top &&
      range.left <= position.left &&
      range.right >= position.left
    )
  })
}
