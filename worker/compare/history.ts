// One line followed through earlier runs, by its names and not by its address.
import { parseCell } from '../../shared/address/index.ts'
import { sheetReference, splitSheet } from '../../shared/address/sheet-address.ts'
import type { Change, ComparedLine } from '../../shared/schema/index.ts'
import type { KeptRows, Rows } from '../../shared/trace/index.ts'
import { kindsOf } from './compare.ts'
import { sameShape } from './formulas.ts'
import { createNames, type NameOf, pairLines } from './match.ts'

/** A run's line, and how many lines of the run have its name. */
export interface Followed {
  line: ComparedLine | null
  /** More than one: they are told apart by what they say and by their order. */
  same: number
}

/**
 * The line of a cell's row; null where the row is none of the budget's.
 * @param sheet the run's own, where it took one alone: addresses may name it
 */
export function lineOfCell(
  { lines, leftOut }: KeptRows,
  address: string,
  sheet: string,
): ComparedLine | null {
  const given = splitSheet(address.replaceAll('$', ''))
  const row = parseCell(given.local)?.row
  if (row === undefined) return null
  const own = `${sheetReference({ sheet })}!`
  for (const rows of [lines, leftOut])
    for (let place = 0; place < rows.count; place++) {
      if (rows.rowAt(place) !== row) continue
      const at = rows.sheetAt(place)
      if (at === given.sheet || (at === '' && given.sheet === own)) return rows.lineAt(place)
    }
  return null
}

/** The line in an earlier run: by all its names, else by its own under another parent. */
export function follow(line: ComparedLine, run: KeptRows, earlier: KeptRows): Followed {
  const { onSheet, full, own } = createNames()
  for (const nameOf of line.sheet === undefined ? [full, own] : [onSheet, full, own]) {
    const name = nameOf(line)
    if (name === '') continue
    const before = named(earlier, nameOf, name)
    if (before.length === 0) continue
    const now = named(run, nameOf, name)
    const pair = pairLines(before, now).find(({ to }) => to?.cell === line.cell)
    if (pair?.from) return { line: pair.from, same: before.length }
  }
  return { line: null, same: 0 }
}

function named({ lines, leftOut }: KeptRows, nameOf: NameOf, name: string): ComparedLine[] {
  const found: ComparedLine[] = []
  const take = (rows: Rows) => {
    for (let place = 0; place < rows.count; place++) {
      const line = rows.lineAt(place)
      if (nameOf(line) === name) found.push(line)
    }
  }
  take(lines)
  take(leftOut)
  return found
}

/** What a run changed on the line; the rows of its formula's cells are not followed here. */
export const changesOfLine = (
  from: ComparedLine | null,
  to: ComparedLine | null,
): Change['kinds'] =>
  from === null && to === null
    ? []
    : kindsOf({ from, to }, { sameFormula: sameShape, formats: true })
