import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellAddress } from '../../../shared/address/index.ts'
import { differingCells, type Table } from './cell-changes.ts'

const content = fc.constantFrom('', null, 0, 1, 'a', 'b', true)
const table: fc.Arbitrary<Table | null> = fc.option(
  fc.record({
    row: fc.integer({ min: 0, max: 2 }),
    column: fc.integer({ min: 0, max: 2 }),
    rows: fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(content, { minLength: columns, maxLength: columns }), {
          minLength: rows,
          maxLength: rows,
        }),
      ),
  }),
)

test('any two tables, wherever they lie: the cells that differ, each once', () => {
  const also = fc.subarray(['A1', 'B2', 'C3', 'D4', 'Z9']).map((cells) => new Set(cells))
  fc.assert(
    fc.property(table, table, also, (first, second, others) => {
      const was = byAddress(first)
      const is = byAddress(second)
      const all = [...new Set([...was.keys(), ...is.keys()])]
      const isChanged = (at: string) =>
        was.get(at) !== is.get(at) || (was.has(at) && others.has(at))
      expect([...differingCells(first, second, others)]).toEqual(all.filter(isChanged))
    }),
    { numRuns: 500 },
  )
})

test('rows that both share are alike, unless something else is said of their cells', () => {
  const row = ['a', '', 2]
  const one = { row: 4, column: 1, rows: [row, [1, 2, 3]] }
  expect([...differingCells(one, { ...one, rows: [row, [1, 9, 3]] })]).toEqual(['C6'])
  expect([...differingCells(one, one, new Set(['B5', 'C5']))]).toEqual(['B5'])
})

/** Filled cells by address. */
function byAddress(one: Table | null): Map<string, unknown> {
  const cells = new Map<string, unknown>()
  one?.rows.forEach((row, r) => {
    row.forEach((value, c) => {
      if (value !== '' && value !== null) {
        cells.set(cellAddress(one.row + r + 1, one.column + c), value)
      }
    })
  })
  return cells
}
