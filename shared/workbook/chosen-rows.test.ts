import { expect, test } from 'vitest'
import { defaultPolicy, type Mapping, type SheetSnapshot } from '../schema/index.ts'
import { assessSheets } from './index.ts'

const sheet = (name: string, first: number): SheetSnapshot => ({
  sheet: name,
  origin: 'A1',
  rows: [
    ['事業名', '予算額(千円)'],
    [`${name}訓練`, first],
    [`${name}防犯灯`, 3_407],
    [`${name}広報`, 8_211],
    [`${name}の分`, first + 3_407 + 8_211],
  ],
})
const sheets = [sheet('総務課', 12_345), sheet('防災 1', 45_678)]

function read(rows: NonNullable<Mapping['rows']>, of = sheets) {
  const { report } = assessSheets(of, null, defaultPolicy, { mapping: { rows } })
  const said = report.findings.filter(({ code }) => /by-figures|chosen-row/.test(code))
  return [report.totals.total / 1_000, said.map(({ code, cells }) => `${code} ${cells.join()}`)]
}

test('a choice goes to the row of its sheet, and to that of no other', () => {
  const name = '防災 1の分'
  expect(read([])).toEqual([
    81_259,
    ['structure/sum-by-figures 総務課!B5', "structure/sum-by-figures '防災 1'!B5"],
  ])
  expect(read([{ cell: "'防災 1'!B5", name, as: 'item' }])).toEqual([
    138_555,
    ['structure/sum-by-figures 総務課!B5', "structure/chosen-row '防災 1'!B5"],
  ])
  expect(read([{ cell: '総務課!B5', name, as: 'item' }])[0]).toBe(81_259)
})

test('of one sheet alone the cell may name it or not', () => {
  const name = '総務課の分'
  for (const cell of ['総務課!B5', 'B5'])
    expect(read([{ cell, name, as: 'item' }], sheets.slice(0, 1))[0]).toBe(47_926)
  expect(read([{ cell: '福祉課!B5', name, as: 'item' }], sheets.slice(0, 1))[0]).toBe(23_963)
})
