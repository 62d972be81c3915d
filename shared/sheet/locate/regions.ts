// Where the sheet's tables are: heading blocks and the rows below each, before any cell is understood.

import { parseRange } from '../../address/index.ts'
import type { Mapping } from '../../schema/index.ts'
import { filledColumns, type Grid, isBlankRow, textAt } from '../grid.ts'
import { labelKey } from '../words.ts'
import { columnHeadings, type HeadingBlock, headingBlock, type SenseOf } from './headings.ts'
import { splitSideBySide } from './side-by-side.ts'

/** A table's place, as indexes into the grid. */
export interface Region {
  headerRows: number[]
  /** First and last row below the heading that can belong to the table. */
  first: number
  last: number
  left: number
  right: number
  /** Heading rows of each column with a heading, top to bottom. */
  headings: Map<number, string[]>
  /** Rows that repeat the heading further down. */
  repeats: Set<number>
  /** Columns a side-by-side neighbour leaves to this table; absent where it stands alone. */
  leftLimit?: number
  rightLimit?: number
  /** How it was found. */
  by: 'heading' | 'mapping' | 'content' | 'inline'
}

/** Rows searched for a first heading without any hint. */
const searchedRows = 300

/** All tables of the sheet, top to bottom, left to right. */
export function findRegions(grid: Grid, senseOf: SenseOf, mapping?: Mapping): Region[] {
  const mapped = mapping ? mappedRegion(grid, senseOf, mapping) : null
  if (mapped) return [mapped]
  const blocks = findBlocks(grid, senseOf)
  if (blocks.length === 0) return tableRegions(grid, senseOf) ?? contentRegion(grid)
  return regionsOf(grid, blocks)
}

function findBlocks(grid: Grid, senseOf: SenseOf): HeadingBlock[] {
  const blocks: HeadingBlock[] = []
  for (let row = 0; row < grid.height; row++) {
    if (row >= searchedRows && !mayHeadFurtherDown(grid, row)) continue
    if (blocks.length > 0 && continuesFigures(grid, row)) continue
    const block = headingBlock(grid, row, senseOf)
    if (!block) continue
    blocks.push(...splitSideBySide(grid, block, senseOf))
    row = block.rows.at(-1) ?? row
  }
  return blocks
}

/** 2,077 below other numbers is an amount, not a year; years that head columns follow each other. */
function continuesFigures(grid: Grid, row: number): boolean {
  const above = grid.rows[row - 1]
  const figures = (grid.rows[row] ?? []).flatMap((cell, column) =>
    typeof cell === 'number' ? [{ cell, isBelow: typeof above?.[column] === 'number' }] : [],
  )
  const areYears = figures.length > 1 && figures.every(({ cell }, i) => isNextYear(i, cell))
  return figures.length > 0 && !areYears && figures.every(({ isBelow }) => isBelow)

  function isNextYear(i: number, year: number): boolean {
    return i === 0 || Math.abs(year - (figures[i - 1]?.cell ?? 0)) === 1
  }
}

/** Far down only a row after a gap, a title or a row of texts without any figure can head a table. */
function mayHeadFurtherDown(grid: Grid, row: number): boolean {
  const cells = grid.rows[row]
  if (!cells) return false
  let texts = 0
  for (const cell of cells) {
    if (typeof cell === 'number') return false
    if (typeof cell === 'string' && cell !== '') {
      if (++texts > 1 && /\d/.test(cell) && cell.length > 12) return false
    }
  }
  return texts >= 2 && filledColumns(grid, row - 1, { most: 2 }).length < 2
}

function regionsOf(grid: Grid, blocks: HeadingBlock[]): Region[] {
  const regions: Region[] = []
  const continued = new Set<HeadingBlock>()
  blocks.forEach((block, i) => {
    if (continued.has(block)) return
    const repeats = new Set<number>()
    const titles = titlesAbove(grid, block).map(({ text }) => text)
    const last = block.rows.at(-1) ?? 0
    let following: HeadingBlock | undefined
    for (let next = i + 1; next < blocks.length && !following; next++) {
      const other = blocks[next]
      if (!other || (other.rows[0] ?? 0) <= last || !overlaps(block, other)) continue
      const own = titlesAbove(grid, other)
      const isOther = own.some(
        ({ text }) => !titles.includes(text) && headsOtherTable.test(labelKey(text)),
      )
      if (isOther || !sameHeadings(grid, block, other)) {
        following = other
        continue
      }
      continued.add(other)
      for (const row of other.rows) repeats.add(row)
      for (const { row, text } of own)
        if (titles.includes(text) || isPageMark(text)) repeats.add(row)
    }
    regions.push({
      headerRows: block.rows,
      first: last + 1,
      last: following ? beforeTitles(grid, following.rows[0] ?? grid.height) : grid.height - 1,
      left: block.left,
      right: block.right,
      ...(block.leftLimit === undefined ? {} : { leftLimit: block.leftLimit }),
      ...(block.rightLimit === undefined ? {} : { rightLimit: block.rightLimit }),
      headings: columnHeadings(grid, block),
      repeats,
      by: 'heading',
    })
  })
  return regions
}

const overlaps = (a: HeadingBlock, b: HeadingBlock): boolean =>
  (b.leftLimit ?? 0) <= (a.rightLimit ?? Number.POSITIVE_INFINITY) &&
  (a.leftLimit ?? 0) <= (b.rightLimit ?? Number.POSITIVE_INFINITY)

/** Titles that say the heading below is another table's, not the same one continued. */
const headsOtherTable = /歳入|歳出|収入|支出|参考|再掲|再配分|前年度|別表|会計|表\d|\d年度/
const isPageMark = (text: string): boolean =>
  /単位|^[(（\-－\s]*\d+([/／]\d+)?[)）\-－\s]*(頁|ページ)?$|続き|つづき/.test(text)

/** Rows with a single text right above a heading, nearest first. */
function titlesAbove(grid: Grid, block: HeadingBlock): { row: number; text: string }[] {
  const titles: { row: number; text: string }[] = []
  for (let row = (block.rows[0] ?? 0) - 1; row >= 0 && titles.length < 12; row--) {
    const filled = filledColumns(grid, row, { most: 3 })
    const column = filled[0]
    if (column === undefined) continue
    if (
      filled.length > 2 ||
      (filled.length === 2 && !isPageMark(textAt(grid, row, filled[1] ?? 0)))
    )
      break
    titles.push({ row, text: textAt(grid, row, column) })
  }
  return titles
}

function sameHeadings(grid: Grid, a: HeadingBlock, b: HeadingBlock | undefined): boolean {
  if (!b || a.rows.length !== b.rows.length || a.left !== b.left) return false
  return a.rows.every((row, i) => {
    const other = b.rows[i] ?? -1
    for (let c = a.left; c <= a.right; c++) {
      if ((grid.rows[row]?.[c] ?? '') !== (grid.rows[other]?.[c] ?? '')) return false
    }
    return true
  })
}

/** Last row above a heading that is not its title, its unit row or a gap. */
function beforeTitles(grid: Grid, row: number): number {
  let last = row - 1
  while (last >= 0 && filledColumns(grid, last, { most: 2 }).length < 2) last--
  return last
}

/**
 * A sheet without known headings: everything from its first row with a figure on. A row of texts
 * right above is taken for its heading, whatever the words.
 */
function contentRegion(grid: Grid): Region[] {
  let first = 0
  while (first < grid.height && !hasFigure(grid, first)) first++
  if (first === grid.height) {
    first = 0
    while (first < grid.height && filledColumns(grid, first, { most: 2 }).length < 2) first++
    if (first === grid.height) return []
  }
  const above = first - 1
  const isHeaded = hasTexts(grid, above)
  const block = { rows: isHeaded ? [above] : [], left: 0, right: Math.max(0, grid.width - 1) }
  return [
    {
      headerRows: block.rows,
      first,
      last: grid.height - 1,
      left: block.left,
      right: block.right,
      headings: columnHeadings(grid, block),
      repeats: new Set(),
      by: 'content',
    },
  ]
}

/** At least two cells, one of them a number or a text with a digit. */
function hasFigure(grid: Grid, row: number): boolean {
  const filled = filledColumns(grid, row, { most: 20 })
  if (filled.length < 2) return false
  return filled.slice(1).some((column) => {
    const cell = grid.rows[row]?.[column]
    return (
      typeof cell === 'number' ||
      (typeof cell === 'string' &&
        cell.length < 80 &&
        /[0-9０-９]/.test(cell) &&
        !/単位|年度/.test(cell))
    )
  })
}

function hasTexts(grid: Grid, row: number): boolean {
  const filled = filledColumns(grid, row)
  return (
    filled.length >= 2 &&
    filled.every((column) => {
      const cell = grid.rows[row]?.[column]
      return typeof cell === 'string' && cell.length <= 80
    })
  )
}

/** Excel's own tables, where no heading is known by its words. */
function tableRegions(grid: Grid, senseOf: SenseOf): Region[] | null {
  const regions = grid.tables.flatMap(({ range }) => mappedRegion(grid, senseOf, { range }) ?? [])
  return regions.length > 0
    ? regions.map((region) => ({ ...region, by: 'content' as const }))
    : null
}

function mappedRegion(grid: Grid, senseOf: SenseOf, mapping: Mapping): Region | null {
  const range = mapping.range ? parseRange(mapping.range) : null
  if (mapping.range && !range) return null
  if (!range && !mapping.headerRows?.length) return null
  const left = range ? Math.max(0, range.left - grid.left) : 0
  const right = Math.min(grid.width - 1, range ? range.right - grid.left : grid.width - 1)
  const last = Math.min(grid.height - 1, range ? range.bottom - grid.top : grid.height - 1)
  const top = range ? Math.max(0, range.top - grid.top) : 0
  const named = mapping.headerRows?.map((row) => row - grid.top).filter((row) => row >= 0)
  const found = headingBlock(grid, top, senseOf, left, right)?.rows.filter((row) => row >= top)
  const headerRows = named?.length
    ? named
    : (found ?? (isBlankRow(grid, top, left, right) ? [] : [top]))
  const block = { rows: headerRows, left, right }
  return {
    headerRows,
    first: headerRows.length > 0 ? (headerRows.at(-1) ?? top) + 1 : top,
    last,
    left,
    right,
    headings: columnHeadings(grid, block),
    repeats: new Set(),
    by: 'mapping',
  }
}
