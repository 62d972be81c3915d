// The map of a sheet's formulas: distinct ones, how far each is copied, and what stands out.
import { describe, expect, it } from 'vitest'
import type { Cell, SheetSnapshot } from '../schema/index.ts'
import { formulaMap } from './index.ts'

/** Quantities, prices, products of them, and a row of sums below; some cells are written over. */
function sheet(over: Record<string, string | number> = {}, lines = 6): SheetSnapshot {
  const rows: Cell[][] = [['品名', '数量', '単価', '金額']]
  const formulas: Record<string, string> = {}
  for (let row = 2; row < lines + 2; row++) {
    rows.push([`品${row}`, row, 10, row * 10])
    formulas[`D${row}`] = `=B${row}*C${row}`
  }
  const end = lines + 2
  rows.push(['計', 0, 0, 0])
  for (const column of ['B', 'C', 'D'])
    formulas[`${column}${end}`] = `=SUM(${column}2:${column}${end - 1})`
  for (const [address, value] of Object.entries(over)) {
    if (typeof value === 'string') formulas[address] = value
    else delete formulas[address]
  }
  return { sheet: '予算', origin: 'A1', rows, formulas }
}

describe('formulaMap', () => {
  it('names each formula once, with how far it is copied', () => {
    const map = formulaMap(sheet())
    expect(map).toMatchObject({ used: 'A1:D8', cells: 9, moreFormulas: 0, oddities: [] })
    expect(
      map.formulas.map(({ formula, relative, cells, ranges }) => [
        formula,
        relative,
        cells,
        ranges,
      ]),
    ).toEqual([
      ['=B2*C2', '=RC[-2]*RC[-1]'.replaceAll('RC', 'R[0]C'), 6, ['D2:D7']],
      ['=SUM(B2:B7)', '=SUM(R[-6]C[0]:R[-1]C[0])', 3, ['B8:D8']],
    ])
    expect(map.regions.filter(({ at }) => at === 1)).toEqual([
      { at: 1, top: 8, bottom: 8, left: 1, right: 3 },
    ])
  })

  it('tells a number typed over a formula, down a column and along a row', () => {
    expect(formulaMap(sheet({ D4: 0 })).oddities).toEqual([
      { cell: 'D4', kind: 'typed', written: '40', model: '=B3*C3', neighbour: 'D3' },
    ])
    expect(formulaMap(sheet({ C8: 0 })).oddities).toEqual([
      { cell: 'C8', kind: 'typed', written: '0', model: '=SUM(B2:B7)', neighbour: 'B8' },
    ])
  })

  it('tells a formula unlike its neighbours, and no subtotal', () => {
    expect(formulaMap(sheet({ D4: '=B4*C4*1.1' })).oddities).toMatchObject([
      { cell: 'D4', kind: 'unlike', written: '=B4*C4*1.1', model: '=B3*C3' },
    ])
    const subtotals = { B5: '=SUM(B2:B4)', C5: '=SUM(C2:C4)', D5: '=SUM(D2:D4)' }
    expect(formulaMap(sheet(subtotals)).oddities).toEqual([])
  })

  it('tells numbers typed into a formula, but not what steers a function', () => {
    const map = formulaMap(sheet({ D4: '=B4*C4+250', D6: '=ROUND(B6*C6/1000,0)&"7月"' }))
    expect(map.formulas.flatMap(({ typed }) => typed)).toEqual(['250'])
  })

  it('has nothing to say of an empty sheet, nor of one without formulas', () => {
    expect(formulaMap({ sheet: '空', origin: 'A1', rows: [] })).toMatchObject({
      used: null,
      cells: 0,
    })
    const { formulas: _, ...typed } = sheet()
    expect(formulaMap(typed)).toMatchObject({ used: 'A1:D8', cells: 0, formulas: [], regions: [] })
  })

  it('stays small for a sheet of different formulas, and counts what it leaves out', () => {
    const lines = 3_000
    const over = Object.fromEntries(
      Array.from({ length: lines }, (_, i) => [`D${i + 2}`, `=B${i + 2}*${i + 1_001}`]),
    )
    const map = formulaMap(sheet(over, lines))
    expect(map.cells).toBe(lines + 3)
    expect(map.formulas).toHaveLength(200)
    expect(map.moreFormulas).toBe(lines + 1 - 200)
    expect(map.regions.length).toBeLessThanOrEqual(1_500)
  })
})
