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
const mostMarkedRows = 5
const mostColumns = 8

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
  const worth = height <= mostRows ? upTo(height) : told.length > 0 ? near : below
  for (const row of worth) {
    if (chosen.size >= Math.min(height, mostRows)) break
    if (row >= 1 && row <= height && isFilled(sheet.rows[row - 1])) chosen.add(row)
  }
  const needed = Math.max(0, ...[...marked, ...changed].map(lastColumnOf))
  const last = Math.max(Math.min(width, mostColumns), Math.min(needed + 1, width + 2))
  return {
    sheet,
    rows: [...chosen].sort((a, b) => a - b),
    columns: upTo(last).map((n) => n - 1),
    rest: height - chosen.size,
  }
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

const lastColumnOf = (address: string): number => parseRange(address)?.right ?? 0
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)
const isFilled = (row: readonly Cell[] = []): boolean => lastFilled(row) >= 0
const lastFilled = (row: readonly Cell[]): number =>
  row.findLastIndex((cell) => cell !== null && cell !== '')
