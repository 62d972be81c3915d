// Whether a cell is among ranges such as `F5:F9` or `総務課!F5:F9`, and which rows are.
import { parseRange } from '../address/index.ts'
import { splitSheet } from '../address/sheet-address.ts'
import type { Rows } from './rows.ts'

/** Rows of one sheet, first and last of each range, in the order given. */
type Ranges = [first: number, last: number][]

function rowsBySheet(cells: readonly string[]): Map<string, Ranges> {
  const bySheet = new Map<string, Ranges>()
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

/** Places of the rows whose amounts stand in the ranges, in their order. One pass over both. */
export function placesIn(cells: readonly string[], rows: Rows): number[] {
  const bySheet = rowsBySheet(cells)
  const passed = new Map<string, number>()
  const places: number[] = []
  for (let place = 0; place < rows.count; place++) {
    const sheet = rows.sheetAt(place)
    const ranges = bySheet.get(sheet)
    if (!ranges) continue
    const row = rows.rowAt(place)
    let at = passed.get(sheet) ?? 0
    while (at < ranges.length && (ranges[at] as Ranges[number])[1] < row) at++
    passed.set(sheet, at)
    const range = ranges[at]
    if (range !== undefined && range[0] <= row) places.push(place)
  }
  return places
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
