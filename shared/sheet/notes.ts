// What was noticed while reading and should be said: other readings, missing units, unknown columns.

import { cellAddress, columnLetters, rangeAddress } from '../address/index.ts'
import type { Budget, Lines, ReadingNote, TableReading } from '../model/budget.ts'
import type { RankedTable } from './choose.ts'
import type { Grid } from './grid.ts'
import type { Understood } from './understand.ts'

const lowest = 0.5

/** Reading notes of the chosen table, the orphan rows aside. */
export function notesOf(
  grid: Grid,
  { region, columns, choice, units, reading }: Understood,
  ranked: readonly RankedTable[],
  budget: Budget,
): ReadingNote[] {
  const notes: ReadingNote[] = []
  const headingRow = grid.top + (region.headerRows.at(-1) ?? region.first)
  const cellOf = (column: number) => cellAddress(headingRow, grid.left + column)
  const lettersOf = (column: number) => columnLetters(grid.left + column)

  if (!choice.chosen) {
    notes.push({ code: 'noAmountColumn', cells: columns.map(({ column }) => cellOf(column)) })
  } else if (choice.ambiguous.length > 0) {
    notes.push({
      code: 'ambiguousAmount',
      chosen: lettersOf(choice.chosen.column),
      others: choice.ambiguous.map(({ column }) => lettersOf(column)),
      cells: [choice.chosen, ...choice.ambiguous].map(({ column }) => cellOf(column)),
    })
  }
  if (budget.tables.length > 1) {
    const others = budget.tables
      .filter((table) => table !== reading)
      .map(({ range }) => rangeAddress(range))
    notes.push({ code: 'severalTables', chosen: rangeAddress(reading.range), others })
    reading.alternatives.push(...tableAlternatives(reading, ranked))
  }
  if (region.repeats.size > 0) {
    const cells = [...region.repeats].map((row) =>
      cellAddress(grid.top + row, grid.left + region.left),
    )
    notes.push({ code: 'repeatedHeader', cells })
  }
  if (choice.chosen && !reading.unit && !choice.chosen.unit && needsUnit(budget)) {
    notes.push({ code: 'noUnit', cells: [cellOf(choice.chosen.column)] })
  }
  const named = [...new Set(units.map(({ unit }) => unit))]
  if (named.length > 1 && !choice.chosen?.unit) {
    const cells = units.map(({ row, column }) => cellAddress(grid.top + row, grid.left + column))
    notes.push({ code: 'ambiguousUnit', units: named, cells })
  }
  for (const { column, role, heading, sense } of columns) {
    if (role !== 'ignored' || sense.role !== null || heading === '') continue
    notes.push({ code: 'unknownColumn', cells: [cellOf(column)], heading })
  }
  for (const role of ['exclusion', 'reflection'] as const) {
    const cells = columns
      .filter((column) => column.role === role)
      .map(({ column }) => cellOf(column))
    if (cells.length > 1) notes.push({ code: 'doubleColumn', role, cells })
  }
  if (reading.confidence < lowest)
    notes.push({ code: 'lowConfidence', confidence: reading.confidence })
  return notes
}

/** Reading notes of a plan's text with its amounts inside: a missing unit, amounts without a name. */
export function inlineNotes(
  reading: TableReading,
  lines: Lines,
  orphans: readonly number[],
): ReadingNote[] {
  const notes: ReadingNote[] = []
  const column = reading.columnOf.amount ?? 0
  const cellsOf = (rows: readonly number[]) => rows.map((row) => cellAddress(row, column))
  const bare = lines
    .all()
    .filter(
      ({ amount }) => amount.state === 'value' && amount.unitSource !== 'cell' && !reading.unit,
    )
  if (bare.length > 0) notes.push({ code: 'noUnit', cells: cellsOf(bare.map(({ row }) => row)) })
  if (orphans.length > 0) notes.push({ code: 'orphanRow', cells: cellsOf(orphans) })
  if (reading.confidence < lowest)
    notes.push({ code: 'lowConfidence', confidence: reading.confidence })
  return notes
}

function needsUnit({ lines }: Budget): boolean {
  for (const { amount } of lines) {
    const { state, unitSource } = amount
    if (state === 'value' && unitSource !== 'cell' && unitSource !== 'heading') return true
  }
  return false
}

/** The other tables with their chance of being the budget. */
function tableAlternatives(
  reading: TableReading,
  ranked: readonly RankedTable[],
): TableReading['alternatives'] {
  const best = ranked[0]?.score ?? 0
  return ranked
    .filter(({ table }) => table.reading !== reading)
    .map(({ table, score }) => ({
      kind: 'table',
      value: rangeAddress(table.reading.range),
      reason: table.reading.columns
        .map(({ heading }) => heading)
        .join(' | ')
        .slice(0, 120),
      confidence: Math.round(Math.max(0.05, Math.min(0.5, 0.5 - (best - score) / 4)) * 100) / 100,
    }))
}
