import { expect, test } from 'vitest'
import { assess } from '../../assess.ts'
import type { Cell } from '../../schema/index.ts'
import { defaultPolicy } from '../../schema/index.ts'

function read(rows: Cell[][], formulas: Record<string, string>) {
  const report = assess(
    { sheet: '予算', origin: 'A1', rows: [['事業名', '予算額(円)'], ...rows], formulas },
    null,
    defaultPolicy,
  )
  const codes = report.findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ code }) => code)
  return { cells: report.totals.cells, codes, reading: report.table?.reading.sums }
}

test('a row that adds others is a sum, whatever its name', () => {
  const rows = [
    ['机', 100],
    ['椅子', 200],
    ['備品', 300],
    ['紙', 50],
    ['筆', 70],
    ['消耗品', 120],
    ['全部', 420],
  ]
  const formulas = { B4: '=SUM(B2:B3)', B7: '=SUBTOTAL(9,B5:B6)', B8: '=B4+B7' }
  const { cells, codes, reading } = read(rows, formulas)
  expect(cells).toEqual(['B2:B3', 'B5:B6'])
  expect(codes).toEqual([])
  expect(reading?.map(({ row }) => row)).toEqual([4, 7, 8])
  expect(reading?.[0]?.by).toContain('formula')
})

test('its range is held against the rows above it as a named total’s is', () => {
  const rows = [
    ['机', 100],
    ['椅子', 200],
    ['棚', 5],
    ['備品', 300],
  ]
  expect(read(rows, { B5: '=SUM(B2:B3)' }).codes).toEqual(['formulas/range-misses-rows'])
})

test('every second row', () => {
  const rows = [
    ['机 予', 100],
    ['机 決', 90],
    ['椅子 予', 200],
    ['椅子 決', 190],
    ['予', 300],
    ['決', 280],
  ]
  expect(read(rows, { B6: '=B2+B4', B7: '=B3+B5' }).cells).toEqual(['B2:B5'])
})

test('a difference is no money of its own, and the first row may be the sum of the others', () => {
  const { cells, codes } = read(
    [
      ['入る分', 420],
      ['出る分', 300],
      ['残り', 120],
    ],
    { B4: '=B2-B3' },
  )
  expect(cells).toEqual(['B2:B3'])
  expect(codes).toEqual(['structure/possible-sum'])
})

test('a formula over other columns, or one row, makes no sum', () => {
  const rows = [
    ['机', 100],
    ['椅子', 200],
  ]
  expect(read(rows, { B2: '=SUM(C2:E2)', B3: '=B2' }).cells).toEqual(['B2:B3'])
})
