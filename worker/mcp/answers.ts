// What assistants are told of a report: figures with their cells, findings by the page.
import { z } from 'zod'
import { catalogues } from '../../shared/locales/index.ts'
import { rules } from '../../shared/rules/index.ts'
import type { Finding, Report } from '../../shared/schema/index.ts'
import { Refusal, tool } from './tool.ts'

/** Findings of one answer; further ones by `offset`. */
const page = 50

/** A report's figures, and the findings from `offset` on. */
export function reportAnswer(digest: string, report: Report, offset: number): object {
  const { totals, statement, counts, findings, sheets, table, ruleset, snapshotDigest } = report
  const { byIssue, ...figures } = totals
  return {
    ...{ digest, snapshotDigest, ruleset, statement },
    totals: {
      ...figures,
      byIssue: byIssue.map(({ title, yen, reflectedYen, excludedYen, cells }) => ({
        ...{ title, yen, reflectedYen, excludedYen, cells },
      })),
    },
    ...(sheets ? { sheets } : { table: table && { range: table.range, unit: table.unit } }),
    counts,
    findings: findings.slice(offset, offset + page).map(findingOf),
    next: offset + page < findings.length ? offset + page : null,
  }
}

const findingOf = ({ code, severity, cells, message, suggestion }: Finding) => ({
  ...{ code, severity, cells, message },
  ...(suggestion ? { suggestion: suggestion.label } : {}),
})

/** The tool that both servers have alike: it needs neither files nor runs. */
export const explain = tool({
  title: 'Explain a finding',
  description: 'What a rule looks at, what can still change while it stands, and its message.',
  input: { code: z.string().max(200).describe('A finding’s code, e.g. amounts/missing') },
  run: ({ code }) => ruleAnswer(code),
})

/** @throws Refusal */
function ruleAnswer(code: string): object {
  const rule = rules.find((one) => one.code === code)
  if (!rule) throw new Refusal(`There is no rule "${code}". Take the code of a finding.`)
  const { severity, family, unsettles, silencedBy } = rule
  return {
    ...{ code, severity, family, unsettles, silencedBy },
    ja: catalogues.ja.rules[code],
    en: catalogues.en.rules[code],
  }
}
