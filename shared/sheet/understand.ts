// One table understood as a whole: its columns' roles, its amount column, its unit, and how sure all that is.

import { cellAddress, columnIndex, columnLetters } from '../address/index.ts'
import type { TableReading } from '../model/budget.ts'
import type { Column, ColumnRole, Mapping, Plan, Policy } from '../schema/index.ts'
import { type StatedUnit, statedUnits } from './around/unit.ts'
import { type AmountChoice, chooseAmount, columnYear, knownYears } from './columns/amount.ts'
import { type Names, settleNames } from './columns/names.ts'
import { sampleRows } from './columns/profile.ts'
import { type ColumnSense, senseColumns } from './columns/roles.ts'
import { filledColumns, type Grid } from './grid.ts'
import type { SenseOf } from './locate/headings.ts'
import type { Region } from './locate/regions.ts'

/** A table before its rows are read. Rows and columns are indexes into the grid; `reading` has the sheet's. */
export interface Understood {
  region: Region
  columns: ColumnSense[]
  choice: AmountChoice
  names: Names
  /** Last row with anything in it. */
  end: number
  units: StatedUnit[]
  /** For a turned table (stages in rows, items in columns): rank of a row's stage; null for any other. */
  stageRank: ((label: string) => number) | null
  reading: TableReading
}

export interface Context {
  plan: Plan | null
  policy: Policy
  titleYears: number[]
  mapping?: Mapping
}

export function understandTable(
  grid: Grid,
  region: Region,
  senseOf: SenseOf,
  { plan, policy, titleYears, mapping }: Context,
): Understood {
  const columns = senseColumns(grid, region, senseOf, policy)
  const mapped = () => applyMapping(grid, columns, mapping)
  mapped()
  const rows = sampleRows(region.first, region.last, columns.length)
  const fixed = mappedAmount(grid, mapping)
  const choice = chooseAmount(grid, columns, rows, { plan, titleYears, fixed })
  mapped()
  const names = settleNames(columns, choice.chosen?.column ?? null)
  mapped()
  const end = lastFilledRow(grid, region, columns)
  const unitColumns = columns.filter(({ role }) => role === 'unit').map(({ column }) => column)
  const units = statedUnits(grid, region, end, new Set(unitColumns))
  const unit = mapping?.unit ?? units[0]?.unit ?? null
  const unitAt = mapping?.unit ? undefined : units[0]
  const known = knownYears(columns, plan, titleYears)
  const isTurnedTable = choice.chosen !== null && isTurned(columns, names, senseOf)
  const reading: TableReading = {
    range: {
      top: grid.top + (region.headerRows[0] ?? region.first),
      left: grid.left + (columns[0]?.column ?? region.left),
      bottom: grid.top + end,
      right: grid.left + (columns.at(-1)?.column ?? region.right),
    },
    headerRows: region.headerRows.map((row) => grid.top + row),
    columns: columns.map((column) => publicColumn(grid, column, known)),
    columnOf: rolesToColumns(grid, columns, choice),
    unit,
    unitSource: unit ? 'table' : null,
    unitCell: unitAt ? cellAddress(grid.top + unitAt.row, grid.left + unitAt.column) : null,
    confidence: isTurnedTable ? 0.2 : confidenceOf(region, columns, choice, names),
    alternatives: [...amountAlternatives(grid, choice), ...unitAlternatives(units, unit)],
    hierarchy: 'flat',
    sums: { sums: [], confidence: 1, alternatives: [] },
  }
  const stageRank = isTurnedTable ? rankStages(senseOf, plan) : null
  return { region, columns, choice, names, end, units, stageRank, reading }
}

/** How likely a row's stage is the asked one: the plan's own, else the latest that is no change or earlier year. */
function rankStages(senseOf: SenseOf, plan: Plan | null): (label: string) => number {
  return (label) => {
    const { role, stage, weight, kind, prior, years } = senseOf(label)
    if (role !== 'amount' || prior || kind === 'delta') return 0
    const isAsked = plan?.stage === stage ? 2 : 0
    const year = years.at(-1)?.fiscalYear ?? 0
    return 1 + weight + isAsked + (year > 0 ? year / 100 : 0)
  }
}

function applyMapping(grid: Grid, columns: ColumnSense[], mapping: Mapping | undefined): void {
  for (const [letters, role] of Object.entries(mapping?.columns ?? {})) {
    const column = columns.find((other) => other.column === columnIndex(letters) - grid.left)
    if (!column) continue
    // A role named by the caller is the only column of that role; amounts are told apart later.
    for (const other of columns)
      if (role !== 'amount' && other.role === role && other.confidence < 1) other.role = 'ignored'
    column.role = role
    column.confidence = 1
  }
}

function mappedAmount(grid: Grid, mapping: Mapping | undefined): number | null {
  const entry = Object.entries(mapping?.columns ?? {}).find(([, role]) => role === 'amount')
  return entry ? columnIndex(entry[0]) - grid.left : null
}

const publicColumn = (grid: Grid, column: ColumnSense, known: readonly number[]): Column => ({
  column: columnLetters(grid.left + column.column),
  role: column.role,
  heading: column.heading,
  unit: column.unit,
  fiscalYear: columnYear(column, known),
  stage: column.sense.stage === '' ? null : column.sense.stage,
  confidence: column.confidence,
})

function rolesToColumns(
  grid: Grid,
  columns: ColumnSense[],
  choice: AmountChoice,
): TableReading['columnOf'] {
  const columnOf: Partial<Record<ColumnRole, number>> = {}
  for (const { role, column } of columns) columnOf[role] ??= grid.left + column
  if (choice.chosen) columnOf.amount = grid.left + choice.chosen.column
  return columnOf
}

function lastFilledRow(grid: Grid, region: Region, columns: ColumnSense[]): number {
  const from = columns[0]?.column ?? region.left
  const to = columns.at(-1)?.column ?? region.right
  let row = region.last
  while (row >= region.first && filledColumns(grid, row, { from, to, most: 1 }).length === 0) row--
  return row
}

function confidenceOf(
  region: Region,
  columns: ColumnSense[],
  choice: AmountChoice,
  names: Names,
): number {
  if (!choice.chosen) return 0.1
  const named = names.columns.map(
    ({ column }) => columns.find((other) => other.column === column)?.confidence ?? 0,
  )
  const ofNames = named.length > 0 ? Math.min(1, Math.max(...named) + 0.05) : 0.3
  if (region.by === 'mapping') return round(Math.max(0.8, Math.min(choice.confidence, ofNames)))
  const ofPlace = region.by === 'heading' ? 1 : 0.8
  return round(ofPlace * Math.min(choice.confidence, ofNames))
}

/** Rows named 要求額, 予算額: stages stand in rows and items in columns, which is not read as such. */
function isTurned(columns: ColumnSense[], { columns: named }: Names, senseOf: SenseOf): boolean {
  const item = columns.find(({ column }) => column === named.at(-1)?.column)
  if (!item || item.profile.distinct.size === 0) return false
  const { distinct } = item.profile
  const short = [...distinct].filter((text) => text.length <= 12)
  // Sensing a text takes its time: no further than most of them can still be stages.
  let possible = short.length
  for (let i = 0; i < short.length && possible * 2 > distinct.size; i++) {
    const { role, stage, core } = senseOf(short[i] as string)
    const isStage = role === 'change' || stage !== '' || amountAlone.test(core)
    if (!isStage) possible--
  }
  return possible * 2 > distinct.size
}

const amountAlone = /^(?:前年度)?予算(?:額|案)$|^金額$/

const amountAlternatives = (grid: Grid, choice: AmountChoice): TableReading['alternatives'] =>
  choice.others.map(({ column, reason, confidence }) => ({
    kind: 'amount',
    value: columnLetters(grid.left + column.column),
    reason,
    confidence,
  }))

function unitAlternatives(
  units: StatedUnit[],
  chosen: string | null,
): TableReading['alternatives'] {
  const others = new Map<string, string>()
  for (const { unit, text } of units) if (unit !== chosen) others.set(unit, text)
  return [...others].map(([unit, text]) => ({
    kind: 'unit',
    value: unit,
    reason: text,
    confidence: 0.3,
  }))
}

const round = (value: number): number => Math.round(value * 100) / 100
