import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import { parsePlanText } from '../../plan/index.ts'
import { defaultPolicy, type SheetSnapshot } from '../../schema/index.ts'
import { readBudget } from '../read.ts'

const sheetOf = (rows: SheetSnapshot['rows'], origin = 'A1'): SheetSnapshot => ({
  sheet: '運営方針',
  origin,
  rows,
})
const read = (rows: SheetSnapshot['rows'], origin?: string) =>
  readBudget(sheetOf(rows, origin), null, defaultPolicy)
const leavesOf = ({ lines }: ReturnType<typeof read>) =>
  lines
    .all()
    .filter(({ rowKind }) => rowKind === 'leaf')
    .map((line) => [
      line.row,
      line.initiative || line.strategy,
      line.amount.yen ?? line.amount.state,
    ])
const sumOf = ({ lines }: ReturnType<typeof read>) =>
  lines
    .all()
    .reduce((sum, { rowKind, amount }) => sum + (rowKind === 'leaf' ? (amount.yen ?? 0) : 0), 0)

const planText = readFileSync(
  new URL('../../../test/fixtures/plans/suminoe-plan.md', import.meta.url),
  'utf8',
)

describe('a published plan pasted line by line into one column', () => {
  const rows = planText.split('\n').map((line) => [line === '' ? null : line])

  test('its twelve listed items are read, with the two that have no figure', () => {
    const budget = read(rows)
    const leaves = leavesOf(budget)
    expect(leaves).toHaveLength(12)
    expect(leaves.filter(([, , amount]) => amount === 'none')).toHaveLength(2)
    expect(sumOf(budget)).toBe(63_952_000)
    expect(leaves[0]).toEqual([7, '○ 地域課題の解決に向けた取組への支援', 20_852_000])
    expect(budget.table?.hierarchy).toBe('outline')
    expect(budget.readingNotes).toEqual([])
  })

  test('an amount on a line of its own belongs to the ☆ above it and is found in its own cell', () => {
    expect(leavesOf(read(rows))).toContainEqual([57, '☆介護人材就労コーディネート事業', 1_920_000])
  })

  test('issue titles on a line of their own name the items below', () => {
    const named = read(rows)
      .lines.all()
      .filter(({ rowKind }) => rowKind !== 'blank')
    const issues = new Set(named.map(({ issue }) => issue))
    expect([...issues]).toEqual([
      '経営課題2 大きな公共を担う活力ある地域社会づくり',
      '安全・安心なまちづくり',
      '経営課題4 幅広い世代が暮らしやすいまちづくり',
      '経営課題5 自律した自治体型の区政運営',
    ])
  })

  test('the sentence below states the control figures and is no item', () => {
    const declared = read(rows).declared.map(({ what, yen, percent }) => [what, yen ?? percent])
    expect(declared).toContainEqual(['total', 284_322_000])
    expect(declared).toContainEqual(['share', '50.7'])
  })

  test('against its own plan no name and no amount differs', () => {
    const { plan } = parsePlanText(planText, { ward: 'suminoe', fiscalYear: 2020 })
    const codes = assess(sheetOf(rows), plan, defaultPolicy).findings.map(({ code }) => code)
    expect(codes.filter((code) => code.startsWith('schema/'))).toEqual([])
    expect(codes.filter((code) => code.startsWith('amounts/'))).toEqual([])
  })
})

test('amounts in the second column beside marked names keep the blocks above them', () => {
  const budget = read(
    [
      ['経営課題1　水辺のまち', null],
      ['☆ 水辺をきれいにする', null],
      ['○ 川の清掃', '【算定見込額 1,200千円】'],
      ['・地域の団体と清掃する。', null],
      ['○ 水辺の案内板', '【算定見込額 - 円】'],
      ['経営課題2　学びのまち', null],
      ['☆ 読書を広める', '【算定見込額 430千円】'],
    ],
    'B3',
  )
  expect(leavesOf(budget)).toEqual([
    [5, '○ 川の清掃', 1_200_000],
    [7, '○ 水辺の案内板', 'none'],
    [9, '☆ 読書を広める', 430_000],
  ])
  expect(budget.lines.all().find(({ row }) => row === 5)?.issue).toBe('経営課題1　水辺のまち')
  expect(budget.table?.columnOf).toMatchObject({ outline: 1, amount: 2 })
  expect(budget.table?.range).toMatchObject({ left: 1, right: 2, top: 3, bottom: 9 })
})

test('titles marked ◎ over ・ items with their amounts beside keep their items', () => {
  const budget = read([
    ['主な事業', null],
    ['◎ 安全・安心なまちづくり', null],
    ['・防災訓練', '1,200千円'],
    ['・備蓄物資（拡充）', '3,400千円'],
    ['◎ 子育て支援', null],
    ['・学習支援', '1億2,000万円'],
  ])
  expect(sumOf(budget)).toBe(124_600_000)
  expect(
    budget.lines
      .all()
      .filter(({ rowKind }) => rowKind === 'leaf')
      .map(({ initiative }) => initiative),
  ).toEqual(['◎ 安全・安心なまちづくり', '◎ 安全・安心なまちづくり', '◎ 子育て支援'])
})

test('a stated total below is checked, not added', () => {
  const budget = read([
    ['○ 川の清掃【算定見込額 1,200千円】'],
    ['○ 水辺の案内板【算定見込額 300千円】'],
    ['合計【算定見込額 1,500千円】'],
  ])
  expect(sumOf(budget)).toBe(1_500_000)
  expect(budget.lines.all().at(-1)).toMatchObject({ rowKind: 'total', covers: { from: 0, to: 1 } })
})

test('an amount without a unit says so', () => {
  const { readingNotes } = read([
    ['○ 川の清掃【算定見込額 1,200】'],
    ['○ 案内板【算定見込額 300】'],
  ])
  expect(readingNotes).toContainEqual({ code: 'noUnit', cells: ['A1', 'A2'] })
})

test('a table with an amount column stays a table, whatever its names hold', () => {
  const budget = read([
    ['具体的取組', '算定見込額（千円）'],
    ['○ 川の清掃【うち新規 200千円】', 1_200],
    ['○ 案内板', 300],
  ])
  expect(sumOf(budget)).toBe(1_500_000)
  expect(budget.table?.columnOf.amount).toBe(1)
})

test('prose with money in it is no budget', () => {
  const { table, readingNotes } = read([
    ['昨年度は防災に1,200千円を使いました。'],
    ['本年度は1,500千円を見込んでいます。'],
  ])
  expect(table).toBeNull()
  expect(readingNotes).toEqual([{ code: 'noTable' }])
})
