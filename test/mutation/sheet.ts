// The clean sheets that faults are planted in, and the ways to plant one.

import { columnLetters, parseCell } from '../../shared/address/index.ts'
import { applyEdits } from '../../shared/edits.ts'
import type { Cell, SheetSnapshot } from '../../shared/schema/index.ts'
import { referenceSnapshot } from '../fixtures/reference.ts'

export type Change = (sheet: SheetSnapshot) => SheetSnapshot

/** Writes cells as a clerk would; sums follow. A text starting with = is a formula. */
export const write =
  (cells: Record<string, Cell>): Change =>
  (sheet) =>
    applyEdits(
      sheet,
      Object.entries(cells).map(([cell, value]) => ({ cell, value })),
    )

/** Replaces a part of a cell's text. */
export const replace =
  (cell: string, from: string, to: string): Change =>
  (sheet) => {
    const text = String(valueAt(sheet, cell))
    if (!text.includes(from)) throw new Error(`${cell} has no ${from}`)
    return write({ [cell]: text.replace(from, to) })(sheet)
  }

/** Sets facts of the snapshot other than its cells. */
export const mark =
  (facts: Partial<SheetSnapshot>): Change =>
  (sheet) => ({ ...sheet, ...facts })

/** Sets a shown value without its formula being worked out, as with calculation switched off. */
export const show =
  (cell: string, value: number): Change =>
  (sheet) => {
    const at = parseCell(cell)
    const rows = sheet.rows.map((row) => [...row])
    const row = at && rows[at.row - 1]
    if (!at || !row) throw new Error(`no cell ${cell}`)
    row[at.column] = value
    return { ...sheet, rows }
  }

/** Copies a row below another; the total's range grows with it, as in Excel. */
export const insertCopy =
  (of: number, below: number, changes: Record<string, Cell> = {}): Change =>
  (sheet) => {
    const rows = sheet.rows.map((row) => [...row])
    const copy = [...(rows[of - 1] ?? [])]
    for (const [letters, value] of Object.entries(changes)) copy[letters.charCodeAt(0) - 65] = value
    rows.splice(below, 0, copy)
    return settled({ ...sheet, rows, formulas: shifted(sheet.formulas, below, 1) })
  }

export const deleteRow =
  (row: number): Change =>
  (sheet) => {
    const rows = sheet.rows.filter((_, index) => index !== row - 1)
    return settled({ ...sheet, rows, formulas: shifted(sheet.formulas, row, -1) })
  }

export const all =
  (...changes: Change[]): Change =>
  (sheet) =>
    changes.reduce((changed, change) => change(changed), sheet)

export const valueAt = (sheet: SheetSnapshot, cell: string): Cell => {
  const at = parseCell(cell)
  return (at && sheet.rows[at.row - 1]?.[at.column]) ?? null
}

/** The reference sheet as published: rows 5 to 19, total in row 20, sentence in A22. */
export const plain = referenceSnapshot

/** The reference with a subtotal below each issue: rows 6, 10, 13, 18, 22, 25; total in row 26. */
export function withSubtotals(): SheetSnapshot {
  const sheet = referenceSnapshot()
  const [title = [], unit = [], gap = [], heading = []] = sheet.rows
  const rows = [title, unit, gap, heading]
  const formulas: Record<string, string> = {}
  const runs: string[] = []
  let first = 5
  const lines = sheet.rows.slice(4, 19)
  lines.forEach((line, index) => {
    rows.push(line)
    if (lines[index + 1]?.[0] === line[0]) return
    const run = `D${first}:D${rows.length}`
    runs.push(run)
    rows.push(['小計', '', '', 0, '', '', ''])
    formulas[`D${rows.length}`] = `=SUM(${run})`
    first = rows.length + 1
  })
  rows.push(['合計', '', '', 0, '', '', ''])
  formulas[`D${rows.length}`] = `=SUM(${runs.join(',')})`
  rows.push([], sheet.rows[21] ?? [])
  return settled({ ...sheet, rows: rows.map((row) => [...row]), formulas })
}

/** The reference with last year's amounts in H, the change in I and its rate in J. */
export function withPriorYear(): SheetSnapshot {
  const sheet = referenceSnapshot()
  const prior = [21_000, 20_000, '-', 1_800, 4_000, 4_000, 600, 6_000, 2_000, 8_000, 500, 15_000]
  const priors = [...prior, '-', 120_000, 70_000]
  let priorTotal = 0
  const rows = sheet.rows.map((row, index) => {
    if (index === 3) return [...row, '前年度予算額', '増減', '率']
    if (index === 19) return [...row, ...compared(Number(row[3]), priorTotal)]
    const before = index > 3 && index < 19 ? priors[index - 4] : undefined
    if (typeof before !== 'number' || typeof row[3] !== 'number') {
      return before === undefined ? row : [...row, before, '-', '-']
    }
    priorTotal += before
    return [...row, ...compared(row[3], before)]
  })
  return { ...sheet, rows }
}

function compared(amount: number, prior: number): Cell[] {
  const change = amount - prior
  // Half-up at one decimal, the magnitude by itself.
  const rate = Math.floor((Math.abs(change) * 1000) / prior + 0.5) / 10
  return [prior, change, `${change < 0 ? '△' : ''}${rate.toFixed(1)}%`]
}

const settled = (sheet: SheetSnapshot): SheetSnapshot => applyEdits(sheet, [])

/** Formulas and the addresses in them as Excel moves them when rows below `row` go down or up. */
function shifted(
  formulas: Record<string, string> | undefined,
  row: number,
  by: 1 | -1,
): Record<string, string> {
  const moved = (at: number): number => (at > row || (by < 0 && at === row) ? at + by : at)
  const address = (letters: string, digits: string): string => {
    const at = Number(digits)
    // A range that ends just above an inserted row takes it in.
    return `${letters}${by > 0 && at === row ? at + 1 : moved(at)}`
  }
  return Object.fromEntries(
    Object.entries(formulas ?? {}).map(([cell, text]) => {
      const at = parseCell(cell)
      const place = at ? `${columnLetters(at.column)}${moved(at.row)}` : cell
      return [
        place,
        text.replace(/([A-Z]+)(\d+)/g, (_, letters: string, digits: string) =>
          address(letters, digits),
        ),
      ]
    }),
  )
}
