// What has been said about which cell, so that one fault gives one finding.

import { type CellRange, parseRange } from '../../address/index.ts'
import type { Severity } from '../../schema/index.ts'

export interface Reported {
  add(code: string, cells: readonly string[], severity: Severity): void
  /** Whether `code` stands on the first cell of an address. */
  covers(code: string, address: string | undefined): boolean
  /** Whether `code` stands on a cell. @param row from 1 @param column from 0 */
  at(code: string, row: number, column: number): boolean
  any(code: string): boolean
  /** How many errors were reported. */
  errors(): number
}

// Excel's widest sheet: one number for a cell.
const width = 16_384
/** Cells of a range that are noted one by one. A larger one is kept as it is: many may overlap. */
const mostCells = 64
/** Such ranges of one code; one that is left out lets a finding stand that might be silent. */
const mostRanges = 1_000

const contains = ({ top, bottom, left, right }: CellRange, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

export function createReported(): Reported {
  let errors = 0
  const cellsOf = new Map<string, Set<number>>()
  // Whole columns and the like are kept as ranges: a merge may name all cells of a sheet.
  const rangesOf = new Map<string, CellRange[]>()
  const at = (code: string, row: number, column: number): boolean =>
    (cellsOf.get(code)?.has(row * width + column) ?? false) ||
    (rangesOf.get(code)?.some((range) => contains(range, row, column)) ?? false)
  return {
    at,
    any: (code) => cellsOf.has(code),
    errors: () => errors,
    add(code, cells, severity) {
      if (severity === 'error') errors++
      const set = cellsOf.get(code) ?? new Set<number>()
      cellsOf.set(code, set)
      let ranges = rangesOf.get(code)
      for (const address of cells) {
        const range = parseRange(address)
        if (!range) continue
        const { top, bottom, left, right } = range
        if ((bottom - top + 1) * (right - left + 1) > mostCells) {
          ranges ??= []
          rangesOf.set(code, ranges)
          if (ranges.length < mostRanges) ranges.push(range)
          continue
        }
        for (let row = top; row <= bottom; row++) {
          for (let column = left; column <= right; column++) {
            set.add(row * width + column)
          }
        }
      }
    },
    covers(code, address) {
      const range = address === undefined ? null : parseRange(address)
      return range !== null && at(code, range.top, range.left)
    },
  }
}
