// Reads a sheet: finds its tables, understands the columns and rows of the one that is the budget.
import { createAmountReader } from '../amount/index.ts'
import type { Budget, ReadingNote, TableReading } from '../model/budget.ts'
import type { Column, ColumnRole, Mapping, Plan, Policy, SheetSnapshot } from '../schema/index.ts'
import { cellAddress, columnIndex, columnLetters } from './address.ts'
import { declaredFigures } from './around/declared.ts'
import { type StatedUnit, statedUnits } from './around/unit.ts'
import { type AmountChoice, chooseAmount, columnYear, knownYears } from './columns/amount.ts'
import { type NameColumn, settleNames } from './columns/names.ts'
import { sampleRows } from './columns/profile.ts'
import { type ColumnSense, senseColumns } from './columns/roles.ts'
import { filledColumns, type Grid, isBlank, makeGrid, textAt } from './grid.ts'
import { type HeadingSense, senseOf } from './heading/sense.ts'
import { bareYear, yearsIn } from './heading/year.ts'
import { findRegions, type Region } from './locate/regions.ts'
import { createExclusionReader, createNameExclusion } from './marks/exclusion.ts'
import { createReflectionReader } from './marks/reflection.ts'
import { outlineOf, spreadOf } from './rows/levels.ts'
import { readLines } from './rows/lines.ts'
import { settleStructure } from './rows/structure.ts'
import { labelKey, oncePerText } from './words.ts'

export { cellReader } from './grid.ts'
export { amountCell, toLineItem } from './line-item.ts'

/** One table with everything known about it before its rows are read. */
interface Understood {
  region: Region
  columns: ColumnSense[]
  choice: AmountChoice
  names: NameColumn[]
  end: number
  units: StatedUnit[]
  reading: TableReading
}

/**
 * The budget on a sheet. Never throws; where two readings are possible the likelier one is taken and
 * `readingNotes` and `table.alternatives` name both. A mapping's own words always win.
 */
export function readBudget(
  snapshot: SheetSnapshot,
  plan: Plan | null,
  policy: Policy,
  mapping?: Mapping,
): Budget {
  const grid = makeGrid(snapshot)
  const sense = oncePerText<HeadingSense>(senseOf)
  const titleYears = yearsOfTitles(grid, plan)
  const understood = findRegions(grid, sense, mapping).map((region) =>
    understand(grid, region, sense, { plan, policy, titleYears, ...(mapping ? { mapping } : {}) }),
  )
  const chosen = chooseTable(understood)
  const budget: Budget = {
    snapshot,
    tables: understood.map(({ reading }) => reading),
    table: chosen?.reading ?? null,
    lines: [],
    declared: [],
    years: [],
    notes: [],
    readingNotes: [],
  }
  if (chosen) readRows(grid, chosen, budget, plan, policy)
  else budget.readingNotes.push({ code: 'noTable' })
  readSurroundings(grid, chosen, budget, titleYears)
  if (chosen) budget.readingNotes.push(...notesOf(grid, chosen, understood, budget))
  return budget
}

interface Context {
  plan: Plan | null
  policy: Policy
  titleYears: number[]
  mapping?: Mapping
}

function understand(
  grid: Grid,
  region: Region,
  sense: (text: string) => HeadingSense,
  context: Context,
): Understood {
  const { plan, policy, titleYears, mapping } = context
  const columns = senseColumns(grid, region, sense, policy)
  applyMapping(grid, columns, mapping)
  const rows = sampleRows(region.first, region.last, columns.length)
  const fixed = mappedColumn(grid, mapping, 'amount')
  const choice = chooseAmount(grid, columns, rows, { plan, titleYears, fixed })
  applyMapping(grid, columns, mapping)
  const names = settleNames(columns, choice.chosen?.column ?? null)
  applyMapping(grid, columns, mapping)
  const end = lastRow(grid, region, columns)
  const units = statedUnits(grid, region, end)
  const unit = mapping?.unit ?? units[0]?.unit ?? null
  const known = knownYears(columns, plan, titleYears)
  const confidence = confidenceOf(region, columns, choice, names)
  const columnOf: TableReading['columnOf'] = {}
  for (const { role, column } of columns) columnOf[role] ??= grid.left + column
  if (choice.chosen) columnOf.amount = grid.left + choice.chosen.column
  const left = columns[0]?.column ?? region.left
  const right = columns.at(-1)?.column ?? region.right
  const reading: TableReading = {
    range: {
      top: grid.top + (region.headerRows[0] ?? region.first),
      left: grid.left + left,
      bottom: grid.top + end,
      right: grid.left + right,
    },
    headerRows: region.headerRows.map((row) => grid.top + row),
    columns: columns.map(
      (column): Column => ({
        column: columnLetters(grid.left + column.column),
        role: column.role,
        heading: column.heading,
        unit: column.unit,
        fiscalYear: columnYear(column, known),
        stage: column.sense.stage === '' ? null : column.sense.stage,
        confidence: column.confidence,
      }),
    ),
    columnOf,
    unit,
    unitSource: unit ? 'table' : null,
    unitCell:
      units[0] && !mapping?.unit
        ? cellAddress(grid.top + units[0].row, grid.left + units[0].column)
        : null,
    confidence,
    alternatives: choice.others.map(({ column, reason, confidence: chance }) => ({
      kind: 'amount' as const,
      value: columnLetters(grid.left + column.column),
      reason,
      confidence: chance,
    })),
    hierarchy: 'flat',
  }
  return { region, columns, choice, names, end, units, reading }
}

function applyMapping(grid: Grid, columns: ColumnSense[], mapping: Mapping | undefined): void {
  for (const [letters, role] of Object.entries(mapping?.columns ?? {})) {
    const column = columns.find((other) => other.column === columnIndex(letters) - grid.left)
    if (!column) continue
    column.role = role
    column.confidence = 1
  }
}

function mappedColumn(grid: Grid, mapping: Mapping | undefined, role: ColumnRole): number | null {
  const entry = Object.entries(mapping?.columns ?? {}).find(([, named]) => named === role)
  return entry ? columnIndex(entry[0]) - grid.left : null
}

/** Last row of a region with anything in it. */
function lastRow(grid: Grid, region: Region, columns: ColumnSense[]): number {
  const left = columns[0]?.column ?? region.left
  const right = columns.at(-1)?.column ?? region.right
  let row = region.last
  while (
    row >= region.first &&
    filledColumns(grid, row, { from: left, to: right, most: 1 }).length === 0
  )
    row--
  return row
}

function confidenceOf(
  region: Region,
  columns: ColumnSense[],
  choice: AmountChoice,
  names: NameColumn[],
): number {
  if (region.by === 'mapping') return 1
  if (!choice.chosen) return 0.1
  const named = names.map(
    ({ column }) => columns.find((other) => other.column === column)?.confidence ?? 0,
  )
  const nameConfidence = named.length > 0 ? Math.max(...named) : 0.3
  const heading = region.by === 'heading' ? 1 : 0.5
  return Math.round(heading * Math.min(choice.confidence, nameConfidence + 0.05) * 100) / 100
}

/** The likeliest budget table: the one with the hierarchy, the marks and the surest reading. */
function chooseTable(tables: Understood[]): Understood | null {
  let best: Understood | null = null
  let bestScore = Number.NEGATIVE_INFINITY
  for (const table of tables) {
    if (!table.choice.chosen) continue
    const { columnOf, confidence } = table.reading
    let score = confidence
    for (const role of ['issue', 'strategy', 'initiative', 'reflection', 'exclusion'] as const) {
      if (columnOf[role] !== undefined) score += 0.2
    }
    score += Math.min(0.3, (table.end - table.region.first) / 100)
    if (score > bestScore) {
      best = table
      bestScore = score
    }
  }
  return best
}

function readRows(
  grid: Grid,
  table: Understood,
  budget: Budget,
  plan: Plan | null,
  policy: Policy,
): void {
  const { region, columns, choice, names, reading } = table
  const amount = choice.chosen?.column ?? null
  const of = (role: ColumnRole): number | null =>
    columns.find((column) => column.role === role)?.column ?? null
  const item = names.find(({ level }) => level === 3) ?? names[0]
  const outline = item ? outlineOf(grid, item.column, amount, region.first, table.end) : null
  const plainNames = outline ? names.filter(({ column }) => column !== outline.column) : names
  const slashed =
    names.length === 1 && item && isSlashed(item.column, region) ? item.column : null
  const spreads = spreadOf(grid, slashed === null ? plainNames : [], region.first, table.end)
  const raw = readLines({
    grid,
    first: region.first,
    last: table.end,
    left: columns[0]?.column ?? 0,
    right: columns.at(-1)?.column ?? 0,
    repeats: region.repeats,
    names: spreads,
    outline: slashed === null ? outline : null,
    slashed,
    amount,
    amountHeading: amount === null ? '' : textAt(grid, region.headerRows[0] ?? -1, amount),
    priors: columns.filter(({ role }) => role === 'priorAmount').map(({ column }) => column),
    department: of('department'),
    remark: of('remark'),
    exclusion: of('exclusion'),
    reflection: of('reflection'),
    readAmount: createAmountReader({
      columnUnit: choice.chosen?.unit ?? null,
      tableUnit: reading.unit,
      defaultUnit: plan?.unit ?? policy.defaultUnit,
      parenthesesNegative: policy.parenthesesNegative,
    }),
    readExclusion: createExclusionReader(policy),
    nameExclusion: createNameExclusion(policy, plan),
    readReflection: createReflectionReader(policy),
  })
  const { orphans } = settleStructure(raw)
  trimEnd(raw.lines)
  budget.lines = raw.lines
  reading.range.bottom = raw.lines.at(-1)?.row ?? reading.range.bottom
  reading.hierarchy = outline
    ? outline.kind
    : spreads.some(({ fills }) => fills) && spreads.length > 1
      ? 'filled'
      : spreads.length > 1
        ? 'columns'
        : 'flat'
  if (orphans.length > 0 && reading.columnOf.amount !== undefined) {
    const column = reading.columnOf.amount
    budget.readingNotes.push({
      code: 'orphanRow',
      cells: orphans.flatMap((i) => (raw.lines[i] ? [cellAddress(raw.lines[i].row, column)] : [])),
    })
  }
}

function isSlashed(column: number, region: Region): boolean {
  const heading = region.headings.get(column)?.join('') ?? ''
  return /款.*[/／・].*項/.test(heading)
}

/** Notes and blanks below the last item are no part of the table. */
function trimEnd(lines: Budget['lines']): void {
  let last = lines.length - 1
  while (last >= 0) {
    const line = lines[last]
    if (
      line &&
      line.rowKind !== 'blank' &&
      line.rowKind !== 'note' &&
      line.rowKind !== 'unit' &&
      line.rowKind !== 'section'
    ) {
      if (line.rowKind !== 'leaf' || line.amount.state !== 'missing') break
      if (lines[last - 1]?.rowKind !== 'blank' && line.initiative.length < 60) break
    }
    last--
  }
  lines.length = last + 1
}

function readSurroundings(
  grid: Grid,
  chosen: Understood | null,
  budget: Budget,
  known: number[],
): void {
  const top = chosen ? (chosen.region.headerRows[0] ?? chosen.region.first) : grid.height
  const bottom = chosen ? (budget.lines.at(-1)?.row ?? grid.top + top) - grid.top : grid.height
  const rows = [
    ...range(0, Math.min(top, 200)),
    ...range(bottom + 1, Math.min(grid.height, bottom + 400)),
  ]
  const unit = chosen?.reading.unit ?? null
  budget.declared = declaredFigures(grid, rows, {
    unit,
    percentFormat: (row, column) => {
      const formats = budget.snapshot.numberFormats ?? {}
      const letters = columnLetters(grid.left + column)
      return (formats[`${letters}${grid.top + row}`] ?? formats[letters] ?? '').includes('%')
    },
  })
  for (const row of rows) {
    for (const column of filledColumns(grid, row, { most: 60 })) {
      const cell = cellAddress(grid.top + row, grid.left + column)
      const text = textAt(grid, row, column)
      if (typeof grid.rows[row]?.[column] === 'string') budget.notes.push({ cell, text })
    }
  }
  for (const row of [...range(0, Math.min(top, 30)), ...(chosen?.region.headerRows ?? [])]) {
    for (const column of filledColumns(grid, row, { most: 60 })) {
      for (const { fiscalYear, number, text } of yearsIn(labelKey(textAt(grid, row, column)))) {
        budget.years.push({
          fiscalYear: fiscalYear ?? bareYear(number, known),
          cell: cellAddress(grid.top + row, grid.left + column),
          text,
        })
      }
    }
  }
}

function notesOf(grid: Grid, chosen: Understood, all: Understood[], budget: Budget): ReadingNote[] {
  const notes: ReadingNote[] = []
  const { choice, columns, region, reading } = chosen
  const headingCell = (column: number) =>
    cellAddress(grid.top + (region.headerRows.at(-1) ?? region.first), grid.left + column)
  const letters = (column: number) => columnLetters(grid.left + column)
  if (!choice.chosen)
    notes.push({ code: 'noAmountColumn', cells: columns.map(({ column }) => headingCell(column)) })
  if (choice.chosen && choice.ambiguous.length > 0) {
    notes.push({
      code: 'ambiguousAmount',
      chosen: letters(choice.chosen.column),
      others: choice.ambiguous.map(({ column }) => letters(column)),
      cells: [choice.chosen, ...choice.ambiguous].map(({ column }) => headingCell(column)),
    })
  }
  if (all.length > 1) {
    const rangeOf = ({ reading: { range: r } }: Understood) =>
      `${cellAddress(r.top, r.left)}:${cellAddress(r.bottom, r.right)}`
    notes.push({
      code: 'severalTables',
      chosen: rangeOf(chosen),
      others: all.filter((table) => table !== chosen).map(rangeOf),
    })
  }
  if (region.repeats.size > 0) {
    notes.push({
      code: 'repeatedHeader',
      cells: [...region.repeats].map((row) => cellAddress(grid.top + row, grid.left + region.left)),
    })
  }
  const ownUnits = budget.lines.filter(({ amount }) => amount.unitSource === 'cell').length
  const amounts = budget.lines.filter(({ amount }) => amount.state === 'value').length
  if (!reading.unit && !choice.chosen?.unit && ownUnits < amounts && choice.chosen) {
    notes.push({ code: 'noUnit', cells: [headingCell(choice.chosen.column)] })
  }
  const units = [...new Set(chosen.units.map(({ unit }) => unit))]
  if (units.length > 1) {
    notes.push({
      code: 'ambiguousUnit',
      units,
      cells: chosen.units.map(({ row, column }) => cellAddress(grid.top + row, grid.left + column)),
    })
  }
  for (const { column, role, heading, sense } of columns) {
    if (role === 'ignored' && sense.role === null && heading !== '') {
      notes.push({ code: 'unknownColumn', cells: [headingCell(column)], heading })
    }
  }
  if (reading.confidence < 0.5)
    notes.push({ code: 'lowConfidence', confidence: reading.confidence })
  return notes
}

function yearsOfTitles(grid: Grid, plan: Plan | null): number[] {
  const years: number[] = []
  const known = plan?.fiscalYear ? [plan.fiscalYear] : []
  for (let row = 0; row < Math.min(8, grid.height); row++) {
    const filled = filledColumns(grid, row, { most: 3 })
    if (filled.length > 2) break
    for (const column of filled) {
      if (isBlank(grid.rows[row]?.[column])) continue
      for (const { fiscalYear, number } of yearsIn(labelKey(textAt(grid, row, column)))) {
        years.push(fiscalYear ?? bareYear(number, known))
      }
    }
  }
  return years
}

function* range(from: number, to: number): Generator<number> {
  for (let i = from; i < to; i++) yield i
}
