// The cells of a sheet as one short text, to see later whether anything has changed.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { SheetSnapshot } from '../../shared/schema/index.ts'
import { cellAddress, parseCell } from '../../shared/sheet/address.ts'
import type { Area } from './area.ts'

/** SHA-256 of values and formulas with their place; formats and hidden rows do not count. */
export function fingerprintOf({ sheet, origin, rows, formulas }: SheetSnapshot): string {
  const hash = sha256.create()
  hash.update(utf8ToBytes(JSON.stringify([sheet, origin])))
  for (const row of rows) hash.update(utf8ToBytes(JSON.stringify(row)))
  const entries = Object.entries(formulas ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  hash.update(utf8ToBytes(JSON.stringify(entries)))
  return bytesToHex(hash.digest())
}

/** Cells that differ between two readings, at most `most` of them; whole size first. */
export function changedCells(before: SheetSnapshot, after: SheetSnapshot, most = 20): string[] {
  const changed: string[] = []
  const was = keyed(before)
  const is = keyed(after)
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    if (was.get(key) === is.get(key)) continue
    changed.push(key)
    if (changed.length >= most) break
  }
  return changed
}

/** The area that a snapshot's rows lie in; null when it has none. */
export function areaOf({ origin, rows }: SheetSnapshot): Area | null {
  const at = parseCell(origin ?? 'A1')
  const columns = rows[0]?.length ?? 0
  if (!at || rows.length === 0 || columns === 0) return null
  return { row: at.row - 1, column: at.column, rows: rows.length, columns }
}

function keyed(snapshot: SheetSnapshot): Map<string, string> {
  const cells = new Map<string, string>()
  const area = areaOf(snapshot)
  if (!area) return cells
  snapshot.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value === '' || value === null) return
      const address = cellAddress(area.row + r + 1, area.column + c)
      cells.set(address, `${typeof value}:${value}|${snapshot.formulas?.[address] ?? ''}`)
    })
  })
  return cells
}
