// The write-back plan: what will be written into the workbook, computed before anything is.
import type { Budget } from '../model/budget.ts'
import { type Language, type Plan, type Policy, type Report, unitYen } from '../schema/index.ts'
import { roundedShare, whichRounding } from '../totals/share.ts'
import { extentOf } from './block/extent.ts'
import { type Words, wordsFor } from './locales/index.ts'
import type { PlanContext } from './sheets/context.ts'
import { detailSheet } from './sheets/detail.ts'
import { layOut } from './sheets/layout.ts'
import { provenanceRowCount } from './sheets/records.ts'
import { createSections, type SeveralSheets } from './sheets/sections.ts'
import { countLines, exclusionReadings, markCodes, reflectionReadings } from './sheets/source.ts'
import { summarySheet } from './sheets/summary.ts'
import { planTargets } from './sheets/targets.ts'
import type { Attestation, WriteBackPlan, WriteTarget } from './types.ts'

export const DETAIL_SHEET = '反映明細'
export const SUMMARY_SHEET = '反映集計'

export interface PlanWriteBackOptions {
  report: Report
  /** Of the sheet, or of the sheets that are counted. */
  budget: Budget | SeveralSheets
  policy: Policy
  /** For its declared figures. */
  plan?: Plan | null
  attestation?: Attestation
  /** Shown when the run is not attested: ISO 8601 with the viewer's zone, e.g. `2026-11-22T10:02:03+09:00`. */
  writtenAt?: string
  /** Who writes, where they have signed in. */
  who?: string
  /** Who saved the workbook last: named, as such, where nobody has signed in. */
  savedBy?: string
  /** false where only a range of the sheet was read: what lies below it is not watched then. */
  isWholeSheet?: boolean
  language: Language
  /** Sheets of the workbook; only Hanei's own are written over. */
  existingSheets: readonly { name: string; own: boolean }[]
  /** The user's own cells that shall show a figure. */
  targets?: readonly WriteTarget[]
}

/**
 * Sheets 反映明細 and 反映集計 as blocks of cells, and the user's own cells that point at them.
 * Every figure is a live formula that says what it must come to. Pure.
 * @example planWriteBack({ report, budget, policy, language: 'ja', existingSheets: [] })
 */
export function planWriteBack(options: PlanWriteBackOptions): WriteBackPlan {
  const context = contextOf(options)
  const sheets = [detailSheet(context), summarySheet(context)]
  const targets = planTargets(context, options.targets ?? [])
  return {
    sheets,
    targets,
    writeSet: [
      ...sheets.map((sheet) => `${sheet.name}!${extentOf(sheet)}`),
      ...targets.map((target) => `${target.sheet}!${target.cell}`),
    ],
  }
}

/** A sheet's name that is ours to write: the wanted one, or with a number behind it. */
function freeName(wanted: string, existing: PlanWriteBackOptions['existingSheets']): string {
  const takenByOthers = new Set(
    existing.filter((sheet) => !sheet.own).map((sheet) => sheet.name.toLowerCase()),
  )
  let name = wanted
  for (let n = 2; takenByOthers.has(name.toLowerCase()); n += 1) name = `${wanted} (${n})`
  return name
}

function contextOf(options: PlanWriteBackOptions): PlanContext {
  const { report, budget, policy, language, existingSheets } = options
  const words = wordsFor(language)
  const read: SeveralSheets =
    'parts' in budget
      ? budget
      : { parts: [{ sheet: 0, budget }], names: [], declared: budget.declared }
  const sections = createSections(options, read)
  const isSeveral = report.sheets !== undefined
  const codes = markCodes(policy)
  const lines = countLines(sections, policy)
  const exclusions = exclusionReadings(sections, policy)
  const marks = reflectionReadings(sections, policy, codes, words.noReflection)
  const live = sections.filter(({ isLive }) => isLive).length
  const unit = report.table?.unit ?? sections[0]?.budget.table?.unit ?? policy.defaultUnit ?? '千円'
  const displayUnit = unit === '円' ? '千円' : unit
  const declaredTotal = policy.wardTotal === 'declared'
  const { decimals, rounding } = policy.share
  const context: PlanContext = {
    report,
    sections,
    isSeveral,
    sheetNames: read.names,
    declared: read.declared,
    policy,
    plan: options.plan ?? null,
    attestation: options.attestation ?? null,
    writtenAt: options.writtenAt ?? null,
    who: whoWrites(options, words),
    language,
    words,
    codes,
    lines,
    exclusionReadings: exclusions,
    reflectionReadings: marks,
    displayUnit,
    displayFactor: unitYen[displayUnit],
    layout: layOut({
      detailName: freeName(DETAIL_SHEET, existingSheets),
      summaryName: freeName(SUMMARY_SHEET, existingSheets),
      lines: lines.count,
      report,
      declaredTotal,
      provenanceRows: provenanceRowCount(isSeveral, sections.length - live),
      sections: isSeveral ? { count: sections.length, live } : null,
      exclusionReadings: exclusions.length,
      reflectionReadings: marks.length,
    }),
    ...numberTheRollUp(report),
    percentOf(numerator, base) {
      const value = roundedShare(numerator, base, decimals, rounding)
      return value === null ? words.notApplicable : Number(value)
    },
    shareAgrees: (printed) =>
      whichRounding(printed, report.totals.share.numerator, report.totals.base) !== null,
  }
  return context
}

function whoWrites({ who, savedBy, attestation }: PlanWriteBackOptions, words: Words): string {
  if (who || attestation?.who) return who || attestation?.who || ''
  return savedBy ? words.savedBy(savedBy) : words.nobody
}

/** Numbers of the issues, and of the strategies by issue and title, as the roll-up lists them. */
function numberTheRollUp(report: Report): Pick<PlanContext, 'issueNumber' | 'strategyNumber'> {
  const issues = new Map<string, number>()
  const strategies = new Map<string, Map<string, number>>()
  let strategyNumber = 0
  report.totals.byIssue.forEach((issue, i) => {
    issues.set(issue.title, i + 1)
    const ofIssue = strategies.get(issue.title) ?? new Map<string, number>()
    strategies.set(issue.title, ofIssue)
    for (const strategy of issue.strategies) {
      strategyNumber += 1
      ofIssue.set(strategy.title, strategyNumber)
    }
  })
  return {
    issueNumber: (line) => issues.get(line.issue) ?? 0,
    strategyNumber: (line) => strategies.get(line.issue)?.get(line.strategy) ?? 0,
  }
}
