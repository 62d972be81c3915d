// What both sheets of a write-back are made from.
import type { SheetName } from '../../address/sheet-address.ts'
import type { Budget, DeclaredFigure, Line } from '../../model/budget.ts'
import type { Language, Plan, Policy, Report } from '../../schema/index.ts'
import { wardName } from '../../text/index.ts'
import type { Words } from '../locales/index.ts'
import type { Attestation } from '../types.ts'
import type { Layout } from './layout.ts'
import type { LineCounts, MarkCodes, MarkReading, Source } from './source.ts'
import type { Watched } from './watched.ts'

/** One sheet whose lines are written. */
export interface Section {
  /** From 1, in the order of the sheets. */
  number: number
  /** As addresses name it. */
  name: string
  /** Of this workbook: its cells are pointed at. Lines of other files are values. */
  isLive: boolean
  budget: Budget
  source: Source
  /** What its table holds besides the lines. */
  watched: Watched
  /** What tells this very content from another; '' where one sheet is the whole budget. */
  digest: string
}

export interface PlanContext {
  report: Report
  sections: readonly Section[]
  /** The budget is kept on several sheets: each line says which. */
  isSeveral: boolean
  /** What addresses call each of the report's sheets. */
  sheetNames: readonly SheetName[]
  /** Printed for the whole budget. */
  declared: readonly DeclaredFigure[]
  policy: Policy
  plan: Plan | null
  attestation: Attestation | null
  writtenAt: string | null
  /** Who writes, in words where nobody is known. */
  who: string
  language: Language
  words: Words
  layout: Layout
  codes: MarkCodes
  exclusionReadings: MarkReading[]
  reflectionReadings: MarkReading[]
  /** Of the leaf lines. */
  lines: LineCounts
  /** Unit that money is shown in besides yen, e.g. 千円, and its value in yen. */
  displayUnit: string
  displayFactor: number
  issueNumber(line: Line): number
  strategyNumber(line: Line): number
  /** Percentage as the formulas show it: a number, or the words for "not applicable". */
  percentOf(numeratorYen: number, baseYen: number): number | string
  /** Whether a printed percentage is the share by either rounding. */
  shareAgrees(printed: string): boolean
}

/** The plan's ward by its name and id; empty without one. */
export const wardOf = ({ report, language }: PlanContext): string =>
  report.plan?.ward ? wardName(report.plan.ward, language) : ''

/** Ward and year of the plan; empty without one. */
export function whose(context: PlanContext): string {
  const year = context.report.plan?.fiscalYear
  return [wardOf(context), year ? context.words.year(year) : null].filter(Boolean).join(' ')
}

/** The section that keeps a line, or its department where one sheet is the whole budget. */
export function sectionText({ isSeveral }: PlanContext, { name }: Section, line: Line): string {
  const { department } = line
  if (!isSeveral) return department
  return department === '' || department === name ? name : `${name} ${department}`
}

/** Where the lines come from, for the heads of the sheets. */
export function sourceText({ sections, isSeveral, report, words }: PlanContext): string {
  const [first] = sections
  if (!isSeveral)
    return words.source(`${first?.budget.snapshot.sheet ?? ''}!${report.table?.range ?? ''}`)
  const named = sections.slice(0, MOST_NAMED).map(({ name }) => name)
  return words.source(words.sheetsNamed(named, sections.length - named.length))
}

const MOST_NAMED = 6
