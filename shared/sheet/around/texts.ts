// Titles, notes and years outside the table, with their cells.

import { cellAddress } from '../../address/index.ts'
import type { Budget } from '../../model/budget.ts'
import { fiscalYears } from '../../text/index.ts'
import { filledColumns, type Grid, isBlank, textAt } from '../grid.ts'

const mostTexts = 2_000
const cellsARow = 60
const longest = 2_000

/** Texts in the rows given. */
export function textsIn(grid: Grid, rows: Iterable<number>): Budget['notes'] {
  const texts: Budget['notes'] = []
  for (const row of rows) {
    for (const column of filledColumns(grid, row, { most: cellsARow })) {
      if (typeof grid.rows[row]?.[column] !== 'string') continue
      if (texts.length >= mostTexts) return texts
      const cell = cellAddress(grid.top + row, grid.left + column)
      texts.push({ cell, text: textAt(grid, row, column).slice(0, longest) })
    }
  }
  return texts
}

/** Years that titles and headings name. @param near a year that dates numbers without an era */
export function yearsIn(
  grid: Grid,
  rows: Iterable<number>,
  near: number | undefined,
): Budget['years'] {
  const years: Budget['years'] = []
  for (const row of rows) {
    for (const column of filledColumns(grid, row, { most: cellsARow })) {
      const text = textAt(grid, row, column)
      if (text.length > longest) continue
      const cell = cellAddress(grid.top + row, grid.left + column)
      for (const { fiscalYear, text: named } of fiscalYears(
        text,
        near === undefined ? {} : { near },
      )) {
        years.push({ fiscalYear, cell, text: named })
      }
    }
  }
  return years
}

/** Years of the sheet's title rows: the first few rows with at most two cells. */
export function titleYears(grid: Grid): number[] {
  const years: number[] = []
  for (let row = 0; row < Math.min(8, grid.height); row++) {
    const filled = filledColumns(grid, row, { most: 3 })
    if (filled.length > 2) break
    for (const column of filled) {
      if (isBlank(grid.rows[row]?.[column])) continue
      const text = textAt(grid, row, column)
      if (text.length > 200) continue
      for (const { fiscalYear, note } of fiscalYears(text))
        if (note !== 'fromDate') years.push(fiscalYear)
    }
  }
  return years
}
