// What both sheets of a write-back are made from.
import type { Budget, Line } from '../../model/budget.ts'
import type { Language, Plan, Policy, Report } from '../../schema/index.ts'
import { wardName } from '../../text/index.ts'
import type { Attestation } from '../types.ts'
import type { Layout } from './layout.ts'
import type { LineCounts, MarkCodes, MarkReading, Source } from './source.ts'
import type { Watched } from './watched.ts'
import type { Words } from './words.ts'

export interface PlanContext {
  report: Report
  budget: Budget
  policy: Policy
  plan: Plan | null
  attestation: Attestation | null
  writtenAt: string | null
  /** Who writes, in words where nobody is known. */
  who: string
  language: Language
  words: Words
  layout: Layout
  source: Source
  codes: MarkCodes
  exclusionReadings: MarkReading[]
  reflectionReadings: MarkReading[]
  /** Of the leaf lines. */
  lines: LineCounts
  /** What the table holds besides them. */
  watched: Watched
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
