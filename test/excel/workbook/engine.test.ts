// Calculation: what reaches the engine, what comes back, and how long a large sheet takes.
import { describe, expect, test } from 'vitest'
import { openWorkbook } from '../node.ts'
import { putContent, usedArea, valueAt, writeInput } from './cells.ts'
import type { SheetDescription } from './description.ts'
import type { Workbook } from './model.ts'
import { addTable } from './tables.ts'

const open = (...sheets: SheetDescription[]): Workbook => openWorkbook({ sheets })

const value = (workbook: Workbook, address: [number, number], sheet = 0) =>
  valueAt(workbook, workbook.sheets[sheet]!, ...address)

describe('functions the write-back uses', () => {
  test.each([
    ['=SUM(B2:B4)', 600.5],
    ['=SUMIFS(B2:B4,A2:A4,"防災")', 400],
    ['=SUMPRODUCT((A2:A4="防災")*(B2:B4>150))', 1],
    ['=ROUND(77870/153589*100,1)', 50.7],
    ['=IF(B2>0,"○","×")', '○'],
    ['=IFERROR(1/0,"－")', '－'],
    ['=LET(割合,B2/B4,ROUND(割合,3))', 0.333],
    ['=XLOOKUP("維持",A2:A4,B2:B4,"なし")', 200.5],
    ['=COUNTIFS(A2:A4,"防*")', 2],
    ['=TEXT(284322,"#,##0")&"千円"', '284,322千円'],
    ["='別 紙'!A1*2", 14],
    ['=合計', 600.5],
    ['=B2/3', 33.3333333333333],
  ])('%s', (formula, expected) => {
    const workbook = openWorkbook({
      sheets: [
        {
          name: '予算',
          rows: [
            ['区分', '金額'],
            ['防災', 100],
            ['維持', 200.5],
            ['防災', 300],
          ],
          formulas: { C1: '=SUM(B2:B4)', D1: formula },
        },
        { name: '別 紙', rows: [[7]] },
      ],
      names: [{ name: '合計', formula: '=予算!$C$1' }],
    })
    expect(value(workbook, [0, 3])).toBe(expected)
  })
})

test('structured references follow the table: columns, this row, headers, totals, several columns', () => {
  const workbook = open({
    name: '明細',
    rows: [
      ['事業', '金額', '前年度 額'],
      ['a', 10, 1],
      ['b', 20, 2],
      ['集計', null, null],
    ],
    formulas: {
      B4: '=SUBTOTAL(109,[金額])',
      E1: '=SUM(反映明細[金額])',
      E2: '=反映明細[@金額]*2',
      E3: '=反映明細[[#Headers],[金額]]',
      E4: '=反映明細[[#Totals],[金額]]',
      E5: '=SUM(反映明細[[金額]:[前年度 額]])',
      E6: '=ROWS(反映明細)',
      E7: '=SUM(反映明細[ない])',
    },
    tables: [{ name: '反映明細', range: 'A1:C4', showTotals: true }],
  })
  expect(Array.from({ length: 7 }, (_, row) => value(workbook, [row, 4]))).toEqual([
    30,
    20,
    '金額',
    30,
    33,
    2,
    { error: '#REF!' },
  ])
})

test('edits reach formulas on other sheets, in cells never looked at before and beyond the used range', () => {
  const workbook = open(
    { name: 'A', rows: [[1], [2]] },
    { name: 'B', formulas: { A1: '=SUM(A!A:A)', A2: '=A!C9' } },
  )
  const [sheet] = workbook.sheets
  expect(value(workbook, [0, 0], 1)).toBe(3)
  putContent(workbook, sheet!, 4999, 0, 10)
  putContent(workbook, sheet!, 8, 2, '文字')
  expect(value(workbook, [0, 0], 1)).toBe(13)
  expect(value(workbook, [1, 0], 1)).toBe('文字')
  putContent(workbook, sheet!, 0, 0, undefined)
  expect(value(workbook, [0, 0], 1)).toBe(12)
})

test('text that looks like numbers, formulas or several lines stays text in calculations', () => {
  const texts = [
    '123',
    '=1+1',
    "'引用",
    '二\n行',
    'タブ\tあり',
    '"引用符"',
    ' 前後 ',
    'TRUE',
    '',
    '1,200',
  ]
  const workbook = open({
    name: 'S',
    rows: texts.map((text) => [text]),
    formulas: { B1: '=SUM(A1:A10)', ...formulasDown('C', texts.length) },
  })
  expect(value(workbook, [0, 1])).toBe(0)
  texts.forEach((text, row) => {
    expect(value(workbook, [row, 2])).toBe(`${text}|`)
  })
})

test('a formula with several results spills, unless something stands in its way', () => {
  const workbook = open({ name: 'S', rows: [[3], [1], [3]], formulas: { C1: '=UNIQUE(A1:A3)' } })
  const [sheet] = workbook.sheets
  expect([0, 1, 2].map((row) => value(workbook, [row, 2]))).toEqual([3, 1, ''])
  expect(usedArea(workbook, sheet!, true)).toEqual({ row: 0, column: 0, rows: 3, columns: 3 })
  writeInput(workbook, sheet!, 1, 2, 'x')
  expect(value(workbook, [0, 2])).toEqual({ error: '#SPILL!' })
})

test('a new table is known to formulas written before it', () => {
  const workbook = open({ name: 'S', rows: [['k'], [1], [2]], formulas: { C1: '=SUM(T[k])' } })
  expect(value(workbook, [0, 2])).toEqual({ error: '#REF!' })
  addTable(
    workbook,
    workbook.sheets[0]!,
    { row: 0, column: 0, rows: 3, columns: 1 },
    {
      name: 'T',
      hasHeaders: true,
    },
  )
  expect(value(workbook, [0, 2])).toBe(3)
})

test('100,000 lines of 12 columns open and calculate within seconds', () => {
  const rows = Array.from({ length: 100_000 }, (_, line) => [
    `課題${line % 7}`,
    `戦略${line % 30}`,
    `事業${line}`,
    line * 10,
    '①',
    '',
    '局',
    line,
    1,
    2,
    '備考',
    '',
  ])
  const start = performance.now()
  const workbook = open({ name: '予算', rows, formulas: { N1: '=SUMIFS(D:D,A:A,"課題3")' } })
  const opened = performance.now() - start
  expect(value(workbook, [0, 13])).toBe(7_143_071_430)
  const calculated = performance.now() - start - opened
  putContent(workbook, workbook.sheets[0]!, 3, 3, 7)
  expect(value(workbook, [0, 13])).toBe(7_143_071_407)
  expect(opened).toBeLessThan(15_000)
  expect(calculated).toBeLessThan(40_000)
}, 90_000)

const formulasDown = (column: string, rows: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: rows }, (_, row) => [`${column}${row + 1}`, `=A${row + 1}&"|"`]),
  )
