// The part of a case's sheet that shows what a rule is about: which rows and columns, with which marks.
import { cellAddress, parseRange } from '../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../shared/schema/index.ts'

export interface Window {
  sheet: SheetSnapshot
  rows: number[]
  columns: number[]
  /** Rows between two that are shown are left out. */
  rest: number
}

const mostRows = 9
const leastRows = 6
const mostMarkedRows = 5
const mostColumns = 5

/**
 * The rows worth looking at: the heading, those that are marked or changed, and their neighbours.
 * @param marked addresses that are reported; @param changed cells that differ from the other example
 */
export function windowOf(
  sheet: SheetSnapshot,
  heading: number | null,
  marked: readonly string[],
  changed: ReadonlySet<string>,
): Window {
  const height = sheet.rows.length
  const width = Math.max(1, ...sheet.rows.map((row) => lastFilled(row) + 1))
  const told = [...new Set([...rowsOf(marked).slice(0, mostMarkedRows), ...rowsOf([...changed])])]
    .filter((row) => row <= height)
    .slice(0, mostRows - 2)
  const chosen = new Set<number>(told)
  if (heading !== null && heading <= height) chosen.add(heading)
  const near = told.flatMap((row) => [row - 1, row + 1])
  const below = upTo(height).filter((row) => row > (heading ?? 0))
  const isSmall = height <= mostRows
  for (const row of isSmall ? upTo(height) : [...near, ...below]) {
    if (chosen.size >= (isSmall || near.includes(row) ? mostRows : leastRows)) break
    if (row >= 1 && row <= height && isFilled(sheet.rows[row - 1])) chosen.add(row)
  }
  return {
    sheet,
    rows: [...chosen].sort((a, b) => a - b),
    columns: columnsOf(sheet, width, [...marked, ...changed]),
    rest: height - chosen.size,
  }
}

/** Of a wide sheet the columns it is about, with the names before the amounts and the amounts. */
function columnsOf(sheet: SheetSnapshot, width: number, told: readonly string[]): number[] {
  const all = upTo(width).map((n) => n - 1)
  const about = new Set(
    told.flatMap((address) => {
      const range = parseRange(address)
      return range ? upTo(range.right - range.left + 1).map((n) => range.left + n - 1) : []
    }),
  )
  if (width <= mostColumns) return [...new Set([...all, ...about])].sort((a, b) => a - b)
  const amount = all.find((column) => sheet.rows.some((row) => typeof row[column] === 'number'))
  if (amount !== undefined)
    for (const column of [amount, amount - 1]) about.add(Math.max(0, column))
  for (const column of all.slice(amount ?? 0)) if (about.size < mostColumns - 1) about.add(column)
  return [...about].filter((column) => column <= width + 1).sort((a, b) => a - b)
}

/** Cells whose value or formula is not the same in the other sheet. */
export function changedCells(sheet: SheetSnapshot, other: SheetSnapshot): Set<string> {
  const changed = new Set<string>()
  sheet.rows.forEach((row, at) => {
    row.forEach((cell, column) => {
      const address = cellAddress(at + 1, column)
      const same =
        textOf(cell) === textOf(other.rows[at]?.[column] ?? null) &&
        sheet.formulas?.[address] === other.formulas?.[address]
      if (!same) changed.add(address)
    })
  })
  return changed
}

export const isWithin = (row: number, column: number, addresses: readonly string[]): boolean =>
  addresses.some((address) => {
    const range = parseRange(address)
    return (
      range !== null &&
      row >= range.top &&
      row <= range.bottom &&
      column >= range.left &&
      column <= range.right
    )
  })

export const textOf = (cell: Cell): string => (cell === null ? '' : String(cell))

const rowsOf = (addresses: readonly string[]): number[] =>
  addresses.flatMap((address) => {
    const range = parseRange(address)
    return range ? upTo(range.bottom - range.top + 1).map((n) => range.top + n - 1) : []
  })

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)
const isFilled = (row: readonly Cell[] = []): boolean => lastFilled(row) >= 0
const lastFilled = (row: readonly Cell[]): number =>
  row.findLastIndex((cell) => cell !== null && cell !== '')
