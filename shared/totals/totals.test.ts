// The ward's figures from whole sheets: the reference, exclusions, marks, declared totals, odd rows.
import { describe, expect, it } from 'vitest'
import {
  defaultPolicy,
  type Plan,
  type Policy,
  policySchema,
  type SheetSnapshot,
} from '../schema/index.ts'
import { readBudget } from '../sheet/read.ts'
import { computeTotals } from './index.ts'

const heading = ['経営課題', '戦略', '具体的取組', '算定見込額(千円)', '除外区分', '反映区分']
const lines: SheetSnapshot['rows'] = [
  ['1 安全', '防災', '訓練', 120, '', '①'],
  ['1 安全', '防災', '備蓄', 340, '', '②'],
  ['1 安全', '防犯', '防犯灯', 560, '', 'なし'],
  ['2 福祉', '見守り', '訪問', '-', '', 'なし'],
  ['2 福祉', '見守り', '相談', 80, '区政充実重点経費', '①'],
  ['2 福祉', '庁舎', '維持管理', 900, '固定経費', 'なし'],
]
const totalsOf = (
  rows: SheetSnapshot['rows'],
  policy: Policy = defaultPolicy,
  plan: Plan | null = null,
) => computeTotals(readBudget({ sheet: 'S', origin: 'A1', rows }, plan, policy), plan, policy)

describe('computeTotals', () => {
  it('takes exclusions from the base and from the numerator', () => {
    const totals = totalsOf([heading, ...lines])
    expect(totals.total).toBe(2_000_000)
    expect(totals.exclusions.map(({ id, yen, cells }) => [id, yen, cells])).toEqual([
      ['fixed', 900_000, ['D7']],
      ['priority', 80_000, ['D6']],
    ])
    expect(totals.base).toBe(1_020_000)
    expect(totals.share).toMatchObject({
      numerator: 460_000,
      denominator: 1_020_000,
      value: '45.1',
      status: 'final',
    })
    expect(totals.reflected.map(({ symbol, yen, cells }) => [symbol, yen, cells])).toEqual([
      ['①', 120_000, ['D2']],
      ['②', 340_000, ['D3']],
    ])
  })

  it('says which cells a figure adds and which it leaves out', () => {
    const totals = totalsOf([
      heading,
      ...lines.slice(0, 3),
      ['小計', '', '', 1_020, '', ''],
      ...lines.slice(3),
      ['2 福祉', '見守り', '訓練(再掲)', 120, '', '①'],
      ['合計', '', '', 2_000, '', ''],
    ])
    expect(totals.cells).toEqual(['D2:D4', 'D7:D8'])
    expect(totals.leftOut).toEqual([
      { reason: 'subtotal', cells: ['D5'] },

      { reason: 'relisted', cells: ['D9'] },
      { reason: 'total', cells: ['D10'] },
    ])
  })

  it('rolls up by issue, strategy and initiative in the order of the sheet', () => {
    const [safety, welfare] = totalsOf([heading, ...lines]).byIssue
    expect(safety).toMatchObject({
      title: '1 安全',
      yen: 1_020_000,
      reflectedYen: 460_000,
      excludedYen: 0,
      cells: ['D2:D4'],
    })
    expect(safety?.strategies.map(({ title, yen }) => [title, yen])).toEqual([
      ['防災', 460_000],
      ['防犯', 560_000],
    ])
    expect(
      welfare?.strategies[0]?.initiatives.map(({ title, yen, excludedYen }) => [
        title,
        yen,
        excludedYen,
      ]),
    ).toEqual([
      ['訪問', 0, 0],
      ['相談', 80_000, 80_000],
    ])
  })

  it('counts only the marks that the ward counts', () => {
    const policy = policySchema.parse({
      reflectionMarks: [
        { symbol: '①', label: '新規', counts: true },
        { symbol: '②', label: '継続', counts: false },
      ],
    })
    expect(totalsOf([heading, ...lines], policy).share).toMatchObject({
      numerator: 120_000,
      value: '11.8',
    })
  })

  it('has no share, not 0 %, without a base or without a single mark', () => {
    const [first = []] = lines
    const allFixed = totalsOf([
      heading,
      [...first.slice(0, 4), '固定経費', 'なし'],
      [...first.slice(0, 4), '固定経費', 'なし'],
    ])
    expect(allFixed.share).toMatchObject({ value: null, status: 'not-applicable', denominator: 0 })
    const unmarked = totalsOf([heading.slice(0, 4), ...lines.map((line) => line.slice(0, 4))])
    expect(unmarked.share).toMatchObject({ value: null, status: 'not-applicable' })
  })

  it('takes the declared ward total, and exclusions no line carries, where the policy says so', () => {
    const policy = policySchema.parse({ wardTotal: 'declared' })
    const plan: Plan = {
      ward: null,
      fiscalYear: null,
      stage: null,
      unit: '千円',
      issues: [],
      declared: { total: 5_000_000, fixed: 2_000_000 },
    }
    const totals = totalsOf([heading, ...lines.slice(0, 5)], policy, plan)
    expect(totals.total).toBe(5_000_000)
    expect(totals.exclusions.map(({ yen }) => yen)).toEqual([2_000_000, 80_000])
    expect(totals.base).toBe(2_920_000)
  })

  it('never leaves the exact integers', () => {
    const rows = [
      ['事業名', '予算額(円)'],
      ['甲', 9e15],
      ['乙', 9e15],
      ['丙', 7],
    ]
    const totals = totalsOf(rows)
    expect(totals.total).toBe(9e15 + 7)
    expect(totals.leftOut).toEqual([{ reason: 'tooLarge', cells: ['B3'] }])
  })
})
