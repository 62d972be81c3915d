// The whole validation over several sheets, as one pure function: one report, one percentage.
import { rangeAddress } from '../address/index.ts'
import { sheetAddress, sheetReference } from '../address/sheet-address.ts'
import { assessInFull, countsOf, rulesetVersion, sizeOf, tableOf } from '../assess.ts'
import { digestOf, snapshotDigest } from '../digest/index.ts'
import type { Budget, DeclaredFigure } from '../model/budget.ts'
import { runSheet } from '../model/run-sheet.ts'
import { type Register, readRegister, registerOf } from '../opinions/index.ts'
import { displayUnit } from '../rules/index.ts'
import type {
  LineItem,
  Mapping,
  OtherSheet,
  Plan,
  Policy,
  ReadSheet,
  Report,
  SheetRoleChoice,
  SheetSnapshot,
  Totals,
} from '../schema/index.ts'
import { readBudget, toLineItem } from '../sheet/read.ts'
import { createStatement } from '../statement/index.ts'
import { computeTotals, settle } from '../totals/index.ts'
import { createWork, type Work } from '../work.ts'
import { choicesOn, mappingOfOnly } from './chosen-rows.ts'
import { holdsMoney, sumOf } from './evidence.ts'
import { sharedItems } from './items.ts'
import { joinBudgets, type Part } from './join.ts'
import { namesOf, referencesOf, type SheetNames } from './names.ts'
import { type Decided, decideRoles, type SheetOfRun } from './roles.ts'
import { runOverSheets } from './run-over-sheets.ts'
import { withTotal } from './summary.ts'

export interface AssessSheetsOptions {
  planVersion?: number | null
  /** What the caller says of single sheets; it wins over evidence. */
  roles?: readonly SheetRoleChoice[]
  /** A person's reading of the columns, where there is one sheet, and of single rows. */
  mapping?: Mapping
  /** Sheets that are not among those given, and what is known of them. */
  otherSheets?: readonly OtherSheet[]
  /** Sent with the run: it wins over one on its sheets. */
  register?: Register | null
  /** Where there is one sheet, those beside it that hold the council's opinions. */
  registers?: readonly SheetSnapshot[]
}

export interface SheetsAssessment {
  report: Report
  /** The counted sheets' budgets, with their position in the request. */
  parts: readonly Part[]
  /** What addresses call each sheet of the request. */
  names: SheetNames
  /** What is declared for all of them. */
  declared: readonly DeclaredFigure[]
  register: Register | null
  work: Work
  /** The counted sheets' rows, each with its sheet; made when asked for. */
  readonly lines: LineItem[]
}

/**
 * Report on the sheets of a budget. Of one sheet it is `assess`, byte for byte; of several their lines
 * are one budget, no money twice, and every address says its sheet.
 * @example assessSheets([soumu, fukushi, summary], plan, policy).report.totals.share.value // '50.7'
 */
export function assessSheets(
  snapshots: readonly SheetSnapshot[],
  plan: Plan | null,
  policy: Policy,
  options: AssessSheetsOptions = {},
): SheetsAssessment {
  const { planVersion = null, roles = [], mapping, otherSheets = [], register: sent } = options
  const [only] = snapshots
  if (only && snapshots.length === 1) {
    const { report, budget, register, work, lines } = assessInFull(only, plan, policy, {
      planVersion,
      otherSheets,
      ...(mapping ? { mapping: mappingOfOnly(mapping, only.sheet) } : {}),
      ...(sent ? { register: sent } : {}),
      ...(options.registers ? { registers: options.registers } : {}),
    })
    return {
      report,
      parts: [{ sheet: 0, budget }],
      names: [],
      declared: budget.declared,
      register,
      work,
      lines,
    }
  }
  const work = createWork(
    snapshots.reduce((size, each) => size + sizeOf(each, null), sizeOf(noSheet, plan)),
  )
  const names = namesOf(snapshots)
  const sheets = snapshots.map((snapshot, i) => ({
    snapshot,
    budget: readBudget(snapshot, plan, policy, choicesOn(mapping, names[i]), work),
  }))
  const items = sharedItems(sheets.map(({ budget }) => budget))
  const decided = decideRoles(sheets, plan, roles, items)
  const parts = partsWith(sheets, decided, ({ role }) => role === 'budget')
  const summaries = partsWith(sheets, decided, ({ role }) => role === 'summary')
  const beside = partsWith(sheets, decided, ({ role }) => role === 'other').filter(
    ({ budget }) => budget.table === null,
  )
  const references = referencesOf(names)
  const joined = joinBudgets(parts, [...summaries.map(withTotal), ...beside], references)
  const computed = computeTotals(joined.budget, plan, policy, joined.amountsAt)
  const register = sent ?? registerOnSheets(sheets, decided, parts, names, plan)
  const isByFile = new Set(snapshots.map(({ sheet }) => sheet)).size === 1
  const { findings, opinions } = runOverSheets({
    register,
    sharesItems: items.isAnyIn(parts.map(({ sheet }) => sheet)),
    sheets: sheets.map(({ budget }, i) =>
      runSheet(sheetReference(names[i] ?? noSheet), decided[i]?.role ?? 'other', budget, isByFile),
    ),
    parts,
    summaries,
    joined,
    names,
    plan,
    policy,
    totals: computed,
    work,
    otherSheets: [...openSheets(sheets, decided, names), ...otherSheets],
  })
  const totals = withOtherTables(settle(computed, findings), parts, references)
  const readSheets = sheets.map((sheet, i) => readSheet(sheet, i, decided[i] ?? unknown, names))
  const digests = readSheets.map(({ digest }) => digest)
  const report: Report = {
    schema: 1,
    ruleset: rulesetVersion,
    plan: plan && {
      ward: plan.ward,
      fiscalYear: plan.fiscalYear,
      version: planVersion,
      digest: digestOf(plan),
    },
    policyDigest: digestOf(policy),
    snapshotDigest: sheetsDigest(snapshots, names, digests),
    table: null,
    findings,
    totals,
    statement: createStatement(totals, policy, displayUnit(joined.budget, plan, policy)),
    counts: countsOf(joined.budget, findings),
    sheets: readSheets,
    ...(opinions ? { opinions } : {}),
  }
  return {
    report,
    parts,
    names,
    declared: joined.budget.declared,
    register,
    work,
    get lines() {
      return parts.flatMap(({ sheet, budget }) =>
        Array.from(budget.lines, (line): LineItem => {
          const item = toLineItem(budget, line)
          const name = names[sheet]
          return name ? { ...name, ...item, cell: sheetAddress(name, item.cell) } : item
        }),
      )
    },
  }
}

/** The register on the sheets that are one, where something ties it to the lines that are counted. */
function registerOnSheets(
  sheets: readonly SheetOfRun[],
  decided: readonly Decided[],
  parts: readonly Part[],
  names: SheetNames,
  plan: Plan | null,
): Register | null {
  const found = sheets.flatMap(({ snapshot }, i) => {
    const isRegister = decided[i]?.role === 'opinions'
    return (isRegister && readRegister(snapshot, names[i] ?? snapshot)) || []
  })
  const linesNameOpinions = parts.some(
    ({ budget: { table } }) => table?.columnOf.opinion !== undefined,
  )
  return registerOf(found, plan, { linesNameOpinions })
}

const noSheet: SheetSnapshot = { sheet: '', origin: 'A1', rows: [] }
const unknown: Decided = { role: 'other', reason: 'noBudget' }

/** Digest over the sheets in their order, each with its workbook where there are several, and whether it is hidden. */
const sheetsDigest = (
  snapshots: readonly SheetSnapshot[],
  names: SheetNames,
  digests: readonly string[],
): string =>
  digestOf(
    snapshots.map(({ hidden }, i) => ({
      ...names[i],
      hidden: hidden === true,
      digest: digests[i],
    })),
  )

const partsWith = (
  sheets: readonly { budget: Budget }[],
  decided: readonly Decided[],
  holds: (decided: Decided) => boolean,
): Part[] =>
  sheets.flatMap(({ budget }, sheet) =>
    holds(decided[sheet] ?? unknown) ? [{ sheet, budget }] : [],
  )

/** Sheets whose part in the budget is not decided: they keep the share provisional. */
const openSheets = (
  sheets: readonly { snapshot: SheetSnapshot; budget: Budget }[],
  decided: readonly Decided[],
  names: SheetNames,
): OtherSheet[] =>
  sheets.flatMap(({ snapshot, budget }, i): OtherSheet[] => {
    const name = names[i]
    if (!decided[i]?.open || !name) return []
    const table = budget.table ? rangeAddress(budget.table.range) : null
    return [
      {
        sheet: sheetReference(name),
        hidden: snapshot.hidden === true,
        ...(snapshot.veryHidden ? { veryHidden: true } : {}),
        holds: 'budget',
        table,
        yen: sumOf(budget),
      },
    ]
  })

function readSheet(
  { snapshot, budget }: SheetOfRun,
  index: number,
  { role, reason, of }: Decided,
  names: SheetNames,
): ReadSheet {
  const other = of === undefined ? undefined : names[of]
  return {
    ...(names[index] ?? { sheet: snapshot.sheet }),
    role,
    reason,
    ...(other ? { of: sheetReference(other) } : {}),
    counted: role === 'budget',
    table: tableOf(budget),
    total: holdsMoney(budget) ? sumOf(budget) : null,
    digest: snapshotDigest(snapshot),
  }
}

/** Totals that name the tables beside the counted ones too. */
function withOtherTables(
  totals: Totals,
  parts: readonly Part[],
  references: readonly string[],
): Totals {
  const cells = parts.flatMap(({ sheet, budget: { table, tables } }) =>
    tables
      .filter((other) => other !== table)
      .map(({ range }) => `${references[sheet] ?? ''}${rangeAddress(range)}`),
  )
  if (cells.length === 0) return totals
  return { ...totals, leftOut: [...totals.leftOut, { cells, reason: 'otherTable' }] }
}
