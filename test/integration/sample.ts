// A budget and its report made by hand, so that write-back is tested apart from reading and rules.

import { snapshotDigest } from '../../shared/digest/index.ts'
import type { AmountReading, Budget, Line } from '../../shared/model/budget.ts'
import { defaultPolicy, type Plan, type Policy, type Report } from '../../shared/schema/index.ts'
import { createStatement } from '../../shared/statement/index.ts'
import { computeTotals } from '../../shared/totals/index.ts'
import { linesOf, type WrittenLine } from '../lines.ts'

export interface SampleLine {
  issue: string
  strategy: string
  initiative: string
  /** As it stands in the cell, in thousands of yen where it is a number. */
  cell: string | number
  /** Yen as read; worked out from a plain number. */
  yen?: number | null
  exclusion?: string
  reflection?: string
  remark?: string
}

const HEADINGS = ['経営課題', '戦略', '具体的取組', '算定見込額', '除外区分', '反映区分', '備考']
const FIRST_ROW = 5

/** Sheet rows 1 to 4 are a title, the unit, a gap and the headings; lines follow. */
export function sampleBudget(
  lines: readonly SampleLine[],
  options: { sheet?: string; declared?: Budget['declared'] } = {},
): Budget {
  const last = FIRST_ROW + Math.max(lines.length, 1) - 1
  const columnOf = { issue: 0, strategy: 1, initiative: 2, amount: 3, exclusion: 4, reflection: 5 }
  return {
    snapshot: {
      sheet: options.sheet ?? '予算',
      origin: 'A1',
      rows: [
        ['予算', '', '', '', '', '', ''],
        ['', '', '', '', '', '', '(単位:千円)'],
        ['', '', '', '', '', '', ''],
        HEADINGS,
        ...lines.map((line) => [
          line.issue,
          line.strategy,
          line.initiative,
          line.cell,
          line.exclusion ?? '',
          line.reflection ?? '',
          line.remark ?? '',
        ]),
      ],
    },
    tables: [],
    table: {
      range: { top: 4, left: 0, bottom: last, right: 6 },
      headerRows: [4],
      columns: [],
      columnOf,
      unit: '千円',
      unitSource: 'table',
      unitCell: 'G2',
      confidence: 1,
      alternatives: [],
      sums: { sums: [], confidence: 1, alternatives: [] },
      hierarchy: 'columns',
    },
    lines: linesOf(lines.map((line, i) => sampleLine(line, FIRST_ROW + i))),
    declared: options.declared ?? [],
    years: [],
    notes: [],
    readingNotes: [],
  }
}

export function sampleReport(
  budget: Budget,
  policy: Policy = defaultPolicy,
  plan: Plan | null = null,
): Report {
  const totals = computeTotals(budget, plan, policy)
  const digest = `sha256:${'0'.repeat(64)}`
  return {
    schema: 1,
    ruleset: '2026.13',
    plan: null,
    policyDigest: digest,
    snapshotDigest: snapshotDigest(budget.snapshot),
    table: {
      range: `A4:G${FIRST_ROW + budget.lines.length - 1}`,
      headerRows: [4],
      columns: [],
      unit: '千円',
      confidence: 1,
      alternatives: [],
      reading: { sums: [], confidence: 1, alternatives: [] },
    },
    findings: [],
    totals,
    statement: createStatement(totals, policy, '千円'),
    counts: {
      rows: budget.lines.length,
      lines: budget.lines.length,
      error: 0,
      warning: 0,
      info: 0,
      advice: 0,
    },
  }
}

function sampleLine(line: SampleLine, row: number): WrittenLine {
  const yen =
    line.yen !== undefined
      ? line.yen
      : typeof line.cell === 'number'
        ? Math.round(line.cell * 1_000)
        : null
  const amount: AmountReading = {
    state:
      yen !== null
        ? 'value'
        : line.cell === ''
          ? 'missing'
          : line.cell === '-'
            ? 'none'
            : 'invalid',
    yen,
    raw: String(line.cell),
    unit: '千円',
    unitSource: 'table',
    approximate: false,
    numberAsText: false,
    ignored: [],
    problem: null,
    unitConflict: null,
    shownOtherwise: null,
  }
  return {
    row,
    rowKind: 'leaf',
    level: 3,
    parent: -1,
    issue: line.issue,
    issueSource: 'own',
    strategy: line.strategy,
    strategySource: 'own',
    initiative: line.initiative,
    initiativeSource: 'own',
    detail: '',
    department: '',
    remark: line.remark ?? '',
    amount,
    exclusion: exclusionOf(line),
    reflection: reflectionOf(line.reflection ?? ''),
    covers: null,
    hidden: false,
  }
}

function exclusionOf({ exclusion = '' }: SampleLine): Line['exclusion'] {
  if (exclusion === '') return { kind: 'none' }
  const id = { 固定経費: 'fixed', 区政充実重点経費: 'priority' }[exclusion]
  return id ? { kind: 'policy', id, by: 'cell' } : { kind: 'unknown', text: exclusion }
}

function reflectionOf(text: string): Line['reflection'] {
  if (text === '') return { kind: 'unset' }
  if (text === '①' || text === '②') return { kind: 'mark', symbol: text }
  return defaultPolicy.noReflection.includes(text) ? { kind: 'none' } : { kind: 'unknown', text }
}
