// The used cells of a file's sheet: where a stray one stands far from the rest, the rest is read.
import { type CellRange, cellAddress } from '../address/index.ts'
import type { Cell, LimitName, SheetSnapshot } from '../schema/index.ts'
import { passedLimit, searchUsedCells, type UsedCells } from '../sheet/used-cells.ts'

/** Filled rows by row number from 1, each from its first cell to its last. */
export type FilledRows = ReadonlyMap<number, { first: number; cells: readonly Cell[] }>
interface Place {
  row: number
  column: number
}

/** What is read of a sheet; null for an empty one, the limit it passes where too much stands far off. */
export function usedCellsOf(
  rows: FilledRows,
  formulas: readonly Place[],
): UsedCells | LimitName | null {
  const whole = wholeOf(rows, formulas)
  if (!whole) return null
  const search = searchUsedCells(whole)
  const filled = passedLimit(whole) ? filledRanges(rows, formulas) : []
  let next = search.next()
  while (!next.done) next = search.next(next.value.map((range) => usedWithin(filled, range)))
  return next.value ?? passedLimit(whole)
}

/** The values in ranges, by address. */
export function farCellsOf(
  rows: FilledRows,
  ranges: readonly CellRange[],
): NonNullable<SheetSnapshot['farCells']> {
  const found: NonNullable<SheetSnapshot['farCells']> = {}
  for (const { top, bottom, left, right } of ranges) {
    for (let row = top; row <= bottom; row++) {
      const { first = 0, cells = [] } = rows.get(row) ?? {}
      for (let column = left; column <= right; column++) {
        const cell = cells[column - first] ?? null
        if (cell !== null) found[cellAddress(row, column)] = cell
      }
    }
  }
  return found
}

/** The smallest range that holds every cell with a value or formula. */
function wholeOf(rows: FilledRows, formulas: readonly Place[]): CellRange | null {
  const found = createBox()
  for (const [row, { first, cells }] of rows) {
    let left = 0
    while (left < cells.length && cells[left] === null) left++
    if (left < cells.length) found.include(row, first + left, first + cells.length - 1)
  }
  for (const { row, column } of formulas) found.include(row, column, column)
  return found.box()
}

/** One row's filled cells, or a formula that may have no value; top to bottom. */
interface Filled {
  span: CellRange
  isFilled: (column: number) => boolean
}

function filledRanges(rows: FilledRows, formulas: readonly Place[]): Filled[] {
  const filled: Filled[] = []
  const add = (row: number, left: number, right: number, isFilled: Filled['isFilled']) =>
    filled.push({ span: { top: row, bottom: row, left, right }, isFilled })
  for (const [row, { first, cells }] of rows) {
    const isFilled = (column: number) => (cells[column - first] ?? null) !== null
    let left = first
    let right = first + cells.length - 1
    while (left <= right && !isFilled(left)) left++
    while (left <= right && !isFilled(right)) right--
    if (left <= right) add(row, left, right, isFilled)
  }
  for (const { row, column } of formulas) add(row, column, column, () => true)
  return filled.sort((a, b) => a.span.top - b.span.top)
}

/** The smallest range around the filled cells within a range; null where it is blank. */
function usedWithin(filled: readonly Filled[], range: CellRange): CellRange | null {
  const found = createBox()
  for (let i = firstFrom(filled, range.top); i < filled.length; i++) {
    const { span, isFilled } = filled[i] as Filled
    if (span.top > range.bottom) break
    let left = Math.max(span.left, range.left)
    let right = Math.min(span.right, range.right)
    while (left <= right && !isFilled(left)) left++
    while (left <= right && !isFilled(right)) right--
    if (left <= right) found.include(span.top, left, right)
  }
  return found.box()
}

/** Grows around the parts of rows that it is given. */
function createBox() {
  let box: CellRange | null = null
  return {
    include(row: number, left: number, right: number): void {
      if (!box) box = { top: row, left, bottom: row, right }
      else {
        box.top = Math.min(box.top, row)
        box.bottom = Math.max(box.bottom, row)
        box.left = Math.min(box.left, left)
        box.right = Math.max(box.right, right)
      }
    },
    box: (): CellRange | null => box,
  }
}

function firstFrom(filled: readonly Filled[], row: number): number {
  let [low, high] = [0, filled.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((filled[middle] as Filled).span.top < row) low = middle + 1
    else high = middle
  }
  return low
}
