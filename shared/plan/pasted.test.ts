// Plans as they are pasted from Word, PDF and Excel: the same plan, or a finding at the place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  amountManners,
  harms,
  initiativeMarks,
  issueManners,
  type Manner,
  markManners,
  notes,
  printPlan,
  printTable,
  strategyMarks,
} from '../../test/fixtures/plans/print-plan.ts'
import type { Plan } from '../schema/index.ts'
import { readPlanText } from './parse.ts'

const titles = fc
  .array(
    fc.constantFrom('地域', '防災', '子育て', '広報', '区政会議', '見守り', '公園', '健康', '活動'),
    { minLength: 2, maxLength: 5 },
  )
  .map((words) => words.join('の'))

const initiative = fc.record({
  estimate: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 1, max: 99_999 }).map((n) => n * 1000),
  ),
  reflection: fc.constantFrom(undefined, '①', '②'),
})

const plans: fc.Arbitrary<Plan> = fc
  .array(
    fc.array(fc.array(initiative, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    { minLength: 1, maxLength: 3 },
  )
  .chain((shape) =>
    fc.tuple(fc.constant(shape), fc.array(titles, { minLength: 40, maxLength: 40 })),
  )
  .map(([shape, words]) => {
    let next = 0
    const title = (end: string): string => `${words[next++ % words.length]}${end}${next}番`
    return {
      ward: null,
      fiscalYear: null,
      stage: null,
      unit: '千円' as const,
      issues: shape.map((strategies, i) => ({
        no: i + 1,
        title: title('まち'),
        strategies: strategies.map((items, s) => ({
          title: title('推進'),
          initiatives: items.map(({ estimate, reflection }, n) => ({
            id: `${i + 1}-${s + 1}-${n + 1}`,
            title: title('取組'),
            estimate,
            ...(reflection ? { reflection } : {}),
          })),
        })),
      })),
    }
  })

const manners: fc.Arbitrary<Manner> = fc.record({
  issue: fc.constantFrom(...issueManners),
  strategy: fc.constantFrom(...strategyMarks),
  initiative: fc.constantFrom(...initiativeMarks),
  amount: fc.constantFrom(...amountManners),
  mark: fc.constantFrom(...markManners),
  note: fc.constantFrom(...notes),
})

/** What has to be the same, whatever the characters' width. */
const core = ({ issues }: Plan) =>
  issues.map(({ no, title, strategies }) => [
    no,
    plain(title),
    strategies.map((strategy) => [
      plain(strategy.title),
      strategy.initiatives.map(({ title: own, estimate, reflection }) => [
        plain(own),
        estimate,
        reflection,
      ]),
    ]),
  ])
const plain = (text: string) => text.normalize('NFKC').replaceAll(' ', '')

/** Findings that say where something could be otherwise than it was read. */
const telling = (findings: { code: string }[]) =>
  findings.filter(({ code }) => !/markers-inferred|unit-assumed/.test(code))

describe('a plan in any manner', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(plans, manners, (plan, manner) => {
        const text = printPlan(plan, manner)
        expect(core(readPlanText(text).plan), text).toEqual(core(plan))
      }),
      { numRuns: 400 },
    )
  })
  it('as a table from Excel, with names repeated or blank below', () => {
    fc.assert(
      fc.property(plans, fc.boolean(), (plan, repeated) => {
        const text = printTable(plan, repeated)
        expect(core(readPlanText(text).plan), text).toEqual(core(plan))
      }),
      { numRuns: 200 },
    )
  })
  it.each(Object.keys(harms))('harmed by %s, is the same or says where it may not be', (name) => {
    const harm = harms[name]
    fc.assert(
      fc.property(
        plans,
        manners,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (plan, manner, at) => {
          const text = harm?.(printPlan(plan, manner), at) ?? ''
          const { plan: read, findings } = readPlanText(text)
          if (JSON.stringify(core(read)) === JSON.stringify(core(plan))) return
          expect(telling(findings), text).not.toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })
  it.each([
    'none',
    'windows',
    'fullWidth',
    'blankLines',
    'indented',
    'pageNumber',
    'header',
    'bracketSplit',
    'bracketSplitByPage',
  ])('is the same in spite of %s', (name) => {
    const harm = harms[name]
    fc.assert(
      fc.property(
        plans,
        manners,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (plan, manner, at) => {
          const text = harm?.(printPlan(plan, manner), at) ?? ''
          expect(core(readPlanText(text).plan), text).toEqual(core(plan))
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('a line of a plan', () => {
  const item = (line: string) => {
    const { plan, findings } = readPlanText(`経営課題1 安全\n☆ 戦略A\n${line}`)
    const [only] = plan.issues[0]?.strategies[0]?.initiatives ?? []
    const { title, estimate, reflection, exclusion } = only ?? { title: '' }
    return {
      title,
      estimate,
      reflection,
      exclusion,
      codes: findings.map(({ code }) => code.slice(12)),
    }
  }
  it.each<[string, number | null | undefined, string | undefined, string[]]>([
    ['○ 取組A【算定見込額 1,000千円】①', 1_000_000, '①', []],
    ['○ 取組A【算定見込額 1,000千円】【②】', 1_000_000, '②', []],
    ['○\t取組A\t【算定見込額 1,000千円】\t①', 1_000_000, '①', []],
    ['○ 取組A【算定見込額 1,000千円】（新規）①', 1_000_000, '①', []],
    ['○ 取組A①（算定見込額 1,000千円）（前年度 900千円）', 1_000_000, '①', []],
    ['○ 取組A　反映区分：②　算定見込額 1,000千円', 1_000_000, '②', []],
    ['○ 取組A：1,000千円（①）', 1_000_000, '①', []],
    ['○ 取組A ￥1,000,000 ①', 1_000_000, '①', []],
    ['○ 取組A【算定見込額\n- 3 -\n令和8年度 運営方針\n1,000千円】①', 1_000_000, '①', []],
    ['○ 取組A【算定見込額\n- 3 -\nあいさつ\n1,000千円】①', undefined, '①', ['estimate-unreadable']],
    ['○ 取組A【算定見込額 1,000千円】①②', 1_000_000, undefined, ['marks-several']],
    ['○ 取組A【算定見込額 1,000千円】【担当 総務課】', 1_000_000, undefined, ['text-after-amount']],
    ['○ 取組A【算定見込額 1,000千円】（ほかに500千円）', 1_000_000, undefined, ['amount-unused']],
    ['○ 取組A【算定見込額 1,000千円', 1_000_000, undefined, ['bracket-unclosed']],
    ['○ 取組A【1,000】①', 1_000_000, '①', ['unit-missing']],
    ['（単位：千円）\n○ 取組A【1,000】①', 1_000_000, '①', []],
    ['○ 取組A\n564', undefined, undefined, ['number-unused', 'estimate-missing']],
    ['○ 取組A\n1,564', 1_564_000, undefined, ['unit-missing']],
    ['○ 取組A1,000千円', 1_000_000, undefined, ['amount-attached']],
    [
      '○ 取組A【算定見込額 1,000千円】\n・会場費 500千円',
      1_000_000,
      undefined,
      ['amounts-not-used'],
    ],
  ])('%s', (line, estimate, reflection, codes) => {
    expect(item(line)).toMatchObject({ title: '取組A', estimate, reflection, codes })
  })
  it('names its exclusion behind the amount', () => {
    const priority = item('○ 取組A【算定見込額 1,000千円】【区政充実重点経費】')
    expect(priority).toMatchObject({ title: '取組A', exclusion: 'priority', codes: [] })
  })
  it('①② before titles are marks, and numbers where they count up', () => {
    const lines = (first: string, second: string) =>
      readPlanText(`経営課題1 安全\n☆ 戦略A\n○ ${first}A 1千円\n○ ${second}B 2千円`)
    const marks = lines('②', '①')
    expect(marks.rows.slice(2).map(({ title, reflection }) => [title, reflection])).toEqual([
      ['A', '②'],
      ['B', '①'],
    ])
    expect(marks.findings.map(({ code }) => code)).toContain('schema/plan-marks-leading')
    const numbers = lines('①', '②')
    expect(numbers.rows.slice(2).map(({ title }) => title)).toEqual(['①A', '②B'])
    expect(numbers.findings.map(({ code }) => code)).toContain('schema/plan-numbers-leading')
  })
})

describe('pasted from elsewhere', () => {
  it.each([
    [
      'bars of a markdown table',
      '| 経営課題 | 戦略 | 取組 | 算定見込額 | 反映 |\n|---|---|---|---|---|\n| 経営課題1 安全 | 戦略A | 取組A | 1,000千円 | ① |',
    ],
    [
      'a cell with a line break',
      '経営課題\t戦略\t取組\t算定見込額\t反映\n経営課題1 安全\t戦略A\t"取組\nA"\t1,000千円\t①\n経営課題1 安全\t戦略A\t取組B\t1,000千円\t①',
    ],
    [
      'no headings',
      '経営課題1 安全\t戦略A\t取組A\t1,000\t①\n経営課題1 安全\t戦略A\t取組B\t2,000\t②',
    ],
    [
      'chapters of numbers',
      '1. 安全\n (1) 戦略A\n  ア 取組A 1,000千円 ①\n2. 元気\n (1) 戦略B\n  ア 取組B 2,000千円',
    ],
    [
      'all on one line',
      '経営課題1 安全☆ 戦略A○ 取組A【算定見込額 1,000千円】①・説明○ 取組B【算定見込額 2,000千円】',
    ],
  ])('%s', (_, text) => {
    const { rows } = readPlanText(text)
    expect(rows.slice(0, 3)).toMatchObject([
      { level: 'issue', no: 1, title: '安全' },
      { level: 'strategy', title: '戦略A' },
      { level: 'initiative', title: '取組A', estimate: 1_000_000, reflection: '①' },
    ])
  })
  it('keeps its work bounded whatever the text', () => {
    const parts = [
      '(',
      '【算定見込額 ',
      '固定経費(',
      '○ ',
      '☆\n',
      '\t',
      'x\t"a\n',
      '①',
      '円',
      '億',
      '　',
      '【\n',
      '1,\n',
      '| a ',
    ]
    for (const part of parts) {
      const text = part.repeat(50_000 / part.length)
      const { rows, rest } = readPlanText(text)
      expect(rows.length + rest.length).toBeLessThanOrEqual(50_000)
    }
  }, 60_000)
})
