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
    const sheet = sheetOf(address)
    let rows = bySheet.get(sheet)
    if (!rows) {
      rows = []
      bySheet.set(sheet, rows)
    }
    // Of a column's ranges, as reports have them: the rows are what is asked for.
    const colon = address.indexOf(':', sheet.length)
    const last = rowAt(address, address.length)
    rows.push([colon < 0 ? last : rowAt(address, colon), last])
  }
  return bySheet
}

/** What stands before a cell, `!` and all; '' in a run of one sheet. */
const sheetOf = (address: string): string => address.slice(0, address.lastIndexOf('!') + 1)

/** The number that ends there. */
function rowAt(address: string, end: number): number {
  let from = end
  while (from > 0 && isDigit(address.charCodeAt(from - 1))) from--
  return Number(address.slice(from, end))
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** The lines whose amounts stand in the ranges, in the order of the lines. One pass over both. */
export function linesIn(cells: readonly string[], lines: readonly ComparedLine[]): ComparedLine[] {
  const bySheet = rowsBySheet(cells)
  const passed = new Map<string, number>()
  return lines.filter(({ cell, row }) => {
    const sheet = sheetOf(cell)
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
