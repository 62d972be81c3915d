// What has been said about which cell, so that one fault gives one finding.
import type { Severity } from '../schema/index.ts'
import { parseRange } from '../sheet/address.ts'

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

export function createReported(): Reported {
  let errors = 0
  const cellsOf = new Map<string, Set<number>>()
  const at = (code: string, row: number, column: number): boolean =>
    cellsOf.get(code)?.has(row * width + column) ?? false
  return {
    at,
    any: (code) => cellsOf.has(code),
    errors: () => errors,
    add(code, cells, severity) {
      if (severity === 'error') errors++
      const set = cellsOf.get(code) ?? new Set<number>()
      cellsOf.set(code, set)
      for (const address of cells) {
        const range = parseRange(address)
        if (!range) continue
        for (let row = range.top; row <= range.bottom; row++) {
          for (let column = range.left; column <= range.right; column++) {
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
