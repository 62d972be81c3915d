// Rows of a run's lines as they are stored: a column each, in runs of one number where that is shorter.
//
// Names, units and marks stay the same from line to line, and rows go up by one: most columns are a few runs.
import { z } from 'zod'
import type { LineReading } from '../../shared/schema/index.ts'
import { StoredDataError } from './stored.ts'

/** Columns after a line's row: its yen, and places among texts and readings. */
export const columns = [
  'yen',
  'exclusion',
  'issue',
  'strategy',
  'initiative',
  'department',
  'reflection',
  'reading',
  'raw', // none where it is the amount in its unit
] as const
type Column = (typeof columns)[number]
export type Unpacked = { [name in Column]: Numbers | null }

export interface StoredRows extends Partial<Record<Column, Packed>> {
  count: number
  /** Each as its distance from the row before. */
  row: Packed
}

/** The rows of one sheet. */
export interface StoredLines {
  /** In a run of several sheets, whose rows they are. */
  workbook?: string | undefined
  sheet?: string | undefined
  /** What stands before a cell's row: its sheet in a run of several, and its column's letters. */
  column: string
  texts: string[]
  /** What cells have in common in how they were read: all of it but their text. */
  readings?: Omit<LineReading, 'raw'>[] | undefined
  rows: StoredRows
  /** The rows that are left out, likewise. */
  outside: StoredRows
}

/** What stands in a column: nothing is null. */
export type Numbers = readonly (number | null)[]

/** `[value, times, value, times, …]`, or each value by itself. */
export const packedSchema = z.union([
  z.object({ runs: z.custom<(number | null)[]>(Array.isArray) }),
  z.object({ each: z.custom<(number | null)[]>(Array.isArray) }),
])
export type Packed = z.infer<typeof packedSchema>

export function packNumbers(values: Numbers): Packed {
  const runs: (number | null)[] = []
  for (let at = 0; at < values.length; ) {
    const value = values[at] ?? null
    let end = at + 1
    while (end < values.length && (values[end] ?? null) === value) end++
    runs.push(value, end - at)
    if (runs.length >= values.length) return { each: [...values] }
    at = end
  }
  return { runs }
}

/** @throws StoredDataError where it does not come to `count` numbers */
export function unpackNumbers(packed: Packed, count: number): Numbers {
  const values = 'each' in packed ? packed.each : spread(packed.runs, count)
  if (values.length !== count) throw damaged()
  return values
}

function spread(runs: Numbers, count: number): (number | null)[] {
  const values = new Array<number | null>(count)
  let at = 0
  for (let i = 0; i < runs.length; i += 2) {
    const value = runs[i] ?? null
    const times = runs[i + 1]
    if (!Number.isSafeInteger(times) || (times as number) < 1 || at + (times as number) > count)
      throw damaged()
    values.fill(value, at, at + (times as number))
    at += times as number
  }
  if (at !== count) throw damaged()
  return values
}

/** Each as its distance from the one before, the first from 0. */
export const differences = (values: readonly number[]): number[] =>
  values.map((value, i) => value - (values[i - 1] ?? 0))

/** @throws StoredDataError where one is no whole number */
export function fromDifferences(values: Numbers): number[] {
  let last = 0
  return values.map((value) => {
    last += value ?? Number.NaN
    if (!Number.isSafeInteger(last)) throw damaged()
    return last
  })
}

export const damaged = () => new StoredDataError('The kept lines of a run are damaged')
