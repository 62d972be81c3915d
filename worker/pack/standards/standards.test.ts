// The standards page: what stands against a point, what cannot be checked, and that every point has its words.
import { describe, expect, it } from 'vitest'
import { rulesetVersion } from '../../../shared/assess.ts'
import { ruleCodes } from '../../../shared/rules/index.ts'
import {
  defaultPolicy,
  type KeptLines,
  type Policy,
  type Report,
  type Reviews,
  type SheetSnapshot,
} from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { assessRequest } from '../../assess.ts'
import { type JudgeInput, judgePoints } from './judge.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import { standardsPage } from './page.ts'
import { points } from './points.ts'

const reviews = { items: [], signed: null, share: { status: 'final', reasons: [] } } as Reviews

function input(snapshot: SheetSnapshot, policy: Policy = defaultPolicy): JudgeInput {
  const { report, lines } = assessRequest([snapshot], referencePlan(), policy, {
    planVersion: null,
  })
  const kept: KeptLines = lines()
  return {
    report: report as Report,
    lines: kept,
    reviews,
    accepted: new Set(),
    samples: [],
    isLogged: true,
  }
}

const judged = (of: JudgeInput, id: string) => {
  const [standard, name] = id.split('.')
  const found = judgePoints(of).find(
    ({ point }) => point.standard === standard && point.id === name,
  )
  if (!found) throw new Error(id)
  return found
}
const reference = referenceSnapshot()
const typedOver: SheetSnapshot = {
  ...reference,
  rows: reference.rows.map((row, r) => (r === 5 ? row.map((c, i) => (i === 3 ? 1 : c)) : row)),
}

describe('points', () => {
  it('name rules that there are, and have words in both languages', () => {
    for (const { standard, id, codes } of points) {
      expect(codes.filter((code) => !ruleCodes.has(code))).toEqual([])
      for (const words of [ja, en]) expect(words.subjects[`${standard}.${id}`]).toBeTruthy()
    }
    expect(Object.keys(ja.subjects)).toHaveLength(points.length)
  })
})

describe('a point', () => {
  it('is met where its rules were checked and found nothing', () => {
    expect(judged(input(reference), 'jicpa.logic')).toMatchObject({ verdict: 'met', against: [] })
    expect(judged(input(reference), 'icaew.checks')).toMatchObject({ verdict: 'met' })
  })

  it('is not met by a finding, with its rule, count and cells', () => {
    const { verdict, against } = judged(input(typedOver), 'jicpa.recalculated')
    expect(verdict).toBe('notMet')
    expect(against.map(({ code, count }) => [code, count])).toContainEqual([
      'totals/subtotal-differs',
      1,
    ])
    expect(against.flatMap(({ cells }) => cells)).toContain('D20')
  })

  it('stays not met where the finding was accepted, which is said', () => {
    const of = input(typedOver)
    const { against } = judged({ ...of, accepted: new Set(of.report.findings) }, 'icaew.checks')
    expect(against[0]?.accepted).toBe(against[0]?.count)
  })

  it('cannot be checked without formulas, with its rule off, or by another ruleset', () => {
    const { formulas: _, ...values } = reference
    expect(judged(input(values), 'fast.circles').obstacle).toEqual({ kind: 'noFormulas' })
    const off = { severity: 'off' as const, reason: '別に確かめている' }
    const policy = { ...defaultPolicy, rules: { 'formulas/includes-itself': off } }
    expect(judged(input(reference, policy), 'fast.circles')).toMatchObject({
      verdict: 'notCheckable',
      obstacle: { kind: 'ruleOff', codes: ['formulas/includes-itself'] },
    })
    const of = input(reference)
    const older = { ...of, report: { ...of.report, ruleset: '2020.1' } }
    expect(judged(older, 'fast.circles').obstacle).toEqual({
      ...{ kind: 'otherRuleset', ruleset: '2020.1' },
    })
    expect(rulesetVersion).not.toBe('2020.1')
  })

  it('is not called met where another finding keeps its rules from speaking', () => {
    const formulas = { ...reference.formulas, D20: '=SUM(D5:D18)' }
    const of = input({ ...reference, formulas })
    expect(of.report.findings.map(({ code }) => code)).toContain('formulas/range-misses-rows')
    expect(judged(of, 'icaew.checks').verdict).toBe('notMet')
    expect(judged(of, 'fast.circles').obstacle).toEqual({
      ...{ kind: 'explained', codes: ['formulas/range-misses-rows'] },
    })
  })

  it('counts the samples and the signature', () => {
    const of = input(reference)
    expect(judged(of, 'icaew.tested').verdict).toBe('notMet')
    const half = { ...of, samples: [{ drawn: 5, seen: 3 }] }
    expect(judged(half, 'icaew.tested').verdict).toBe('notMet')
    const all = { ...of, samples: [{ drawn: 5, seen: 5 }] }
    expect(judged(all, 'icaew.tested').verdict).toBe('met')
    expect(judged(of, 'jicpa.approval').facts).toEqual([{ kind: 'notSigned' }])
  })

  it('names OFFSET and INDIRECT by their cells', () => {
    const formulas = { ...reference.formulas, D6: '=OFFSET(A1,5,3)' }
    expect(judged(input({ ...reference, formulas }), 'fast.functions')).toMatchObject({
      verdict: 'notMet',
      facts: [{ kind: 'formulas' }, { kind: 'volatile', cells: ['D6'] }],
    })
  })
})

it('is a page in both languages', () => {
  const page = standardsPage(input(typedOver), 'ja')
  for (const text of ['満たさない', 'totals/subtotal-differs', 'D20', 'ICAEW', 'FAST', '第82号'])
    expect(page).toContain(text)
  expect(standardsPage(input(reference), 'en')).toContain('not checkable')
})
