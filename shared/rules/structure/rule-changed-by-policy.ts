// The ward weighs a rule otherwise, or has switched it off: said in every report, with its reason.
import type { Rule } from '../engine/rule.ts'

/** @param known codes of all rules; a setting for any other code is `structure/unknown-rule-in-policy` */
export const ruleChangedByPolicy = (known: () => ReadonlySet<string>): Rule => ({
  code: 'structure/rule-changed-by-policy',
  family: 'structure',
  severity: 'info',
  scope: 'budget',
  unsettles: null,
  needs: [],
  silencedBy: [],
  check: ({ policy }) =>
    Object.entries(policy.rules ?? {})
      .filter(([code]) => known().has(code))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, { severity, reason }]) => ({
        cells: [],
        params: { variant: severity === 'off' ? 'off' : 'on', rule: code, severity, reason },
      })),
})

export const unknownRuleInPolicy = (known: () => ReadonlySet<string>): Rule => ({
  code: 'structure/unknown-rule-in-policy',
  family: 'structure',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: [],
  silencedBy: [],
  check: ({ policy }) =>
    Object.keys(policy.rules ?? {})
      .filter((code) => !known().has(code))
      .sort()
      .map((code) => ({ cells: [], params: { rule: code } })),
})
