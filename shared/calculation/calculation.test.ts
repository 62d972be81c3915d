// Formulas worked out anew after edits, and those that are not.
import { describe, expect, it } from 'vitest'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { calculate, cellAt } from './index.ts'

const sheet = (
  name: string,
  rows: Cell[][],
  formulas: Record<string, string> = {},
): SheetSnapshot => ({ sheet: name, origin: 'A1', rows, formulas })

const valueAt = (sheets: SheetSnapshot[], name: string, row: number, column: number) =>
  cellAt(sheets.find((one) => one.sheet === name)!, row, column)

describe('calculate', () => {
  it('works out sums, sums of sums and other sheets that draw on them', () => {
    const sheets = [
      sheet('総務課', [[1], [2], [3], [6]], { A3: '=A1+A2', A4: '=SUM(A1:A3)' }),
      sheet('集計', [[6], [12]], { A1: '=総務課!A4', A2: "=ROUND('総務課'!$A$4*2,0)" }),
    ]
    const { sheets: now, unsolved } = calculate(sheets, [
      { sheet: '総務課', cell: 'A1', value: 10 },
    ])
    expect(unsolved).toEqual([])
    expect(now[0]!.rows).toEqual([[10], [2], [12], [24]])
    expect(now[1]!.rows).toEqual([[24], [48]])
    expect(sheets[0]!.rows[0]).toEqual([1])
  })

  it('leaves sheets that nothing reaches as they are', () => {
    const sheets = [sheet('a', [[1]]), sheet('b', [[2]], { A1: '=1+1' })]
    const { sheets: now } = calculate(sheets, [{ sheet: 'a', cell: 'A1', value: 5 }])
    expect(now[1]).toBe(sheets[1])
  })

  it.each([
    ['=SUMIF(A1:A3,"①",B1:B3)', 30],
    ['=SUMIFS(B1:B3,A1:A3,"①",B1:B3,">15")', 20],
    ['=IF(B1>5,B1*2,0)-B3%', 19.7],
    ['=IFERROR(B1/0,"なし")', 'なし'],
    ['=SUBTOTAL(9,B1:B3)', 60],
    ['=-B1^2', 100],
    ['="計"&B1', '計10'],
    ['=ROUND(-B1/4,0)', -3],
    ['=ROUNDDOWN(B3/7,1)', 4.2],
    ['=SUM(B:B)', 60],
    ['=COUNTIF(A1:A3,"①")+COUNTA(A1:A3)', 5],
    ['=SUMPRODUCT(B1:B3,B1:B3)', 1400],
    ['=SUMPRODUCT((A1:A3="①")*B1:B3)', 30],
    ['=ROWS(A1:A9)-COUNTBLANK(A1:A9)', 3],
    ['=COUNTIF(B1:B3,">-1E+99")', 3],
    ['=TEXT(B1*1000,"#,##0")&TEXT(1.25,"0.0;-0.0")', '10,0001.3'],
    ['=IF(ISNUMBER(FIND("再掲",A1)),1,INDEX(B1:B3,2))', 20],
    ['=IF(EXACT(A1,"①"),N(A1),1)', 0],
    ['=B9', 0],
    ['=B1/B9', '#DIV/0!'],
  ])('%s', (formula, expected) => {
    const sheets = [
      sheet('s', [
        ['①', 10],
        ['①', 20],
        ['②', 30],
      ]),
    ]
    const { sheets: now, unsolved } = calculate(sheets, [
      { sheet: 's', cell: 'D1', value: formula },
    ])
    expect(unsolved).toEqual([])
    expect(valueAt(now, 's', 1, 3)).toBe(expected)
  })

  it.each([
    ['a function that is not known here', '=NPV(A1,A2)', 7],
    ['a name', '=総額', 7],
    ['a table', '=SUM(表1[金額])', 7],
    ['another workbook', '=[前年.xlsx]予算!A1+A1', 7],
    ['a result that is not what Excel had', '=SUM(A1:A2)', 7],
  ])('keeps the last result and says so: %s', (_, formula, kept) => {
    const sheets = [sheet('s', [[1], [2], [kept], [kept]], { A3: formula, A4: '=A3' })]
    const { sheets: now, unsolved } = calculate(sheets, [{ sheet: 's', cell: 'A1', value: 100 }])
    expect(unsolved).toEqual([
      { sheet: 's', cell: 'A3' },
      { sheet: 's', cell: 'A4' },
    ])
    expect(now[0]!.rows).toEqual([[100], [2], [kept], [kept]])
  })

  it('keeps what was not known before until it is typed over', () => {
    const first = calculate(
      [sheet('s', [[1], [7], [7]], { A2: '=NPV(A1,1)', A3: '=A2' })],
      [{ sheet: 's', cell: 'A1', value: 2 }],
    )
    const second = calculate(first.sheets, [{ sheet: 's', cell: 'A2', value: 3 }], first.unsolved)
    expect(second.sheets[0]!.rows).toEqual([[2], [3], [7]])
    expect(second.unsolved).toEqual([{ sheet: 's', cell: 'A3' }])
  })

  it('does not go round in circles, nor run out of stack', () => {
    const round = calculate(
      [sheet('s', [[1], [0], [0]], { A2: '=A3+A1', A3: '=A2' })],
      [{ sheet: 's', cell: 'A1', value: 2 }],
    )
    expect(round.unsolved.length).toBe(2)
    const count = 20_000
    const rows = Array.from({ length: count }, (): Cell[] => [1])
    const formulas = Object.fromEntries(
      Array.from({ length: count - 1 }, (_, i) => [`A${i + 1}`, `=A${i + 2}`]),
    )
    const chain = calculate(
      [sheet('s', rows, formulas)],
      [{ sheet: 's', cell: `A${count}`, value: 2 }],
    )
    expect(chain.unsolved).toEqual([])
    expect(chain.sheets[0]!.rows[0]).toEqual([2])
  })

  it('takes an entry outside of what was filled', () => {
    const { sheets: now } = calculate([sheet('s', [[1]])], [{ sheet: 's', cell: 'C2', value: 'x' }])
    expect(now[0]!.rows).toEqual([
      [1, null, null],
      [null, null, 'x'],
    ])
  })
})
