// Rings of formulas, by their own cells, through others and over sheets.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellAddress, parseCell } from '../address/index.ts'
import { createWork } from '../work.ts'
import { findCycles } from './cycles.ts'
import { parseFormula } from './parse-formula.ts'

/** Rings as addresses, on sheets whose formulas say `1!A1` for another one's cell. */
function rings(...sheets: Record<string, string>[]): string[][] | null {
  const formulas = sheets.map((sheet) =>
    Object.entries(sheet)
      .map(([address, text]) => {
        const { row, column } = parseCell(address) as { row: number; column: number }
        return parseFormula(text, row, column)
      })
      .sort((a, b) => a.row - b.row || a.column - b.column),
  )
  const found = findCycles(
    formulas,
    ({ sheet, formula }) => [
      ...formula.terms.map(({ range }) => ({ sheet, range })),
      ...formula.elsewhere.map((each) => ({ sheet: Number(each.sheet), range: each.range })),
    ],
    createWork(1000),
  )
  return (
    found?.map((ring) =>
      ring.map(({ sheet, formula }) => `${sheet}!${cellAddress(formula.row, formula.column)}`),
    ) ?? null
  )
}

describe('findCycles', () => {
  it('finds a sum that takes in its own cell', () => {
    expect(rings({ D9: '=SUM(D5:D9)' })).toEqual([['0!D9']])
    expect(rings({ D9: '=SUM(D:D)' })).toEqual([['0!D9']])
    expect(rings({ D9: '=SUM(9:9)' })).toEqual([['0!D9']])
  })

  it('finds one through other cells, and names those on it alone', () => {
    expect(rings({ A1: '=B1', B1: '=C1+A9', C1: '=A1', D1: '=SUM(A1:C1)', A9: '=Z1' })).toEqual([
      ['0!A1', '0!B1', '0!C1'],
    ])
  })

  it('finds one over sheets', () => {
    expect(rings({ A1: '=1!B2' }, { B2: '=B3', B3: '=0!A1*2' })).toEqual([['0!A1', '1!B2', '1!B3']])
  })

  it('keeps two rings apart that one leads to the other', () => {
    expect(rings({ A1: '=A2', A2: '=A1+B1', B1: '=B2', B2: '=B1' })).toEqual([
      ['0!A1', '0!A2'],
      ['0!B1', '0!B2'],
    ])
  })

  it('finds none in a column of running sums, in few steps', () => {
    const formulas = Array.from({ length: 5_000 }, (_, i) =>
      parseFormula(`=SUM(E$1:E${i + 1})`, i + 2, 4),
    )
    const work = createWork(0)
    const found = findCycles(
      [formulas],
      ({ sheet, formula }) => formula.terms.map(({ range }) => ({ sheet, range })),
      work,
    )
    expect(found).toEqual([])
    expect(work.taken()).toBeLessThan(10_001)
  })

  it('finds what a search from each cell finds', () => {
    const reference = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 3 }))
      .map(([row, length]) => `A${row}:A${row + length}`)
    const sheet = fc.dictionary(
      fc.integer({ min: 1, max: 10 }).map((row) => `A${row}`),
      reference.map((range) => `=SUM(${range})`),
    )
    fc.assert(
      fc.property(sheet, (formulas) => {
        const members = rings(formulas)?.flat().sort()
        expect(members).toEqual(bySearch(formulas).sort())
      }),
    )
  })
})

/** Cells that lead back to themselves. */
function bySearch(formulas: Record<string, string>): string[] {
  const next = (cell: string): string[] => {
    const [, from = '0', to = '0'] = /A(\d+):A(\d+)/.exec(formulas[cell] ?? '') ?? []
    const rows = Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i)
    return rows.map((row) => `A${row}`).filter((each) => each in formulas)
  }
  return Object.keys(formulas).flatMap((start) => {
    const reached = new Set(next(start))
    for (const cell of reached) for (const each of next(cell)) reached.add(each)
    return reached.has(start) ? [`0!${start}`] : []
  })
}
