// Tables that stand side by side under one heading row: 歳入 on the left, 歳出 on the right.
import { type Grid, isBlank, textAt } from '../grid.ts'
import { type HeadingBlock, isHeading, lookAt, type SenseOf } from './headings.ts'

const rowsLooked = 40

/** The heading blocks of tables side by side, left to right; the block itself where it is one table. */
export function splitSideBySide(grid: Grid, block: HeadingBlock, senseOf: SenseOf): HeadingBlock[] {
  const parts = partsOf(grid, block)
  if (parts.length < 2) return [block]
  const last = block.rows.at(-1) ?? 0
  const allHead = parts.every(([left, right]) =>
    block.rows.some((row) => isHeading(lookAt(grid, row, senseOf, left, right))),
  )
  if (!allHead) return [block]
  return parts.map(([left, right], i) => ({
    rows: block.rows.filter((row) => row === last || hasText(grid, row, left, right)),
    left,
    right,
    leftLimit: i === 0 ? 0 : left,
    rightLimit: i === parts.length - 1 ? grid.width - 1 : right,
  }))
}

/** Spans of columns between empty columns, or the two halves of a heading that repeats itself. */
function partsOf(grid: Grid, block: HeadingBlock): [number, number][] {
  const parts: [number, number][] = []
  let start = -1
  for (let c = block.left; c <= block.right + 1; c++) {
    const empty = c > block.right || isEmptyColumn(grid, block, c)
    if (!empty && start < 0) start = c
    if (empty && start >= 0) {
      parts.push([start, c - 1])
      start = -1
    }
  }
  return parts.length > 1 ? parts : (halves(grid, block) ?? parts)
}

function halves(grid: Grid, { rows, left, right }: HeadingBlock): [number, number][] | null {
  const width = right - left + 1
  if (width < 4 || width % 2 !== 0) return null
  const middle = left + width / 2
  const row = rows.at(-1) ?? 0
  for (let c = left; c < middle; c++) {
    const text = textAt(grid, row, c)
    if (text === '' || text !== textAt(grid, row, c + width / 2)) return null
  }
  return [
    [left, middle - 1],
    [middle, right],
  ]
}

function isEmptyColumn(grid: Grid, block: HeadingBlock, column: number): boolean {
  const first = block.rows[0] ?? 0
  const last = Math.min(grid.height - 1, (block.rows.at(-1) ?? 0) + rowsLooked)
  for (let row = first; row <= last; row++) if (!isBlank(grid.rows[row]?.[column])) return false
  return true
}

function hasText(grid: Grid, row: number, left: number, right: number): boolean {
  for (let c = left; c <= right; c++) if (textAt(grid, row, c) !== '') return true
  return false
}
