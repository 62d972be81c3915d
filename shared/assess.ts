// The whole validation as one pure function: a sheet, a plan and a policy in, a report out.

import { rangeAddress } from './address/index.ts'
import { digestOf, snapshotDigest } from './digest/index.ts'
import { amountUnit, commonUnit } from './model/amount-unit.ts'
import type { Budget } from './model/budget.ts'
import { sumsAsCells } from './model/sum-reading.ts'
import { type Register, registerBeside } from './opinions/index.ts'
import {
  createReported,
  createRuleContext,
  displayUnit,
  reportedOpinions,
  rules,
  runRules,
} from './rules/index.ts'
import type {
  Finding,
  LineItem,
  Mapping,
  OtherSheet,
  Plan,
  Policy,
  Report,
  SheetSnapshot,
} from './schema/index.ts'
import { readBudget, toLineItem } from './sheet/read.ts'
import { createStatement } from './statement/index.ts'
import { addressInColumn, computeTotals, settle } from './totals/index.ts'
import { createWork, type Work } from './work.ts'

/** Changes whenever any conformance vector's report does. */
export const rulesetVersion = '2026.13'

export interface AssessOptions {
  /** The caller's own reading of the sheet; it wins over detection. */
  mapping?: Mapping
  /** Published version of the plan; null or absent for an inline plan. */
  planVersion?: number | null
  /** The workbook's other sheets, which are not read; see `otherSheets` in shared/workbook. */
  otherSheets?: readonly OtherSheet[]
  /** The ward council's opinions; without them nothing is said of any. It wins over `registers`. */
  register?: Register | null
  /** Sheets beside this one that hold them. */
  registers?: readonly SheetSnapshot[]
}

export interface Assessment {
  report: Report
  budget: Budget
  /** What it was held against; null for none. */
  register: Register | null
  /** What the report took, for tests that watch how that grows. */
  work: Work
  /** The budget's rows in the public contract's shape, made when first asked for. */
  readonly lines: LineItem[]
}

/**
 * Report on a sheet. The same for the same sheet, plan and policy wherever it runs; never throws for
 * what a sheet holds. @example assess(snapshot, plan, defaultPolicy).totals.share.value // '50.7'
 */
export const assess = (
  snapshot: SheetSnapshot,
  plan: Plan | null,
  policy: Policy,
  options: AssessOptions = {},
): Report => assessInFull(snapshot, plan, policy, options).report

/** As `assess`, with what the report was made from: for writing back, comparing and showing. */
export function assessInFull(
  snapshot: SheetSnapshot,
  plan: Plan | null,
  policy: Policy,
  options: AssessOptions = {},
): Assessment {
  const work = createWork(sizeOf(snapshot, plan))
  const budget = readBudget(snapshot, plan, policy, options.mapping, work)
  const computed = computeTotals(budget, plan, policy)
  const reported = createReported()
  const { otherSheets = [], registers = [] } = options
  const register = options.register ?? registerBeside(registers, plan, budget)
  const context = createRuleContext(
    { budget, plan, policy, totals: computed, otherSheets, register, work },
    reported,
  )
  const amounts = addressInColumn(budget.table?.columnOf.amount ?? 0)
  const opinions = register && reportedOpinions(context, register, amounts)
  const findings = runRules(rules, context, reported)
  const totals = settle(computed, findings)
  const report: Report = {
    schema: 1,
    ruleset: rulesetVersion,
    plan: plan && {
      ward: plan.ward,
      fiscalYear: plan.fiscalYear,
      version: options.planVersion ?? null,
      digest: digestOf(plan),
    },
    policyDigest: digestOf(policy),
    snapshotDigest: snapshotDigest(snapshot),
    table: tableOf(budget),
    findings,
    totals,
    statement: createStatement(totals, policy, displayUnit(budget, plan, policy)),
    counts: countsOf(budget, findings),
    ...(opinions ? { opinions } : {}),
  }
  let lines: LineItem[] | undefined
  return {
    report,
    budget,
    register,
    work,
    get lines() {
      lines ??= Array.from(budget.lines, (line) => toLineItem(budget, line))
      return lines
    },
  }
}

/** Cells, formulas and names of the plan: what came in, and what the work may be in proportion to. */
export function sizeOf({ rows, formulas = {} }: SheetSnapshot, plan: Plan | null): number {
  let size = 0
  for (const row of rows) size += row.length
  for (const _ in formulas) size++
  for (const { strategies } of plan?.issues ?? [])
    for (const { initiatives } of strategies) size += 1 + initiatives.length
  return size
}

/** Digest of a report over its canonical JSON (RFC 8785): what a receipt attests. */
export const reportDigest = (report: Report): string => digestOf(report)

/** `unit` is what the amount column's figures are in; null where its cells state different ones. */
export function tableOf({ table, lines }: Budget): Report['table'] {
  return (
    table && {
      range: rangeAddress(table.range),
      headerRows: table.headerRows,
      columns: table.columns,
      unit: amountUnit(table) ?? commonUnit(lines),
      confidence: table.confidence,
      alternatives: table.alternatives,
      reading: sumsAsCells(table.sums, table.columnOf.amount ?? 0),
    }
  )
}

export function countsOf({ lines }: Budget, findings: readonly Finding[]): Report['counts'] {
  const counts = { rows: lines.length, lines: 0, error: 0, warning: 0, info: 0, advice: 0 }
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i)) counts.lines++
  for (const { severity } of findings) counts[severity]++
  return counts
}
