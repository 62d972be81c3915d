// Reads a sheet: finds its tables, understands the columns and rows of the one that is the budget.

import { cellAddress, columnIndex, rangeAddress } from '../address/index.ts'
import { findUnit } from '../amount/index.ts'
import { amountUnit, commonUnit } from '../model/amount-unit.ts'
import type { Budget, TableReading } from '../model/budget.ts'
import type { Mapping, Plan, Policy, SheetSnapshot, Unit } from '../schema/index.ts'
import { createWork, type Work } from '../work.ts'
import { declaredFigures } from './around/declared.ts'
import { textsIn, titleYears, yearsIn } from './around/texts.ts'
import { isRevenueTable, rankTables } from './choose.ts'
import { isBudget } from './evidence.ts'
import { type Grid, makeGrid, textAt } from './grid.ts'
import { type HeadingSense, senseOf } from './heading/sense.ts'
import { findInline, type InlineTable, onSheet } from './inline/inline.ts'
import { findRegions } from './locate/regions.ts'
import { inlineNotes, notesOf } from './notes.ts'
import { noLines } from './rows/lines.ts'
import { otherFiguresNote } from './rows/other-figures.ts'
import { finerColumn, leaveOutRepeated } from './rows/repeated.ts'
import type { SecondBlock } from './rows/second-block.ts'
import { readTable } from './rows/table.ts'
import { type Understood, understandTable } from './understand.ts'
import { oncePerText } from './words.ts'

export { toLineItem } from './line-item.ts'

/** Rows of text looked at above and below the table. */
const rowsAround = 400
/** Confidence of a reading that the user has to look at. */
const unsure = 0.45

/**
 * The budget on a sheet. Never throws; where two readings are possible the likelier one is taken and
 * `readingNotes` and `table.alternatives` name both. A mapping's own words always win.
 */
export function readBudget(
  snapshot: SheetSnapshot,
  plan: Plan | null,
  policy: Policy,
  given?: Mapping,
  work: Work = createWork(0),
): Budget {
  const grid = makeGrid(snapshot)
  const mapping = given && isOfTable(given) ? given : undefined
  const sense = oncePerText<HeadingSense>(senseOf)
  const years = titleYears(grid)
  const context = { plan, policy, titleYears: years, ...(mapping ? { mapping } : {}) }
  const rowsOf = (one: Understood, on = grid) =>
    readTable(on, one, plan, policy, plan?.fiscalYear ?? years[0] ?? null, work, given?.rows)
  const tables = findRegions(grid, sense, mapping)
    .filter(() => work.take('tables', 1))
    .map((region) => understandTable(grid, region, sense, context))
  const ranked = rankTables(grid, tables, plan)
  const inline = mapping || isSettled(ranked[0]?.table) ? null : findInline(grid)
  if (inline && outweighs(inline, ranked[0]?.table)) return readInline(inline)
  const says = (table: Understood) => isBudget(grid, table, plan, snapshot.sheet)
  const chosen = mapping ? ranked[0] : ranked.find(({ table }) => says(table))
  if (!chosen && !mapping && tables.length > 0 && !tables.some(says))
    return noBudget(snapshot, tables)
  let table = chosen?.table ?? tables.find(says) ?? null
  let rows = table && rowsOf(table)
  const finer = table && rows && !mapping ? finerColumn(grid, table, rows.lines) : null
  const repeating = table?.reading.columnOf.amount
  if (table && finer) {
    const before = table
    table = understandTable(grid, before.region, sense, { ...context, mapping: { columns: finer } })
    tables.splice(tables.indexOf(before), 1, table)
    for (const one of ranked) if (one.table === before) one.table = table
    rows = rowsOf(table)
  }
  if (table && (isContinuedBeside(table, tables) || isRevenueTable(grid, table)))
    table.reading.confidence = Math.min(table.reading.confidence, unsure)
  const budget: Budget = {
    snapshot,
    tables: tables.map(({ reading }) => reading),
    table: table?.reading ?? null,
    lines: noLines(),
    declared: [],
    years: [],
    notes: [],
    readingNotes: [],
  }
  if (table && rows) {
    const {
      lines,
      hierarchy,
      outline,
      orphans,
      again,
      net,
      revenue,
      figures,
      unnamed,
      possible,
      chosen: chosenRows,
      reading,
    } = rows
    budget.lines = lines
    const repeated = leaveOutRepeated(lines)
    if (repeating !== undefined && (finer || repeated.rows.length > 0)) {
      const left = finer ? { rows: [], yen: 0 } : repeated
      budget.readingNotes.push({ code: 'repeatedAmounts', column: repeating, ...left })
    }
    table.reading.hierarchy = hierarchy
    table.reading.sums = reading
    if (outline !== null) markOutline(table.reading, outline)
    table.reading.range.bottom = lines.lastRow ?? table.reading.range.bottom
    budget.readingNotes.push(...notesOf(grid, table, ranked, budget))
    if (revenue) budget.readingNotes.push(...revenueNote(budget, table, revenue))
    if (again) budget.readingNotes.push(...secondBlockNote(budget, table, again))
    if (figures) budget.readingNotes.push(otherFiguresNote(lines, figures, (row) => row - grid.top))
    const amount = table.reading.columnOf.amount
    if (unnamed.length > 0 && amount !== undefined)
      budget.readingNotes.push({ code: 'sumsByFigures', column: amount, sums: unnamed })
    if (net && amount !== undefined)
      budget.readingNotes.push({ code: 'netTotal', column: amount, ...net })
    if (chosenRows.length > 0 && amount !== undefined)
      budget.readingNotes.push({ code: 'chosenRows', column: amount, rows: chosenRows })
    if (possible.length > 0 && amount !== undefined)
      budget.readingNotes.push({ code: 'possibleSums', column: amount, sums: possible })
    if (orphans.length > 0 && amount !== undefined) {
      const cells = orphans.map((row) => cellAddress(row, amount))
      budget.readingNotes.push({ code: 'orphanRow', cells })
    }
  } else budget.readingNotes.push({ code: 'noTable' })
  readAround(grid, table, budget, plan?.fiscalYear ?? years[0], plan?.unit ?? policy.defaultUnit)
  return budget

  /** A plan's text with its amounts in the names' own cells. */
  function readInline(found: InlineTable): Budget {
    const table = understandTable(found.grid, found.region, sense, context)
    const rows = rowsOf(table, found.grid)
    const { reading } = table
    reading.hierarchy = rows.hierarchy
    reading.sums = rows.reading
    reading.range.bottom = rows.lines.lastRow ?? reading.range.bottom
    onSheet(reading, found, grid)
    const budget: Budget = {
      snapshot,
      tables: [reading],
      table: reading,
      lines: rows.lines,
      declared: [],
      years: [],
      notes: [],
      readingNotes: inlineNotes(reading, rows.lines, rows.orphans),
    }
    readAround(grid, table, budget, plan?.fiscalYear ?? years[0], plan?.unit ?? policy.defaultUnit)
    return budget
  }
}

/** Whether a mapping says anything of the table; choices of single rows do not. */
const isOfTable = ({ range, headerRows, columns, unit }: Mapping): boolean =>
  [range, headerRows, columns, unit].some((part) => part !== undefined)

/** Tables that nothing says are a budget: no figure is taken from them. */
const noBudget = (snapshot: SheetSnapshot, tables: readonly Understood[]): Budget => ({
  snapshot,
  tables: tables.map(({ reading }) => reading),
  table: null,
  lines: noLines(),
  declared: [],
  years: [],
  notes: [],
  readingNotes: [
    { code: 'notABudget', cells: tables.map(({ reading }) => rangeAddress(reading.range)) },
  ],
})

/** One list set in two halves beside each other looks like two tables: neither half is the whole budget. */
const isContinuedBeside = (table: Understood, tables: readonly Understood[]): boolean =>
  tables.some(
    ({ region, columns }) =>
      region !== table.region &&
      region.headerRows.join() === table.region.headerRows.join() &&
      region.headerRows.length > 0 &&
      columns.map(({ heading }) => heading).join('|') ===
        table.columns.map(({ heading }) => heading).join('|'),
  )

/** A table under a heading with an amount column: its names' cells hold no amounts. */
const isSettled = (table: Understood | undefined): boolean =>
  table !== undefined && table.region.by === 'heading'

/** More amounts stand beside markers than in the table that was guessed from figures. */
function outweighs(inline: InlineTable, table: Understood | undefined): boolean {
  const amounts = table?.choice.chosen?.profile
  return (
    amounts === undefined ||
    (inline.marked > 0 && inline.items >= amounts.numbers + amounts.amountTexts)
  )
}

/** One column names all levels; it stays the initiative's column too. */
function markOutline(reading: TableReading, outline: number): void {
  reading.columnOf.outline = outline
  const column = reading.columns.find((other) => columnIndex(other.column) === outline)
  if (column?.role === 'initiative') column.role = 'outline'
}

/** Says that the revenue's rows were left out. */
function revenueNote(
  budget: Budget,
  { reading }: Understood,
  { from, to }: { from: number; to: number },
): Budget['readingNotes'] {
  const range = rangeAddress({ ...reading.range, top: from, bottom: to })
  reading.alternatives.push({ kind: 'table', value: range, reason: '歳入', confidence: 0.1 })
  if (budget.readingNotes.some(({ code }) => code === 'severalTables')) return []
  return [{ code: 'severalTables', chosen: rangeAddress(reading.range), others: [range] }]
}

/** Says that items follow below the total, and which of both was read. */
function secondBlockNote(
  budget: Budget,
  { reading }: Understood,
  { from, to, same, total }: SecondBlock,
): Budget['readingNotes'] {
  const range = { ...reading.range, top: from, bottom: to }
  const first = rangeAddress({ ...reading.range, bottom: same ? reading.range.bottom : from - 1 })
  if (same) budget.tables.push({ ...reading, range, headerRows: [], alternatives: [] })
  reading.alternatives.push({
    kind: 'table',
    value: same ? rangeAddress(range) : first,
    reason: rangeAddress(range),
    confidence: 0.3,
  })
  if (!same) return [{ code: 'itemsBelowTotal', total, from, to }]
  if (budget.readingNotes.some(({ code }) => code === 'severalTables')) return []
  return [
    { code: 'severalTables', chosen: rangeAddress(reading.range), others: [rangeAddress(range)] },
  ]
}

/** Titles, notes, years and declared figures in the rows above and below the table. */
function readAround(
  grid: Grid,
  table: Understood | null,
  budget: Budget,
  near: number | undefined,
  defaultUnit: Unit | null,
): void {
  const top = table ? (table.region.headerRows[0] ?? table.region.first) : grid.height
  const bottom = table
    ? (budget.lines.lastRow ?? grid.top + table.region.first) - grid.top
    : grid.height
  const above = rowsFrom(Math.max(0, top - rowsAround), top - 1)
  const below = rowsFrom(bottom + 1, Math.min(grid.height - 1, bottom + rowsAround))
  budget.notes = textsIn(grid, [...above, ...below])
  budget.years = yearsIn(grid, [...above, ...(table?.region.headerRows ?? [])], near)
  budget.declared = declaredFigures(grid, [...above, ...below], {
    at: unitsAround(grid, table, budget),
    byDefault: defaultUnit,
  })
}

/** A plain figure beside the table is in the unit of its row or column, else of the lines. */
function unitsAround(
  grid: Grid,
  table: Understood | null,
  { lines }: Budget,
): (row: number, column: number) => Unit | null {
  if (!table) return () => null
  const ofLines = amountUnit(table.reading) ?? commonUnit(lines)
  const unitColumn = table.columns.find(({ role }) => role === 'unit')?.column
  const amounts = table.columns.filter(({ role }) => /amount/i.test(role))
  return (row, column) => {
    const own = unitColumn === undefined ? '' : textAt(grid, row, unitColumn)
    const ofColumn = amounts.find((other) => other.column === column)?.unit
    return (own === '' ? null : findUnit(own)) ?? ofColumn ?? ofLines
  }
}

const rowsFrom = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)
