// Rows as a used range has them: no blank rows at the end, all as wide as the widest.

import { limits } from '../schema/cells.ts'
import type { Cell } from '../schema/index.ts'

/** Drops blank rows and columns at the end and fills short rows with blanks, as `Range.values` gives them. */
export function trimRows(rows: Cell[][]): Cell[][] {
  let last = 0
  let width = 0
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] ?? []
    let filled = row.length
    while (filled > 0 && (row[filled - 1] === null || row[filled - 1] === undefined)) filled--
    if (filled > 0) last = r + 1
    if (filled > width) width = filled
  }
  const kept = rows.slice(0, last)
  // A few long rows in a long ragged file must not multiply: they stay ragged.
  if (last * width > limits.cells) return kept
  return kept.map((row) => {
    if (row.length === width) return row
    const full = row.slice(0, width)
    while (full.length < width) full.push(null)
    return full
  })
}
