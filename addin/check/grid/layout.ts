// How wide columns are and where they stand; every row has the same height.

import { originOf } from '../../../shared/calculation/place.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { createCellFormats } from '../../../shared/sheet/cell-formats.ts'
import { cellText } from './cell-text.ts'

export const ROW_HEIGHT = 24
export const HEAD_HEIGHT = 24
export const HEAD_WIDTH = 52

/** Blank rows and columns beyond the filled ones. */
const SPARE = { rows: 12, columns: 3 }
const LEAST = { rows: 30, columns: 8 }
const MOST = { rows: 1_048_576, columns: 16_384 }
/** Rows that widths are taken from. */
const LOOKED_AT = 200
const WIDTHS = { least: 64, most: 190, blank: 72 }

export interface Layout {
  rows: number
  columns: number
  /** Where each column begins, and at last where they end; without the row headings. */
  lefts: readonly number[]
}

export function layoutOf(snapshot: SheetSnapshot): Layout {
  const origin = originOf(snapshot)
  const width = snapshot.rows[0]?.length ?? 0
  const rows = Math.min(
    MOST.rows,
    Math.max(LEAST.rows, origin.row + snapshot.rows.length - 1 + SPARE.rows),
  )
  const columns = Math.min(
    MOST.columns,
    Math.max(LEAST.columns, origin.column + width + SPARE.columns),
  )
  const formats = createCellFormats(snapshot.numberFormats)
  const merged = new Set(snapshot.merges?.map((range) => range.split(':')[0]))
  const widths = new Array<number>(columns).fill(WIDTHS.blank)
  for (let c = 0; c < width; c++) {
    const column = origin.column + c
    let most = WIDTHS.least
    for (let r = 0; r < Math.min(snapshot.rows.length, LOOKED_AT); r++) {
      const value = snapshot.rows[r]?.[c] ?? null
      // A title runs over its neighbours: it does not make its column wide.
      if (typeof value === 'string' && (isAlone(snapshot.rows[r], c) || merged.size > 1_000))
        continue
      most = Math.max(most, textWidth(cellText(value, formats.textAt(origin.row + r, column))))
    }
    widths[column] = Math.min(WIDTHS.most, most)
  }
  const lefts = [0]
  for (const own of widths) lefts.push((lefts.at(-1) ?? 0) + own)
  return { rows, columns, lefts }
}

const isAlone = (row: SheetSnapshot['rows'][number] | undefined, column: number): boolean =>
  row?.every((cell, i) => i === column || cell === null || cell === '') ?? true

/** About as wide as it is drawn: characters of Japanese take two places. */
export function textWidth(text: string): number {
  let width = 18
  for (const character of text) width += character > '\u02ff' ? 13.5 : 7.5
  return Math.ceil(width)
}

/** The column at a distance from the left; the last one beyond the end. */
export function columnAt({ lefts, columns }: Layout, x: number): number {
  let [low, high] = [0, columns - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lefts[middle] ?? 0) <= x) low = middle
    else high = middle - 1
  }
  return low
}
