// Whatever a sheet holds, the validation answers: no throw, the same twice, by the contract.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assess, reportDigest } from '../../shared/assess.ts'
import { applyEdits } from '../../shared/edits.ts'
import {
  defaultPolicy,
  policySchema,
  reportSchema,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'

const words = fc.constantFrom(
  '経営課題',
  '戦略',
  '具体的取組',
  '算定見込額',
  '予算額(千円)',
  '前年度予算額',
  '増減',
  '率',
  '反映区分',
  '除外区分',
  '備考',
  '担当課',
  '1 安全・安心なまちづくり',
  '☆ 防災',
  '○ 地域の防災力向上',
  '区政会議の運営',
  '合計',
  '小計',
  '総計',
  '再掲',
  'うち人件費',
  '※注',
  '(単位:千円)',
  '(単位:百万円)',
  '①',
  '②',
  '③',
  'なし',
  '固定経費',
  '区政充実重点経費',
  '令和8年度',
  '令和7年度',
  '平成37年度',
  '皆増',
  '-',
  '△1,234',
  '約500',
  '1,790',
  '4,799千円',
  '12億442万9千円',
  '#REF!',
  '=SUM(A1:A9)',
  '除いた経費(153,589千円)',
  '割合は50.7%',
  '区長自由経費(3億円)',
  '特定財源',
  '一般財源',
  '計',
  '',
  ' ',
  '\ud800',
  'a\nb',
)
const cell = fc.oneof(
  { weight: 3, arbitrary: words },
  { weight: 2, arbitrary: fc.integer({ min: -10, max: 90_000 }) },
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, true, false, 9e15, -9e15),
)
const address = fc
  .tuple(fc.constantFrom(...'ABCDEFGH'), fc.integer({ min: 1, max: 25 }))
  .map(([column, row]) => `${column}${row}`)
const formula = fc.oneof(
  fc.tuple(address, address).map(([a, b]) => `=SUM(${a}:${b})`),
  fc.tuple(address, address).map(([a, b]) => `=${a}+${b}`),
  fc.tuple(address, address).map(([a, b]) => `=SUBTOTAL(109,${a}:${b})`),
  fc.constantFrom(
    '=',
    '=SUM(',
    '=1+',
    '=A1:B2:C3',
    '=SUM()',
    "='x'!A1",
    '=((((',
    '=A0',
    '=SUM(A1,,B2)',
  ),
)
const facts = fc.record({
  formulas: fc.dictionary(address, formula, { maxKeys: 6 }),
  hiddenRows: fc.array(fc.integer({ min: 1, max: 25 }), { maxLength: 4 }),
  hiddenColumns: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
  merges: fc.array(
    fc.tuple(address, address).map(([a, b]) => `${a}:${b}`),
    { maxLength: 3 },
  ),
})
const grid = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 22 })
const policies = fc.constantFrom(
  defaultPolicy,
  policySchema.parse({
    wardTotal: 'declared',
    tolerance: 1,
    defaultUnit: null,
    parenthesesNegative: true,
  }),
  policySchema.parse({ exclusions: [], reflectionMarks: [], noReflection: [] }),
)

function answers(snapshot: SheetSnapshot, policy = defaultPolicy): void {
  const plan = referencePlan()
  const report = assess(snapshot, plan, policy)
  expect(reportSchema.safeParse(report).error).toBeUndefined()
  expect(reportDigest(assess(structuredClone(snapshot), structuredClone(plan), policy))).toBe(
    reportDigest(report),
  )
  for (const { message } of report.findings) {
    expect(message.ja + message.en).not.toMatch(/undefined|NaN|\{\w+/)
  }
  const edits = report.findings.flatMap(({ suggestion }) => suggestion?.edits ?? [])
  assess(applyEdits(snapshot, edits), plan, policy)
}

test('of cells put together at random', () => {
  fc.assert(
    fc.property(grid, facts, policies, (rows, rest, policy) => {
      answers({ sheet: 'S', origin: 'A1', rows, ...rest }, policy)
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('of a budget with a few cells, rows and formulas changed at random', () => {
  const change = fc.tuple(fc.integer({ min: 3, max: 21 }), fc.integer({ min: 0, max: 6 }), cell)
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 6 }),
      facts,
      policies,
      (changes, rest, policy) => {
        const sheet = referenceSnapshot()
        const rows = sheet.rows.map((row) => [...row])
        for (const [row, column, value] of changes) {
          const cells = rows[row]
          if (cells) cells[column] = value
        }
        answers(
          { ...sheet, ...rest, rows, formulas: { ...sheet.formulas, ...rest.formulas } },
          policy,
        )
      },
    ),
    { numRuns: 120 },
  )
}, 60_000)

test('of formulas, merges and tables that name all cells of a sheet, at once', () => {
  const everything = 'A1:XFD1048576'
  const sheet = referenceSnapshot()
  const formulas = Object.fromEntries(
    Array.from({ length: 15 }, (_, n) => [`D${n + 5}`, `=SUM(${everything})`]),
  )
  const started = performance.now()
  answers({
    ...sheet,
    formulas: { ...formulas, D20: `=SUM(${everything})+SUBTOTAL(109,${everything})` },
    merges: [everything],
    hiddenRows: [5, 1_048_576],
    tables: [{ name: '全体', range: everything }],
  })
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('of sums that refer to each other in a circle', () => {
  const sheet = referenceSnapshot()
  answers({ ...sheet, formulas: { D5: '=D6+D20', D6: '=D5+D20', D20: '=SUM(D5:D19)+D20' } })
})
