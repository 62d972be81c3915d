// Runs the rules in their order, keeps silent what is already explained, and words what is left.

import { parseRange } from '../../address/index.ts'
import { createMessage, createSuggestionLabel } from '../../locales/index.ts'
import type { Finding, Policy, Severity, UnsettledFigure } from '../../schema/index.ts'
import { severities } from '../../schema/index.ts'
import type { RuleContext } from './context.ts'
import { gatherRest } from './gather-rest.ts'
import type { Reported } from './reported.ts'
import type { Draft, Need, Rule } from './rule.ts'

/**
 * Findings of all rules, the gravest first, then in the order of the sheet.
 * @param reported where the engine notes what stands on which cell; the context reads the same one
 */
export function runRules(
  rules: readonly Rule[],
  context: RuleContext,
  reported: Reported,
): Finding[] {
  const findings: Finding[] = []
  for (const rule of rules) {
    for (const { draft, severity } of runRule(rule, context, reported)) {
      reported.add(rule.code, draft.cells, severity)
      findings.push(createFinding(rule, draft, severity))
    }
  }
  return inOrder(findings)
}

/** What one rule has to say, before it is noted and worded. */
export function runRule(
  rule: Rule,
  context: RuleContext,
  reported: Reported,
): { draft: Draft; severity: Severity }[] {
  const setting = ownSetting(context.policy, rule.code)
  if (setting === 'off' || !rule.needs.every((need) => has(context, need))) return []
  if (rule.silencedAnywhereBy?.some(reported.any)) return []
  const drafts = rule
    .check(context)
    .filter(({ cells }) => !rule.silencedBy.some((code) => reported.covers(code, cells[0])))
  return gatherRest(drafts).map((draft) => ({
    draft,
    severity: setting ?? draft.severity ?? rule.severity,
  }))
}

function ownSetting(policy: Policy, code: string): Severity | 'off' | undefined {
  const rules = policy.rules
  return rules && Object.hasOwn(rules, code) ? rules[code]?.severity : undefined
}

function has({ table, plan, snapshot, register }: RuleContext, need: Need): boolean {
  if (need === 'table') return table !== null
  if (need === 'plan') return plan !== null
  if (need === 'register') return register !== null
  return snapshot.formulas !== undefined
}

/** A finding from its draft, with its sentences. */
export function createFinding(rule: Rule, draft: Draft, severity: Severity): Finding {
  const { suggestion } = draft
  const edits = suggestion?.edits ?? []
  const unsettles = unsettledBy(rule, draft, severity)
  return {
    code: rule.code,
    severity,
    cells: draft.cells,
    params: draft.params,
    message: createMessage(rule.code, draft.cells, draft.params),
    ...(unsettles ? { unsettles } : {}),
    ...(suggestion && edits.length > 0
      ? {
          suggestion: {
            label: createSuggestionLabel(suggestion.label, edits, suggestion.params ?? {}),
            edits,
          },
        }
      : {}),
    group: rule.family,
  }
}

/** What is good to know settles itself, and so does what a ward's policy, with its reason, weighs as that. */
function unsettledBy(rule: Rule, draft: Draft, severity: Severity): UnsettledFigure | null {
  if (severity === 'info' || severity === 'advice') return null
  const figure = draft.unsettles === undefined ? rule.unsettles : draft.unsettles
  return figure ?? (severity === 'error' ? 'share' : null)
}

function inOrder(findings: Finding[]): Finding[] {
  const placed = findings.map((finding) => {
    const range = parseRange(finding.cells[0] ?? '')
    return { finding, row: range?.top ?? 0, column: range?.left ?? 0 }
  })
  placed.sort(
    (a, b) =>
      severities.indexOf(a.finding.severity) - severities.indexOf(b.finding.severity) ||
      a.row - b.row ||
      a.column - b.column ||
      (a.finding.code < b.finding.code ? -1 : a.finding.code > b.finding.code ? 1 : 0),
  )
  return placed.map(({ finding }) => finding)
}
