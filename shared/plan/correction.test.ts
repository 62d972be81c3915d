import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { correctDraft, draftOfText, type PlanEntry } from './correction.ts'
import { parsePlanText } from './parse.ts'

const published = readFileSync(
  new URL('../../test/fixtures/plans/suminoe-plan.md', import.meta.url),
  'utf8',
)
const change = (entries: readonly PlanEntry[], title: string, with_: Partial<PlanEntry>) =>
  entries.map((entry) => (entry.title === title ? { ...entry, ...with_, edited: true } : entry))

describe('correcting what was read of a plan', () => {
  it('left as it is, is the plan that was read', () => {
    const draft = draftOfText(published, { ward: 'suminoe', fiscalYear: 2026 })
    const { plan, findings } = parsePlanText(published, { ward: 'suminoe', fiscalYear: 2026 })
    expect(draft.plan).toEqual(plan)
    const same = correctDraft(draft.entries, draft)
    expect(same.plan).toEqual(plan)
    expect(same.findings.map(({ finding }) => finding.code).sort()).toEqual(
      findings.map(({ code }) => code).sort(),
    )
  })
  it('takes an amount as it is written, and says where it cannot', () => {
    const draft = draftOfText('経営課題1 安全\n☆ 戦略A\n○ 取組A\n○ 取組B 2千円')
    const at = (amount: string) => correctDraft(change(draft.entries, '取組A', { amount }), draft)
    expect(at('1,790').plan.issues[0]?.strategies[0]?.initiatives[0]?.estimate).toBe(1_790_000)
    expect(at('-').plan.issues[0]?.strategies[0]?.initiatives[0]?.estimate).toBeNull()
    expect(at('1,790').findings).toEqual([])
    const wrong = at('千七百くらい？')
    expect(wrong.findings).toMatchObject([
      { entry: 2, finding: { code: 'schema/plan-estimate-unreadable' } },
    ])
  })
  it('drops a line, restores another, changes a level, and adds one', () => {
    const draft = draftOfText('経営課題1 安全\n☆ 戦略A\n○ 取組A 1千円\n・取組B 2千円 ②')
    const restored = draft.entries.map((entry) =>
      entry.line === 4
        ? { ...entry, level: 'initiative' as const, edited: true }
        : entry.title === '取組A'
          ? { ...entry, level: 'none' as const, edited: true }
          : entry,
    )
    const added = {
      ...(restored[2] as PlanEntry),
      id: 9,
      line: 0,
      title: '取組C',
      level: 'initiative' as const,
    }
    const { plan, findings } = correctDraft([...restored, added], draft)
    expect(plan.issues[0]?.strategies[0]?.initiatives).toMatchObject([
      { id: '1-1-1', title: '取組B', estimate: 2_000, reflection: '②' },
      { id: '1-1-2', title: '取組C', estimate: 1_000 },
    ])
    expect(findings.map(({ finding }) => finding.code)).not.toContain(
      'schema/plan-amounts-not-used',
    )
  })
})
