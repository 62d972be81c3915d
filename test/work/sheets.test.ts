// Work over many sheets grows with their lines: near that of one sheet, and never with the square of anything.
import { expect, test } from 'vitest'
import type { SheetSnapshot } from '../../shared/schema/index.ts'
import { countWork } from './counted.ts'

const { assess } = await import('../../shared/assess.ts')
const { assessSheets } = await import('../../shared/workbook/index.ts')
const { defaultPolicy } = await import('../../shared/schema/index.ts')

type Line = [issue: string, item: string, amount: number, mark: string]

const sheetOf = (sheet: string, lines: Line[]): SheetSnapshot => ({
  sheet,
  origin: 'A1',
  rows: [['経営課題', '具体的取組', '算定見込額(千円)', '反映区分'], ...lines],
})
const cut = (count: number, lines: number, lineOf: (sheet: number, line: number) => Line) =>
  Array.from({ length: count }, (_, sheet) =>
    sheetOf(
      `第${sheet + 1}課`,
      Array.from({ length: lines }, (_, line) => lineOf(sheet, line)),
    ),
  )
const joined = (sheets: SheetSnapshot[]): SheetSnapshot =>
  sheetOf(
    '全体',
    sheets.flatMap(({ rows }) => rows.slice(1) as Line[]),
  )
const ofSheets = (sheets: SheetSnapshot[]) =>
  countWork(() => assessSheets(sheets, null, defaultPolicy))

const ordinary = (sheet: number, line: number): Line => [
  `課題${sheet}の${line >> 5}`,
  `第${sheet}課の事業${line}`,
  1_000 + ((line * 31) % 977),
  line % 2 ? '①' : 'なし',
]

test('64 sheets take little more than one sheet of their lines', () => {
  const sheets = cut(64, 300, ordinary)
  const whole = joined(sheets)
  const ofOne = () => countWork(() => assess(whole, null, defaultPolicy))
  ofSheets(cut(2, 20, ordinary))
  ofOne()
  // A sheet's own columns are looked at in samples: 64 times here, once there.
  expect(ofSheets(sheets) / ofOne()).toBeLessThan(2.5)
})

test.each<[string, (sheet: number, line: number) => Line]>([
  ['each its own', ordinary],
  ['the same on all', (_, line) => [`課題${line >> 5}`, `事業${line}`, line + 1, '①']],
  ['one with other amounts', (sheet, line) => ['課題', '旅費', sheet * 5_000 + line + 1, '①']],
  [
    'the same but for the last line',
    (sheet, line) => ['課題', '旅費', line < 99 ? 5 : sheet + 1, '①'],
  ],
])('grows with the lines of 32 sheets, items %s', (_, lineOf) => {
  ofSheets(cut(2, 20, lineOf))
  expect(ofSheets(cut(32, 400, lineOf)) / ofSheets(cut(32, 100, lineOf))).toBeLessThan(6)
})

test('grows with the sheets', () => {
  const [few, many] = [ofSheets(cut(16, 100, ordinary)), ofSheets(cut(64, 100, ordinary))]
  expect(many / few).toBeLessThan(6)
})
