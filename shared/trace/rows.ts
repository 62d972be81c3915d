// A run's lines as a trace looks at them: the amounts of all of them, and few of them whole.

import { splitSheet } from '../address/sheet-address.ts'
import type { ComparedLine, KeptLines } from '../schema/index.ts'

/** Lines by their place, in sheet order; a line is made when it is asked for. */
export interface Rows {
  readonly count: number
  /** What stands before its cell, `!` and all; '' in a run of one sheet. */
  sheetAt: (place: number) => string
  rowAt: (place: number) => number
  yenAt: (place: number) => number | null
  lineAt: (place: number) => ComparedLine
}

/** The lines of a run, and those that no figure adds. */
export interface KeptRows {
  lines: Rows
  leftOut: Rows
}

export const rowsOf = (kept: KeptLines | KeptRows): KeptRows => ({
  lines: isRows(kept.lines) ? kept.lines : rowsOfLines(kept.lines),
  leftOut: isRows(kept.leftOut) ? kept.leftOut : rowsOfLines(kept.leftOut),
})

const isRows = (lines: readonly ComparedLine[] | Rows): lines is Rows => !Array.isArray(lines)

function rowsOfLines(lines: readonly ComparedLine[]): Rows {
  const at = (place: number): ComparedLine => lines[place] as ComparedLine
  return {
    count: lines.length,
    sheetAt: (place) => splitSheet(at(place).cell).sheet,
    rowAt: (place) => at(place).row,
    yenAt: (place) => at(place).yen,
    lineAt: at,
  }
}

export function sumOf(rows: Rows): number {
  let sum = 0
  for (let place = 0; place < rows.count; place++) sum += rows.yenAt(place) ?? 0
  return sum
}
