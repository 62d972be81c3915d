// What each sheet of a run is, told by evidence: which belong to the budget, and why the others do not.
//
// The surest evidence first: what the caller says, what a sheet holds, its year, lines that are another
// sheet's, links and sums of others; a name decides only between sheets that hold the same items.
import type { Budget } from '../model/budget.ts'
import type {
  Plan,
  SheetRole,
  SheetRoleChoice,
  SheetRoleReason,
  SheetSnapshot,
} from '../schema/index.ts'
import { isWrittenSheet } from '../writeback/index.ts'
import {
  amountHeading,
  hasSameColumns,
  isNamedOld,
  isNamedPrior,
  isOfBudget,
  isOpinions,
  isPlanNamed,
  isRevenue,
  linesDigest,
  namesAreRelated,
  stageOf,
  statesYear,
  sumOf,
  yearOf,
} from './evidence.ts'
import { type SharedItems, sharedItems } from './items.ts'
import { createSummaryTest } from './summary.ts'

export interface SheetOfRun {
  snapshot: SheetSnapshot
  budget: Budget
}

export interface Decided {
  role: SheetRole
  reason: SheetRoleReason
  /** Position of the sheet that the reason refers to. */
  of?: number
  /** Another choice was possible: whoever keeps the budget has to say. */
  open?: boolean
}

/** The role of each sheet, in their order. */
export function decideRoles(
  sheets: readonly SheetOfRun[],
  plan: Plan | null,
  choices: readonly SheetRoleChoice[],
  items: SharedItems = sharedItems(sheets.map(({ budget }) => budget)),
): Decided[] {
  const decided: (Decided | undefined)[] = sheets.map((sheet) => {
    const { workbook, sheet: name } = sheet.snapshot
    const choice = choices.find(
      (each) => each.sheet === name && (each.workbook === undefined || each.workbook === workbook),
    )
    return choice ? { role: choice.role, reason: 'caller' } : byContent(sheet)
  })
  const open = () => sheets.map((_, i) => i).filter((i) => decided[i] === undefined)
  const budgets = () =>
    sheets.map((_, i) => i).filter((i) => decided[i] === undefined || decided[i]?.role === 'budget')

  decideYears(sheets, open(), plan, items, decided)
  decideCopies(sheets, open(), decided)
  // What the sums of others are is asked of all that are left, so that one does not hide another.
  const summaryOf = createSummaryTest(sheets, budgets(), items)
  const summaries = open().flatMap((i) => {
    const evidence = summaryOf(i)
    return evidence ? [{ i, evidence }] : []
  })
  for (const { i, evidence } of summaries) decided[i] = { role: 'summary', ...evidence }
  decideSameItems(sheets, open(), budgets(), plan, items, decided)
  decideHeadings(sheets, open(), decided)
  for (const i of open())
    decided[i] = isHidden(sheets[i])
      ? { role: 'other', reason: 'hidden', open: true }
      : { role: 'budget', reason: 'lines' }
  return decided.map((each) => each ?? { role: 'other', reason: 'noBudget' })
}

function byContent(sheet: SheetOfRun): Decided | undefined {
  if (isWrittenSheet(sheet.snapshot)) return { role: 'other', reason: 'written' }
  if (isOpinions(sheet)) return { role: 'opinions', reason: 'headings' }
  if (isOfBudget(sheet)) return undefined
  return isPlanNamed(sheet)
    ? { role: 'plan', reason: 'name' }
    : { role: 'other', reason: 'noBudget' }
}

type Decisions = (Decided | undefined)[]

/** The plan's year, else the one that most sheets are of; of as many the latest. */
function decideYears(
  sheets: readonly SheetOfRun[],
  open: readonly number[],
  plan: Plan | null,
  items: SharedItems,
  decided: Decisions,
): void {
  const years = new Map(open.map((i) => [i, yearOf(sheets[i] as SheetOfRun)]))
  const counts = new Map<number, number>()
  for (const year of years.values())
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1)
  const asked = plan?.fiscalYear
  const year =
    asked !== undefined && asked !== null && counts.has(asked)
      ? asked
      : [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0]
  const parts = items.partsIn(open)
  for (const i of open) {
    const own = years.get(i) ?? null
    const sheet = sheets[i] as SheetOfRun
    const isOther = own === null ? isNamedPrior(sheet) : year !== undefined && own !== year
    if (!isOther) continue
    // A year in some text of the sheet may be another's. Last year's sheet has the items of this one's.
    const isSure = statesYear(sheet) || (parts[i] ?? 0) >= 0.5
    const isLater = own !== null && year !== undefined && own > year && year !== asked
    decided[i] = {
      role: 'otherYear',
      reason: own === null ? 'name' : 'year',
      open: isLater || !isSure,
    }
  }
}

/** Line for line the same: the one that is shown and not called a copy stays. */
function decideCopies(
  sheets: readonly SheetOfRun[],
  open: readonly number[],
  decided: Decisions,
): void {
  const sizeOf = (i: number): string => {
    const { budget } = sheets[i] as SheetOfRun
    return `${budget.lines.length} ${sumOf(budget)}`
  }
  const times = new Map<string, number>()
  for (const i of open) times.set(sizeOf(i), (times.get(sizeOf(i)) ?? 0) + 1)
  const kept = new Map<string, number>()
  for (const i of inPreference(sheets, open)) {
    if (times.get(sizeOf(i)) === 1) continue
    const { budget } = sheets[i] as SheetOfRun
    const digest = linesDigest(budget)
    const of = kept.get(digest)
    if (of === undefined) kept.set(digest, i)
    else
      decided[i] = {
        role: 'copy',
        reason: 'sameLines',
        of,
        // Two sections may well have the same one or two lines.
        open: budget.lines.length < fewestLines && !isSurelyCopy(sheets[i], sheets[of]),
      }
  }
}

/** Lines that nobody writes twice by chance. */
const fewestLines = 5

const isSurelyCopy = (own: SheetOfRun | undefined, of: SheetOfRun | undefined): boolean =>
  own !== undefined && of !== undefined && (isNamedOld(own) || namesAreRelated(own, of))

/** Mostly the items of another: another stage, an older state, the plan itself; or nobody can tell. */
function decideSameItems(
  sheets: readonly SheetOfRun[],
  open: readonly number[],
  all: readonly number[],
  plan: Plan | null,
  items: SharedItems,
  decided: Decisions,
): void {
  const kept = all.filter((i) => !open.includes(i))
  for (const i of inPreference(sheets, open, plan)) {
    const own = sheets[i] as SheetOfRun
    let of: number | undefined
    let evidence: Decided | null = null
    for (const k of kept) {
      const other = sheets[k] as SheetOfRun
      const { names, amounts } = items.common(i, k)
      if (names < 0.6) continue
      evidence = whySame(own, other, amounts, plan)
      if (evidence) {
        of = k
        break
      }
    }
    if (evidence && of !== undefined) decided[i] = { ...evidence, of }
    else kept.push(i)
  }
}

function whySame(
  own: SheetOfRun,
  other: SheetOfRun,
  amounts: number,
  plan: Plan | null,
): Decided | null {
  const isRelated = namesAreRelated(own, other)
  const stages = [stageOf(own), stageOf(other)]
  if (isPlanNamed(own)) return { role: 'plan', reason: 'name' }
  // 旧庁舎 is a name too: a copy has its amounts, or the other's name.
  if (isNamedOld(own) && !isNamedOld(other))
    return { role: 'copy', reason: 'name', open: amounts < 0.3 && !isRelated }
  if (stages[0] !== stages[1] && stages[0] !== '' && stages[1] !== '') {
    const isAsked = isStageOf(plan, stages[1] ?? '')
    return { role: 'otherStage', reason: 'stage', open: !isAsked }
  }
  // Sections name their own items alike (旅費, 消耗品費): with other amounts they are other lines.
  if (amounts < 0.5 && !isRelated) return null
  return { role: 'other', reason: 'sameItems', open: true }
}

/** A table without the marks and exclusions that the others have is not taken for lines of the budget. */
function decideHeadings(
  sheets: readonly SheetOfRun[],
  open: readonly number[],
  decided: Decisions,
): void {
  const spent = open.filter((i) => !isRevenue(sheets[i] as SheetOfRun))
  const marked = spent.filter((i) => hasSameColumns((sheets[i] as SheetOfRun).budget))
  const alike = marked.length > 0 ? marked : mostCommon(spent, (i) => headingOf(sheets[i]))
  for (const i of open) {
    if (alike.includes(i) || alike.length === 0) continue
    decided[i] = isPlanNamed(sheets[i] as SheetOfRun)
      ? { role: 'plan', reason: 'name' }
      : { role: 'other', reason: 'otherHeadings', open: true }
  }
}

/** Nothing but their amounts' heading says what sheets without marks hold. */
const headingOf = (sheet: SheetOfRun | undefined): string =>
  sheet ? amountHeading(sheet.budget) : ''

/** The indexes that most share something; of as many those of the first. */
function mostCommon(indexes: readonly number[], of: (index: number) => string): readonly number[] {
  const groups = new Map<string, number[]>()
  for (const i of indexes) groups.set(of(i), [...(groups.get(of(i)) ?? []), i])
  return [...groups.values()].reduce((most, each) => (each.length > most.length ? each : most), [])
}

/** Those that are shown, of the asked stage and not called old first; else in their order. */
function inPreference(
  sheets: readonly SheetOfRun[],
  indexes: readonly number[],
  plan: Plan | null = null,
): number[] {
  const rank = (i: number): number => {
    const sheet = sheets[i] as SheetOfRun
    const stage = stageOf(sheet)
    const isOtherStage = plan !== null && stage !== '' && !isStageOf(plan, stage)
    return (
      (isPlanNamed(sheet) ? 8 : 0) +
      (isNamedOld(sheet) ? 4 : 0) +
      (isHidden(sheet) ? 2 : 0) +
      (isOtherStage ? 1 : 0)
    )
  }
  return [...indexes].sort((a, b) => rank(a) - rank(b) || a - b)
}

const isStageOf = (plan: Plan | null, stage: string): boolean =>
  stage !== '' && (plan?.stage?.includes(stage) ?? false)

const isHidden = (sheet: SheetOfRun | undefined): boolean => sheet?.snapshot.hidden === true
