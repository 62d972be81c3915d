// Amounts that a database repeats on each row of their details count once, or their details do.
import { describe, expect, it } from 'vitest'
import { assess } from '../../assess.ts'
import { type Cell, defaultPolicy } from '../../schema/index.ts'

const assessed = (rows: Cell[][]) =>
  assess({ sheet: '予算', origin: 'A1', rows }, null, defaultPolicy)
const told = ({ findings }: ReturnType<typeof assessed>) =>
  findings.find(({ code }) => code === 'structure/repeated-amounts')

const headings = ['款', '項', '目', '目の予算額(千円)', '節', '節の金額(千円)']
const rows: Cell[][] = [
  ['民生費', '社会福祉費', '社会福祉総務費', 900, '報酬', 400],
  ['民生費', '社会福祉費', '社会福祉総務費', 900, '需用費', 300],
  ['民生費', '社会福祉費', '社会福祉総務費', 900, '委託料', 200],
  ['民生費', '社会福祉費', '老人福祉費', 650, '報酬', 250],
  ['民生費', '社会福祉費', '老人福祉費', 650, '扶助費', 400],
  ['土木費', '道路橋梁費', '道路維持費', 1_200, '工事請負費', 1_000],
  ['土木費', '道路橋梁費', '道路維持費', 1_200, '需用費', 200],
]

describe('a parent’s amount on each of its details', () => {
  it('counts once a block, and the total stays open', () => {
    const report = assessed([headings, ...rows].map((row) => row.slice(0, 5)))
    expect(report.totals.total).toBe(2_750_000)
    expect(told(report)).toMatchObject({
      ...{ severity: 'warning', unsettles: 'total', cells: ['D3:D4', 'D6', 'D8'] },
      params: { variant: 'once', count: 4, yen: 3_650_000 },
    })
    expect(report.totals.leftOut).toContainEqual({
      cells: ['D3:D4', 'D6', 'D8'],
      reason: 'relisted',
    })
  })

  it('is an item each where the sheet’s own total adds every row', () => {
    const short = [headings, ...rows].map((row) => row.slice(0, 5))
    const totals = (total: number) => assessed([...short, ['合計', '', '', total, '']])
    expect(totals(6_400).totals.total).toBe(6_400_000)
    expect(told(totals(6_400))).toBeUndefined()
    expect(totals(2_750).totals.total).toBe(2_750_000)
    expect(told(totals(2_750))).toMatchObject({ params: { variant: 'once' } })
  })

  it('gives way to the finer column where that adds up in every block', () => {
    const report = assessed([headings, ...rows])
    expect(report.totals.total).toBe(2_750_000)
    expect(report.totals.cells).toEqual(['F2:F8'])
    expect(told(report)).toMatchObject({ severity: 'info', params: { column: 'F' } })
    expect(told(report)?.unsettles).toBeUndefined()
  })

  it('stays where the finer column does not add up in one block', () => {
    const wrong = rows.map((row, i) => (i === 4 ? [...row.slice(0, 5), 401] : row))
    const report = assessed([headings, ...wrong])
    expect(report.totals.total).toBe(2_750_000)
    expect(told(report)).toMatchObject({ severity: 'warning', params: { variant: 'once' } })
  })
})

it('rows alike by chance count each', () => {
  const alike: Cell[][] = [
    ['事業名', '予算額(千円)'],
    ['見守り', 900],
    ['見守り', 900],
    ['備蓄', 650],
    ['訓練', 300],
    ['広報', 120],
  ]
  expect(assessed(alike).totals.total).toBe(2_870_000)
  expect(told(assessed(alike))).toBeUndefined()
})
