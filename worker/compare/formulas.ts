// Whether two formulas are the same once rows have moved: a sort or an inserted row changes none.
import { splitSheet } from '../../shared/address/sheet-address.ts'
import { relativeReference as reference } from '../../shared/formula/relative-text.ts'
import type { ComparedLine } from '../../shared/schema/index.ts'
import type { Pair } from './match.ts'

/** A row of another sheet, whose rows nobody follows here. */
const otherSheet = /(!\$?[A-Z]{1,3}\$?)\d{1,7}(?::(\$?[A-Z]{1,3}\$?)\d{1,7})?/g

export type SameFormula = (from: ComparedLine, to: ComparedLine) => boolean

/** @param pairs lines and sums of both runs, which tell where each row went */
export function createSameFormula(pairs: readonly Pair[]): SameFormula {
  const [before, after] = [createRows(), createRows()]
  pairs.forEach(({ from, to }, i) => {
    if (!from || !to) return
    before.add(from, i + 1)
    after.add(to, i + 1)
  })
  return (from, to) => {
    const [was, is] = [from.reading?.formula ?? null, to.reading?.formula ?? null]
    if (was === is) return true
    if (was === null || is === null || shapeOf(was) !== shapeOf(is)) return false
    const [old, now] = [referencesOf(was, from), referencesOf(is, to)]
    return (
      old.length === now.length &&
      old.every((one, i) => {
        const other = now[i] as Reference
        return isSame(one, other, before.of(from), after.of(to))
      })
    )
  }
}

/** Both hold a value, or formulas that are equal but for the cells they refer to. */
export function sameShape(from: ComparedLine, to: ComparedLine): boolean {
  const [was, is] = [from.reading?.formula ?? null, to.reading?.formula ?? null]
  return was === null || is === null ? was === is : shapeOf(was) === shapeOf(is)
}

/** The formula without its references: what is left must be equal. */
const shapeOf = (formula: string): string =>
  formula
    .replace(reference, (whole) => (whole.startsWith('"') ? whole : 'RC'))
    .replaceAll('RC:RC', 'R')
    .replace(otherSheet, '$1#$2')

/** Rows of the sheet, and columns as the formula has them: relative to its cell, or fixed. */
interface Reference {
  text: string
  top: number
  bottom: number
  columns: string
}

function referencesOf(formula: string, { row }: ComparedLine): Reference[] {
  const found: Reference[] = []
  let end = -1
  for (const match of formula.matchAll(reference)) {
    const [text, rowBracket, rowText, columnBracket, column] = match
    if (text.startsWith('"')) continue
    const at = Number(rowText) + (rowBracket ? row : 0)
    const last = found.at(-1)
    const columns = `${columnBracket}${column}`
    if (last && end === match.index - 1 && formula[end] === ':') {
      last.text += `:${text}`
      last.bottom = Math.max(last.top, at)
      last.top = Math.min(last.top, at)
      last.columns += `:${columns}`
    } else found.push({ text, top: at, bottom: at, columns })
    end = match.index + text.length
  }
  return found
}

/** It takes in the same lines, or nothing but its place moved. */
function isSame(from: Reference, to: Reference, before: SheetRows, after: SheetRows): boolean {
  if (from.text === to.text) return true
  if (from.columns !== to.columns) return false
  const [was, is] = [before.within(from), after.within(to)]
  if (was.count > 0 || is.count > 0)
    return was.count === is.count && was.sum === is.sum && was.squares === is.squares
  // Rows without a line, such as a heading: the line above or below tells how far they moved.
  return to.top - from.top === shift(from) && to.bottom - from.bottom === shift(from)

  function shift({ top }: Reference): number {
    const pair = before.near(top)
    const now = pair === null ? null : after.rowOf(pair.id)
    return pair === null || now === null ? 0 : now - pair.row
  }
}

/** Count, sum and sum of squares of the ids of the lines in some rows: equal for the same lines. */
interface Lines {
  count: number
  sum: number
  squares: number
}

interface SheetRows {
  within: (rows: { top: number; bottom: number }) => Lines
  near: (row: number) => { row: number; id: number } | null
  rowOf: (id: number) => number | null
}

function createRows() {
  const sheets = new Map<string, { row: number; id: number }[]>()
  const made = new Map<string, SheetRows>()
  const sheetOf = ({ cell }: ComparedLine): string => splitSheet(cell).sheet
  return {
    add(line: ComparedLine, id: number): void {
      const sheet = sheetOf(line)
      const rows = sheets.get(sheet)
      if (rows) rows.push({ row: line.row, id })
      else sheets.set(sheet, [{ row: line.row, id }])
    },
    of(line: ComparedLine): SheetRows {
      const sheet = sheetOf(line)
      const rows = made.get(sheet) ?? rowsOfSheet(sheets.get(sheet) ?? [])
      made.set(sheet, rows)
      return rows
    },
  }
}

function rowsOfSheet(unsorted: readonly { row: number; id: number }[]): SheetRows {
  const rows = [...unsorted].sort((a, b) => a.row - b.row)
  const byId = new Map(rows.map(({ row, id }) => [id, row]))
  const sums: Lines[] = [{ count: 0, sum: 0, squares: 0 }]
  for (const { id } of rows) {
    const { count, sum, squares } = sums.at(-1) as Lines
    sums.push({ count: count + 1, sum: sum + id, squares: squares + id * id })
  }
  /** How many lines stand above a row. */
  const above = (row: number): number => {
    let [low, high] = [0, rows.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((rows[middle]?.row ?? 0) < row) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    within({ top, bottom }) {
      const [first, last] = [sums[above(top)] as Lines, sums[above(bottom + 1)] as Lines]
      return {
        count: last.count - first.count,
        sum: last.sum - first.sum,
        squares: last.squares - first.squares,
      }
    },
    near: (row) => rows[above(row)] ?? rows.at(-1) ?? null,
    rowOf: (id) => byId.get(id) ?? null,
  }
}
