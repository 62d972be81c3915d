// The cells of a sheet as one short text, to see later whether anything has changed.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { parseCell } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Area } from '../excel/area.ts'
import { differingCells, type Table } from './cell-changes.ts'

/** SHA-256 of values and formulas with their place; formats and hidden rows do not count. */
export function fingerprintOf({ sheet, origin, rows, formulas }: SheetSnapshot): string {
  const hash = sha256.create()
  hash.update(utf8ToBytes(JSON.stringify([sheet, origin])))
  for (const row of rows) hash.update(utf8ToBytes(JSON.stringify(row)))
  const entries = Object.entries(formulas ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  hash.update(utf8ToBytes(JSON.stringify(entries)))
  return bytesToHex(hash.digest())
}

/** Whether two readings hold the same values and formulas at the same places. */
export const isSameSheet = (before: SheetSnapshot, after: SheetSnapshot): boolean =>
  before.sheet === after.sheet &&
  before.origin === after.origin &&
  before.rows.length === after.rows.length &&
  before.rows.every((row, r) => isSameRow(row, after.rows[r])) &&
  changedFormulas(before, after).size === 0

export const isSameRow = (row: readonly Cell[], other: readonly Cell[] | undefined): boolean =>
  row === other ||
  (row.length === other?.length && row.every((value, column) => value === other[column]))

/** Cells that differ between two readings, at most `most` of them; whole size first. */
export function changedCells(before: SheetSnapshot, after: SheetSnapshot, most = 20): string[] {
  const changed: string[] = []
  const formulas = changedFormulas(before, after)
  for (const address of differingCells(tableOf(before), tableOf(after), formulas)) {
    changed.push(address)
    if (changed.length >= most) break
  }
  return changed
}

function changedFormulas(before: SheetSnapshot, after: SheetSnapshot): Set<string> {
  const was = before.formulas ?? {}
  const is = after.formulas ?? {}
  const changed = new Set<string>()
  for (const address of Object.keys(was)) if (was[address] !== is[address]) changed.add(address)
  for (const address of Object.keys(is)) if (was[address] === undefined) changed.add(address)
  return changed
}

function tableOf(snapshot: SheetSnapshot): Table | null {
  const area = areaOf(snapshot)
  return area && { row: area.row, column: area.column, rows: snapshot.rows }
}

/** The area that a snapshot's rows lie in; null when it has none. */
export function areaOf({ origin, rows }: SheetSnapshot): Area | null {
  const at = parseCell(origin ?? 'A1')
  const columns = rows[0]?.length ?? 0
  if (!at || rows.length === 0 || columns === 0) return null
  return { row: at.row - 1, column: at.column, rows: rows.length, columns }
}
