// The write-back plan, calculated by another's engine and held against the report.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openWorkbook } from '../../test/excel/node.ts'
import { budgetLines, declared } from '../../test/fixtures/suminoe.ts'
import { type SampleLine, sampleBudget, sampleReport } from '../../test/integration/sample.ts'
import { asSheet, cellValue, differences, putValue } from '../../test/planned-sheets.ts'
import type { Budget } from '../model/budget.ts'
import { defaultPolicy, type Policy, policySchema } from '../schema/index.ts'
import { extentOf } from './block/extent.ts'
import { planWriteBack } from './plan.ts'

const EXCLUSION = { fixed: '固定経費', priority: '区政充実重点経費' }
const reference: SampleLine[] = budgetLines.map((line) => ({
  issue: line.issue,
  strategy: line.strategy,
  initiative: line.initiative,
  cell: line.amount ?? '-',
  exclusion: line.exclusion ? EXCLUSION[line.exclusion] : '',
  reflection: line.reflection,
}))

test('the reference budget: every formula comes to the figure it promises', () => {
  const { plan, workbook } = written(reference)
  expect(differences(plan, workbook)).toEqual([])
  expect(cellValue(workbook, '反映集計', 'B5')).toBe(284_322_000)
  expect(cellValue(workbook, '反映集計', 'B8')).toBe(153_589_000)
  expect(cellValue(workbook, '反映集計', 'B12')).toBe(50.7)
})

test('an edit on the staff’s sheet moves the share by calculation alone', () => {
  const { workbook, budget } = written(reference)
  const row = budget.lines.all().find((line) => line.initiative === 'その他の事業')?.row ?? 0
  const edited = reference.map((line) =>
    line.initiative === 'その他の事業' ? { ...line, cell: 100_000 } : line,
  )
  putValue(workbook, '予算', `D${row}`, 100_000)
  const after = sampleReport(sampleBudget(edited)).totals
  expect(cellValue(workbook, '反映集計', 'B5')).toBe(after.total)
  expect(cellValue(workbook, '反映集計', 'B12')).toBe(Number(after.share.value))
  expect(cellValue(workbook, '反映集計', 'A16')).toContain('(308,603千円)')
})

test('a mark or an exclusion changed on the sheet counts at once', () => {
  const { workbook, budget } = written(reference)
  const other = budget.lines.all().find((line) => line.initiative === 'その他の事業')?.row ?? 0
  putValue(workbook, '予算', `F${other}`, '②')
  const marked = reference.map((line) =>
    line.initiative === 'その他の事業' ? { ...line, reflection: '②' } : line,
  )
  expect(cellValue(workbook, '反映集計', 'B12')).toBe(shareOf(marked))
  putValue(workbook, '予算', `E${other}`, '固定')
  expect(cellValue(workbook, '反映集計', 'B6')).toBe(122_368_000 + 75_719_000)
  putValue(workbook, '予算', `F${other}`, '?')
  expect(cellValue(workbook, '反映集計', 'B11')).not.toBe('#VALUE!')
})

test('an amount kept as text counts as it was read, as a number once it is one, and never as a silent 0', () => {
  const lines: SampleLine[] = [
    {
      issue: '課題',
      strategy: '戦略',
      initiative: '一',
      cell: '△1,234',
      yen: -1_234_000,
      reflection: '①',
    },
    { issue: '課題', strategy: '戦略', initiative: '二', cell: 5_000, reflection: 'なし' },
    { issue: '課題', strategy: '戦略', initiative: '三', cell: '', reflection: '①' },
    { issue: '課題', strategy: '戦略', initiative: '四', cell: 20.5, reflection: '②' },
  ]
  const { plan, workbook } = written(lines)
  expect(differences(plan, workbook)).toEqual([])
  putValue(workbook, '予算', 'D5', 1_234)
  expect(cellValue(workbook, '反映明細', 'F5')).toBe(1_234_000)
  putValue(workbook, '予算', 'D5', '千二百')
  expect(cellValue(workbook, '反映明細', 'F5')).toBe('#VALUE!')
  putValue(workbook, '予算', 'D7', 7)
  expect(cellValue(workbook, '反映明細', 'F7')).toBe(7_000)
})

test('figures declared by the sheet stand beside the computed ones with a check', () => {
  const figure = (what: 'total' | 'base', yen: number) =>
    ({ what, label: what, yen, percent: null, cell: 'A22', unit: '千円' }) as const
  const share = {
    what: 'share',
    label: '',
    yen: null,
    percent: declared.share,
    cell: 'A22',
    unit: null,
  } as const
  const right = written(reference, { declared: [figure('total', 284_322_000), share] })
  expect(cellValue(right.workbook, '反映集計', 'F5')).toBe('一致')
  expect(cellValue(right.workbook, '反映集計', 'F12')).toBe('一致')
  expect(differences(right.plan, right.workbook)).toEqual([])
  const wrong = written(reference, {
    declared: [figure('base', 153_590_000), { ...share, percent: '48.1' }],
  })
  expect(cellValue(wrong.workbook, '反映集計', 'F8')).toBe('不一致')
  expect(cellValue(wrong.workbook, '反映集計', 'F12')).toBe('不一致')
  expect(differences(wrong.plan, wrong.workbook)).toEqual([])
})

test('a declared ward total is the total, with the sum of the lines beneath it', () => {
  const policy = policySchema.parse({ wardTotal: 'declared' })
  const total = {
    what: 'total',
    label: '',
    yen: 300_000_000,
    percent: null,
    cell: 'A22',
    unit: '千円',
  } as const
  const { plan, workbook } = written(reference, { declared: [total], policy })
  expect(differences(plan, workbook)).toEqual([])
  expect(cellValue(workbook, '反映集計', 'B5')).toBe(300_000_000)
  expect(cellValue(workbook, '反映集計', 'B14')).toBe(284_322_000)
  expect(cellValue(workbook, '反映集計', 'F14')).toBe('不一致')
})

test('no marks, or a base of 0, is "not applicable", never 0%', () => {
  for (const line of [
    { cell: 0, reflection: '①' },
    { cell: 10, reflection: '' },
  ]) {
    const { plan, workbook } = written([{ issue: '課', strategy: '戦', initiative: '事', ...line }])
    expect(cellValue(workbook, '反映集計', 'B12')).toBe('該当なし')
    expect(differences(plan, workbook)).toEqual([])
  }
})

test.each([
  '=1+1',
  '+A1',
  '-2',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－3',
  '＠x',
  '\t=1',
  "'x",
  '=HYPERLINK("http://x.jp","押す")',
  "=cmd|'/C calc'!A0",
  '007',
  '1-2',
  'TRUE',
])('the title %j stays text on the sheet', (title) => {
  const lines = [
    {
      issue: title,
      strategy: title,
      initiative: title,
      cell: 10,
      reflection: title,
      remark: title,
      exclusion: title,
    },
  ]
  const { plan, workbook } = written(lines)
  for (const cell of ['B5', 'C5', 'D5', 'H5', 'M5']) {
    expect(cellValue(workbook, '反映明細', cell)).toBe(title)
  }
  expect(cellValue(workbook, '反映集計', 'A35')).toBe(title)
  expect(differences(plan, workbook)).toEqual([])
})

test('quotes and odd names of sheets are written so that a formula understands them', () => {
  for (const sheet of ["R8'予算", '予算 (案)', 'A1', 'R1C1', '2026', '予算!x'.replace('!', '！')]) {
    const { plan, workbook } = written(reference, { sheet })
    expect(differences(plan, workbook), sheet).toEqual([])
  }
})

test('a sheet of that name which is not ours is left alone', () => {
  const budget = sampleBudget(reference)
  const plan = planWriteBack({
    report: sampleReport(budget),
    budget,
    policy: defaultPolicy,
    language: 'ja',
    existingSheets: [
      { name: '反映集計', own: false },
      { name: '反映明細', own: true },
    ],
  })
  expect(plan.sheets.map((sheet) => sheet.name)).toEqual(['反映明細', '反映集計 (2)'])
  expect(plan.writeSet).toEqual(plan.sheets.map((sheet) => `${sheet.name}!${extentOf(sheet)}`))
})

test('the user’s own cells point at the figures', () => {
  const budget = sampleBudget(reference)
  const plan = planWriteBack({
    report: sampleReport(budget),
    budget,
    policy: defaultPolicy,
    language: 'ja',
    existingSheets: [],
    targets: [
      { sheet: '表紙', cell: 'C3', figure: 'share' },
      { sheet: '表紙', cell: 'C4', figure: 'total', unitYen: 1_000 },
      { sheet: '表紙', cell: 'C5', figure: 'exclusion:priority' },
      { sheet: '表紙', cell: 'C6', figure: 'exclusion:no-such' },
    ],
  })
  expect(plan.targets.map(({ cell, formula, expected }) => [cell, formula, expected])).toEqual([
    [
      'C3',
      '=IF(ISNUMBER(反映集計!$B$12),IF(反映集計!$C$71=0,反映集計!$B$12,"検証後に変更あり "&TEXT(反映集計!$B$12,"0.0;-0.0")&"%"),反映集計!$B$12)',
      50.7,
    ],
    ['C4', '=反映集計!$B$5/1000', 284_322],
    ['C5', '=反映集計!$B$7', 8_365_000],
  ])
})

test('English words, same figures', () => {
  const { plan, workbook } = written(reference, { language: 'en' })
  expect(differences(plan, workbook)).toEqual([])
  expect(cellValue(workbook, '反映集計', 'A8')).toBe('Base')
})

test('a share a little below 0 keeps its sign in the statement', () => {
  const policy = policySchema.parse({ share: { decimals: 3, rounding: 'half-up' } })
  const line = { issue: '', strategy: '戦略', exclusion: '' }
  const { plan, workbook } = written(
    [
      { ...line, initiative: '返還', cell: -4, reflection: '②' },
      { ...line, initiative: '備蓄', cell: 509_506, reflection: 'なし' },
    ],
    { policy },
  )
  expect(differences(plan, workbook)).toEqual([])
  expect(cellValue(workbook, '反映集計', 'A16')).toContain('-0.001%')
})

test('any budget: formulas come to the report’s figures', () => {
  const line = fc.record({
    issue: fc.constantFrom('課題1', '課題2', ''),
    strategy: fc.constantFrom('戦略A', '戦略B'),
    initiative: fc.string({ maxLength: 12 }),
    cell: fc.oneof(fc.integer({ min: -5_000, max: 900_000 }), fc.constantFrom('-', '')),
    exclusion: fc.constantFrom('', '', '', '固定経費', '区政充実重点経費', '知らない経費'),
    reflection: fc.constantFrom('①', '②', 'なし', '', '?'),
  })
  const policy = fc.record({
    decimals: fc.integer({ min: 0, max: 3 }),
    rounding: fc.constantFrom('half-up' as const, 'truncate' as const),
  })
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), policy, (lines, share) => {
      const { plan, workbook } = written(lines, { policy: policySchema.parse({ share }) })
      expect(differences(plan, workbook)).toEqual([])
    }),
    { numRuns: 40 },
  )
})

interface Options {
  policy?: Policy
  declared?: Budget['declared']
  language?: 'ja' | 'en'
  sheet?: string
}

function written(lines: readonly SampleLine[], options: Options = {}) {
  const policy = options.policy ?? defaultPolicy
  const budget = sampleBudget(lines, options)
  const report = sampleReport(budget, policy)
  const plan = planWriteBack({
    report,
    budget,
    policy,
    language: options.language ?? 'ja',
    existingSheets: [],
  })
  const workbook = openWorkbook({
    sheets: [
      { name: budget.snapshot.sheet, rows: budget.snapshot.rows },
      ...plan.sheets.map(asSheet),
    ],
  })
  return { budget, report, plan, workbook }
}

const shareOf = (lines: readonly SampleLine[]): number =>
  Number(sampleReport(sampleBudget(lines)).totals.share.value)
