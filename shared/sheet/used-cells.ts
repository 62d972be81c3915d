// Which part of a sheet is read where its used range is over the limits: one stray cell at row
// 1,048,576 or in column XFD makes it a million rows or 16,384 columns of nothing.
import type { CellRange } from '../model/types.ts'
import { limits, mostFarCells } from '../schema/cells.ts'

export interface UsedCells {
  /** The cells that are read as rows. */
  near: CellRange
  /** The used cells far from them, in small ranges. */
  far: CellRange[]
}

/**
 * Yields ranges and is given the used range within each (the smallest one that holds all its filled
 * cells), null for a blank one: a file answers at once, Excel in one request for all of them.
 * Returns null where too much stands far from the rest: then the sheet is over the limits.
 */
export type UsedCellsSearch = Generator<CellRange[], UsedCells | null, readonly Used[]>
type Used = CellRange | null

/** Where the parts that are asked for first begin, from the first used row and column. */
const rowSteps = [0, 2_000, 20_000, limits.rows]
const columnSteps = [0, 50, 200, limits.columns]
/** Ranges that far cells stand in. */
const mostFarRanges = 24
/** Blank rows or columns between a stray cell and the rest. */
const leastGap = { rows: 1_000, columns: 50 }
/** Halving a million rows or 16,384 columns down to one. */
const mostRounds = 20

/** The name of the limit that a range passes; null within all of them. */
export function passedLimit(range: CellRange): 'rows' | 'columns' | 'cells' | null {
  if (rowsOf(range) > limits.rows) return 'rows'
  if (columnsOf(range) > limits.columns) return 'columns'
  return cellsOf(range) > limits.cells ? 'cells' : null
}

/** @param used the sheet's whole used range */
export function* searchUsedCells(used: CellRange): UsedCellsSearch {
  if (!passedLimit(used)) return { near: used, far: [] }
  const rows = bandsOf(used.top, used.bottom, rowSteps)
  const columns = bandsOf(used.left, used.right, columnSteps)
  const found = yield rows.flatMap(([top, bottom]) =>
    columns.map(([left, right]) => ({ top, bottom, left, right })),
  )
  const parts = found.map((range, i) => ({
    range,
    row: Math.floor(i / columns.length),
    column: i % columns.length,
  }))
  let best: { near: CellRange; far: CellRange[]; cells: number } | null = null
  for (const [top, bottom] of spansOf(rows.length)) {
    for (const [left, right] of spansOf(columns.length)) {
      const isInside = ({ row, column }: { row: number; column: number }) =>
        row >= top && row <= bottom && column >= left && column <= right
      const near = union(parts.filter(isInside).map(({ range }) => range))
      if (!near || passedLimit(near)) continue
      const far = parts.flatMap((part) => (part.range && !isInside(part) ? [part.range] : []))
      const cells = far.reduce((sum, range) => sum + cellsOf(range), 0)
      if (!best || cells < best.cells) best = { near, far, cells }
    }
  }
  return best && (yield* narrowed(best.near, best.far))
}

/** Far ranges halved until they hold little more than the stray cells. */
function* narrowed(near: CellRange, far: readonly CellRange[]): UsedCellsSearch {
  let ranges = [...far]
  for (let round = 0; round <= mostRounds; round++) {
    if (ranges.length > mostFarRanges) return null
    const cells = ranges.reduce((sum, range) => sum + cellsOf(range), 0)
    if (cells <= mostFarCells) {
      const areStray = isFew(cells, cellsOf(near)) && ranges.every((far) => standsApart(far, near))
      return areStray ? { near, far: ranges } : null
    }
    const large = ranges.filter((range) => cellsOf(range) > 1)
    const found = yield large.flatMap(halves)
    ranges = [
      ...ranges.filter((range) => cellsOf(range) === 1),
      ...found.filter((range) => range !== null),
    ]
  }
  return null
}

/** A table is never stray, however small beside another one. */
const isFew = (far: number, near: number): boolean => far * 20 <= near || (far <= 3 && far < near)

/** A gap between: a table's last rows over the limit are no stray cells. */
const standsApart = (range: CellRange, near: CellRange): boolean =>
  range.top - near.bottom > leastGap.rows ||
  near.top - range.bottom > leastGap.rows ||
  range.left - near.right > leastGap.columns ||
  near.left - range.right > leastGap.columns

function halves(range: CellRange): CellRange[] {
  const { top, left, bottom, right } = range
  if (rowsOf(range) >= columnsOf(range)) {
    const middle = Math.floor((top + bottom) / 2)
    return [
      { ...range, bottom: middle },
      { ...range, top: middle + 1 },
    ]
  }
  const middle = Math.floor((left + right) / 2)
  return [
    { ...range, right: middle },
    { ...range, left: middle + 1 },
  ]
}

function bandsOf(first: number, last: number, steps: readonly number[]): [number, number][] {
  return steps.flatMap((step, i): [number, number][] => {
    const from = first + step
    if (from > last) return []
    const next = steps[i + 1]
    return [[from, next === undefined ? last : Math.min(last, first + next - 1)]]
  })
}

/** Every run of neighbouring bands. */
const spansOf = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, from) =>
    Array.from({ length: count - from }, (_, more): [number, number] => [from, from + more]),
  ).flat()

function union(ranges: readonly Used[]): CellRange | null {
  let all: CellRange | null = null
  for (const range of ranges) {
    if (!range) continue
    all = all
      ? {
          top: Math.min(all.top, range.top),
          left: Math.min(all.left, range.left),
          bottom: Math.max(all.bottom, range.bottom),
          right: Math.max(all.right, range.right),
        }
      : range
  }
  return all
}

const rowsOf = ({ top, bottom }: CellRange): number => bottom - top + 1
const columnsOf = ({ left, right }: CellRange): number => right - left + 1
const cellsOf = (range: CellRange): number => rowsOf(range) * columnsOf(range)
