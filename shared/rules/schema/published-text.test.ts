// The reference sheet against its plan as it was published: nothing is said that nobody can act on.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { assess } from '../../assess.ts'
import { parsePlanText } from '../../plan/index.ts'
import { defaultPolicy } from '../../schema/index.ts'

const text = readFileSync(
  new URL('../../../test/fixtures/plans/suminoe-plan.md', import.meta.url),
  'utf8',
)

test('lines that a published text never lists are no findings, and its missing issue is told once', () => {
  const { plan } = parsePlanText(text, { ward: 'suminoe', fiscalYear: 2026 })
  const { findings } = assess(referenceSnapshot(), plan, defaultPolicy)
  expect(findings.map(({ code, severity, cells }) => [code, severity, cells])).toEqual([
    ['schema/unknown-issue', 'info', ['A5']],
  ])
  expect(findings[0]?.message.ja).toContain('抜粋ならこのままで構いません')
})

test('against the plan with all its lines there is no finding at all', () => {
  expect(assess(referenceSnapshot(), referencePlan(), defaultPolicy).findings).toEqual([])
})
