// Reads the amounts of one column, each cell by the number format it has.
import type { AmountReading } from '../model/budget.ts'
import type { Cell } from '../schema/index.ts'
import { type AmountContext, createAmountReader, createPlainYen } from './index.ts'
import { readNumberFormat } from './number-format.ts'

export interface ColumnAmounts {
  read: (cell: Cell, row: number) => AmountReading
  /** As of `createPlainYen`; NaN also in rows with a format of their own. */
  plainYen: ((value: number, row: number) => number) | null
}

/** @param formats the column's usual one, and those of single rows */
export function createColumnAmounts(
  given: Omit<AmountContext, 'numberFormat' | 'printedUnit'>,
  { usual, own }: { usual: string | undefined; own: ReadonlyMap<number, string> | null },
): ColumnAmounts {
  // Where nothing else states a unit, cells without one are in the unit that the others print.
  const printed = usual === undefined ? null : (readNumberFormat(usual).ways[0]?.unit ?? null)
  const around = { ...given, printedUnit: printed }
  const withFormat = (format: string | undefined): AmountContext =>
    format === undefined ? around : { ...around, numberFormat: format }
  const read = createAmountReader(withFormat(usual))
  const plainYen = createPlainYen(withFormat(usual))
  if (own === null) return { read: (cell) => read(cell), plainYen }
  const readers = new Map<string, (cell: Cell) => AmountReading>()
  return {
    plainYen: plainYen && ((value, row) => (own.has(row) ? Number.NaN : plainYen(value))),
    read(cell, row) {
      const format = typeof cell === 'number' ? own.get(row) : undefined
      if (format === undefined) return read(cell)
      let reader = readers.get(format)
      if (!reader) {
        reader = createAmountReader(withFormat(format))
        readers.set(format, reader)
      }
      return reader(cell)
    },
  }
}
