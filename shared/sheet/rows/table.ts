// The chosen table's rows: how its names are spread, then every row as a line, then what sums what.
import type { Lines, TableReading } from '../../model/budget.ts'
import type { SumsReading } from '../../model/sum-reading.ts'
import type { ColumnRole, Plan, Policy } from '../../schema/index.ts'
import type { Work } from '../../work.ts'
import { sampleRows } from '../columns/profile.ts'
import { type Grid, isBlank, textAt } from '../grid.ts'
import { createExclusionReader, createNameExclusion } from '../marks/exclusion.ts'
import { createReflectionReader } from '../marks/reflection.ts'
import { type Cues, plannedNames } from '../structure/by-figures.ts'
import { addedByFormulas } from '../structure/by-formulas.ts'
import type { Understood } from '../understand.ts'
import { labelKey } from '../words.ts'
import { amountReaders } from './amount-readers.ts'
import { keepAskedStage } from './asked-stage.ts'
import { applyChosenRows, type RowChoice } from './chosen-rows.ts'
import { depthOutline } from './depths.ts'
import { emphasisIn } from './emphasis.ts'
import { cutDeclared, trimEnd } from './extent.ts'
import { labelKind, mayBeSpecial } from './labels.ts'
import { mergedRows, spreadOf } from './levels.ts'
import { readLines } from './lines.ts'
import { createNameReader } from './names.ts'
import { type OtherFigures, otherFigures, setSumsOfAllAside } from './other-figures.ts'
import { outlineOf } from './outline.ts'
import { leaveOutRevenue } from './revenue.ts'
import type { SecondBlock } from './second-block.ts'
import { settleStructure } from './structure.ts'

export interface TableRows {
  lines: Lines
  hierarchy: TableReading['hierarchy']
  /** Sheet column that holds all levels, where one does. */
  outline: number | null
  /** Rows below the total that hold the same money once more, or another block of items; null without. */
  again: SecondBlock | null
  /** The total's own breakdown below it, or its net total, on the sheet's rows; null without. */
  net: { total: number; of: number[]; net: number | null; isSigned: boolean } | null
  /** Rows of 歳入 that stand beside the expenditure and are left out; null without. */
  revenue: { from: number; to: number } | null
  /** Which of the figures that the rows hold was read; null where they all hold one. */
  figures: OtherFigures | null
  /** Sheet rows that the caller says are sums or items. */
  chosen: { row: number; as: RowChoice['as'] }[]
  /** Sheet rows with an amount and no name. */
  orphans: number[]
  /** Sums that nothing but their figures gave away, on the sheet's rows. */
  unnamed: UnnamedSum[]
  /** Rows that may be sums and were taken for items. */
  possible: PossibleSum[]
  reading: SumsReading
}

/** A row taken for an item, the rows that it may be the sum of, and what these come to. */
export interface PossibleSum {
  row: number
  of: number[]
  yen: number
  /** Its level puts it over them, but they come to far more. */
  isLevel: boolean
}

/** A row that others come to, and their rows. */
export interface UnnamedSum {
  row: number
  of: number[]
  evidence: number
  runnerUp: number | null
}

export function readTable(
  grid: Grid,
  table: Understood,
  plan: Plan | null,
  policy: Policy,
  asked: number | null,
  work: Work,
  choices: readonly RowChoice[] = [],
): TableRows {
  const { region, columns, choice, names, end } = table
  const first = region.first
  const amount = choice.chosen?.column ?? null
  const of = (role: ColumnRole): number | null =>
    columns.find((column) => column.role === role)?.column ?? null
  const all = (...roles: ColumnRole[]): number[] =>
    columns.filter(({ role }) => roles.includes(role)).map(({ column }) => column)

  const outlineColumn = of('outline') ?? itemColumn(table)
  const above = Math.max(
    0,
    ...names.columns.map(({ level, column }) =>
      column === outlineColumn ? 0 : Math.min(level, 3),
    ),
  )
  const slashed = slashedColumn(table)
  const place = { column: outlineColumn ?? 0, amount, above, first, last: end }
  const outline =
    outlineColumn === null || slashed !== null
      ? null
      : (outlineOf(grid, place) ??
        (above === 0 ? depthOutline(grid, { ...place, codes: all('code') }) : null))
  const plain = names.columns.filter(
    ({ column }) => column !== outline?.column && column !== slashed,
  )
  const spreads = spreadOf(grid, plain, first, end)
  const figures = otherFigures(grid, placeOfFigures(), { year: asked, stage: plan?.stage ?? null })
  const raw = readLines({
    grid,
    first,
    last: end,
    left: columns[0]?.column ?? 0,
    right: columns.at(-1)?.column ?? 0,
    repeats: region.repeats,
    names: createNameReader({ grid, spreads, outline, slashed, levelOf: names.levelOf }),
    amount,
    headRows: headRows(grid, outlineColumn, amount, first),
    headerTop: region.headerRows[0] ?? first,
    namesBlocks:
      outline !== null || names.columns.some(({ level }) => level < names.levelOf.initiative),
    companions: companionsOf(grid, table, first, end),
    itemLevel: names.levelOf.initiative,
    sharedAmounts: amount === null ? null : mergedRows(grid, amount, first, end),
    amountHeadings: new Set(
      amount === null
        ? []
        : region.headerRows.map((row) => textAt(grid, row, amount)).filter((text) => text !== ''),
    ),
    otherAmounts: all('otherAmount', 'priorAmount'),
    changes: all('change'),
    unit: of('unit'),
    otherAt: figures?.taken == null ? null : figures.otherAt,
    department: of('department'),
    asides: all('department', 'code', 'year', 'ignored').filter(
      (column) => column < Math.min(amount ?? 0, (columns[0]?.column ?? 0) + 8),
    ),
    remark: of('remark'),
    exclusion: of('exclusion'),
    reflection: of('reflection'),
    ...amountReaders(grid, table, plan, policy),
    readExclusion: createExclusionReader(policy),
    nameExclusion: createNameExclusion(policy, plan),
    readReflection: createReflectionReader(policy),
  })
  if (table.stageRank) keepAskedStage(raw.lines, table.stageRank)
  const chosen = applyChosenRows(raw, choices)
  if (figures) setSumsOfAllAside(raw)
  cutDeclared(raw)
  const revenue = leaveOutRevenue(raw)
  const { orphans, again, net, unnamed, possible, dropped, reading } = settleStructure(
    raw,
    cuesOf(),
    work,
  )
  trimEnd(raw.lines)
  return {
    lines: raw.lines,
    hierarchy: hierarchyOf(),
    outline: outline ? grid.left + outline.column : null,
    again,
    net: net && {
      total: raw.lines.rowOf(net.total),
      of: net.parts.map((part) => raw.lines.rowOf(part)),
      net: net.net === null ? null : raw.lines.rowOf(net.net),
      isSigned: net.isSigned,
    },
    revenue,
    figures,
    chosen,
    orphans: orphans.flatMap((index) => raw.lines.get(index)?.row ?? []),
    unnamed: unnamed.map(({ at, parts, evidence, runnerUp }) => ({
      row: raw.lines.rowOf(at),
      of: parts.map((part) => raw.lines.rowOf(part)),
      evidence,
      runnerUp: runnerUp?.evidence ?? null,
    })),
    possible: [...possible.map(asPossible(false)), ...dropped.map(asPossible(true))],
    reading,
  }

  function placeOfFigures() {
    const item = names.columns.at(-1)?.column ?? null
    const words = columns.filter(
      ({ column, role }) =>
        column < (amount ?? 0) && column !== item && role !== 'code' && role !== 'year',
    )
    return { year: of('year'), words: words.map(({ column }) => column), item, first, last: end }
  }

  function asPossible(isLevel: boolean) {
    const { lines } = raw
    return ({ at, parts }: { at: number; parts: readonly number[] }): PossibleSum => ({
      row: lines.rowOf(at),
      of: parts.map((part) => lines.rowOf(part)),
      yen: parts.reduce((sum, part) => sum + (lines.yen[part] || 0), 0),
      isLevel,
    })
  }

  function cuesOf(): Cues {
    const planned = plannedNames(plan)
    const compared = all('otherAmount', 'priorAmount').slice(0, mostCompared)
    return {
      isPlanned: (name) => planned.size > 0 && planned.has(labelKey(name)),
      standsOut: emphasisIn(raw.lines, grid.emphasis, amount === null ? null : grid.left + amount),
      addedBy: addedByFormulas(
        raw.lines,
        grid.formulas,
        amount === null ? null : grid.left + amount,
      ),
      columns: compared.length,
      other: (row, column) => {
        const cell = grid.rows[row - grid.top]?.[compared[column] ?? -1]
        return typeof cell === 'number' ? cell : Number.NaN
      },
    }
  }

  function hierarchyOf(): TableReading['hierarchy'] {
    if (outline) return outline.kind
    if (names.byAccount || slashed !== null) return 'account'
    if (spreads.filter(({ level }) => level <= 3).length < 2) return 'flat'
    return spreads.some(
      ({ fills, level, merged }) => level < 3 && (merged !== null || (fills && hasBlanks(level))),
    )
      ? 'filled'
      : 'columns'
  }

  function hasBlanks(level: number): boolean {
    const column = spreads.find((spread) => spread.level === level)?.column
    const profile = columns.find((other) => other.column === column)?.profile
    return profile !== undefined && profile.blank > 1
  }
}

/** Other amount columns that a sum is held against. */
const mostCompared = 4

/** Rows whose name is merged across to the amount: they head a section. */
function headRows(
  grid: Grid,
  item: number | null,
  amount: number | null,
  first: number,
): ReadonlySet<number> {
  const rows = new Set<number>()
  if (item === null || amount === null) return rows
  for (const { top, bottom, left, right } of grid.merges) {
    if (top === bottom && top >= first && left <= item && right >= amount) rows.add(top)
  }
  return rows
}

/** Columns of plain words or numbers that no row with an amount leaves blank. */
function companionsOf(grid: Grid, table: Understood, first: number, last: number): number[] {
  const { columns, choice, names } = table
  const amount = choice.chosen?.column
  if (amount === undefined) return []
  const named = new Set(names.columns.map(({ column }) => column))
  const rows = sampleRows(first, last, columns.length).filter(
    (row) => typeof grid.rows[row]?.[amount] === 'number' && isItemRow(row),
  )
  if (rows.length < 3) return []
  return columns
    .filter(
      ({ column, role }) =>
        column !== amount &&
        !named.has(column) &&
        (role === 'department' || role === 'code' || role === 'ignored' || role === 'priorAmount'),
    )
    .filter(({ column }) => rows.every((row) => !isBlank(grid.rows[row]?.[column])))
    .map(({ column }) => column)

  /** Totals leave the other columns blank as well. */
  function isItemRow(row: number): boolean {
    const texts = names.columns.map(({ column }) => textAt(grid, row, column))
    return texts.some((text) => text !== '' && !(mayBeSpecial(text) && labelKind(text) !== 'item'))
  }
}

function itemColumn({ names }: Understood): number | null {
  const item = names.columns.find(({ level }) => level === names.levelOf.initiative)
  return (item ?? names.columns[0])?.column ?? null
}

/** A column with 款/項/目 in one cell that names the rows by itself. */
function slashedColumn({ names, region }: Understood): number | null {
  const [only] = names.columns
  if (names.columns.length !== 1 || !only) return null
  const heading = labelKey((region.headings.get(only.column) ?? []).join(''))
  return isSlashed(heading) ? only.column : null
}

/** 款/項/目 */
function isSlashed(heading: string): boolean {
  const first = heading.indexOf('款')
  const slash = first < 0 ? -1 : heading.slice(first).search(/[/・]/)
  return slash >= 0 && heading.includes('項', first + slash)
}
