// Findings about a plan's text. `cells` of such a finding are lines of the text (L42).

import type { Finding, Severity } from '../schema/index.ts'
import { groupDigits } from '../text/digits.ts'
import { en } from './locales/en.ts'
import { ja, type Values } from './locales/ja.ts'

/** Codes are stable: `schema/plan-…`. */
export type PlanCode = keyof typeof ja

type Params = Finding['params']

/** The finding for `code` at the lines given. */
export function planFinding(
  code: PlanCode,
  lines: readonly number[],
  params: Params = {},
): Finding {
  const value: Values = (name) => shown(params[name])
  return {
    code: `schema/${code}`,
    severity: severities[code],
    cells: lines.map((line) => `L${line}`),
    params,
    message: { ja: ja[code](value), en: en[code](value) },
    group: 'schema',
  }
}

function shown(value: Params[string] | undefined): string {
  if (Array.isArray(value)) return value.join('、')
  return typeof value === 'number' ? groupDigits(value) : String(value ?? '')
}

const severities: Record<PlanCode, Severity> = {
  'plan-nothing-read': 'error',
  'plan-too-long': 'error',
  'plan-issue-number-inferred': 'warning',
  'plan-issue-number-missing': 'warning',
  'plan-issue-number-repeated': 'warning',
  'plan-issue-title-missing': 'warning',
  'plan-issue-missing': 'warning',
  'plan-issue-empty': 'info',
  'plan-strategy-missing': 'warning',
  'plan-issue-carries-amount': 'info',
  'plan-strategy-carries-amount': 'info',
  'plan-sum-differs': 'warning',
  'plan-estimate-missing': 'info',
  'plan-estimate-unreadable': 'error',
  'plan-estimate-approximate': 'info',
  'plan-unit-missing': 'warning',
  'plan-amount-without-item': 'warning',
  'plan-title-repeated': 'warning',
  'plan-priority-inferred': 'info',
  'plan-priority-ambiguous': 'warning',
  'plan-base-differs': 'warning',
  'plan-declared-contradicted': 'warning',
  'plan-markers-inferred': 'info',
  'plan-columns-inferred': 'warning',
  'plan-unit-assumed': 'warning',
  'plan-issue-continued': 'info',
  'plan-title-joined': 'info',
  'plan-title-may-continue': 'info',
  'plan-bracket-unclosed': 'info',
  'plan-amount-unused': 'warning',
  'plan-amounts-not-used': 'warning',
  'plan-amount-attached': 'info',
  'plan-number-unused': 'warning',
  'plan-marks-leading': 'warning',
  'plan-numbers-leading': 'info',
  'plan-heading-inside': 'warning',
  'plan-amount-broken': 'warning',
  'plan-text-after-amount': 'info',
  'plan-marks-several': 'warning',
  'plan-lines-not-read': 'info',
}
