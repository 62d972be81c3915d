// Number formats by cell: a column's usual one, and those of single cells that differ.

import { columnIndex, columnLetters, parseCell } from '../address/index.ts'
import { type NumberFormat, readNumberFormat } from '../amount/number-format.ts'
import type { Cell, SheetSnapshot } from '../model/types.ts'

/** Formats of one column; rows as on the sheet. */
export interface ColumnFormats {
  readonly usual: string | undefined
  /** Rows whose format is another one. */
  readonly own: ReadonlyMap<number, string> | null
}

export interface CellFormats {
  /** @param column on the sheet, from 0 */
  of(column: number): ColumnFormats
  textAt(row: number, column: number): string | undefined
  /** The format in force, read; null where there is none. @param row on the sheet, from 1 */
  at(row: number, column: number): NumberFormat | null
}

const noFormats: ColumnFormats = { usual: undefined, own: null }

export function createCellFormats(formats: SheetSnapshot['numberFormats']): CellFormats {
  const columns = new Map<number, { usual: string | undefined; own: Map<number, string> | null }>()
  for (const [key, format] of Object.entries(formats ?? {})) {
    const cell = parseCell(key)
    const index = cell ? cell.column : columnIndex(key)
    const column = columns.get(index) ?? { usual: undefined, own: null }
    columns.set(index, column)
    if (!cell) column.usual = format
    else {
      column.own ??= new Map()
      column.own.set(cell.row, format)
    }
  }
  const read = new Map<string, NumberFormat>()
  const textAt = (row: number, column: number): string | undefined => {
    const formats = columns.get(column)
    return formats?.own?.get(row) ?? formats?.usual
  }
  return {
    of: (column) => columns.get(column) ?? noFormats,
    textAt,
    at(row, column) {
      const text = textAt(row, column)
      if (text === undefined) return null
      let format = read.get(text)
      if (!format) {
        format = readNumberFormat(text)
        read.set(text, format)
      }
      return format
    },
  }
}

/**
 * The formats of a column's numbers as a snapshot holds them: the commonest under the column's
 * letters unless it is General, each other one under its cell. Every reader of sheets uses it.
 * @param rows from the top: row on the sheet from 1, its cell and its format
 */
export function formatsOfColumn(
  column: number,
  rows: Iterable<{ row: number; cell: Cell | undefined; format: string }>,
): Record<string, string> {
  const numbers: { row: number; format: string }[] = []
  const counts = new Map<string, number>()
  for (const { row, cell, format } of rows) {
    if (typeof cell !== 'number') continue
    numbers.push({ row, format })
    counts.set(format, (counts.get(format) ?? 0) + 1)
  }
  const usual = mostFrequent(counts)
  const letters = columnLetters(column)
  const formats: Record<string, string> = usual === 'General' ? {} : { [letters]: usual }
  for (const { row, format } of numbers) if (format !== usual) formats[`${letters}${row}`] = format
  return formats
}

/** The first of the commonest. */
function mostFrequent(counts: ReadonlyMap<string, number>): string {
  let best = 'General'
  let most = 0
  for (const [key, count] of counts) {
    if (count > most) {
      best = key
      most = count
    }
  }
  return best
}
