import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange, rangeAddress } from '../address/index.ts'
import type { CellRange } from '../model/types.ts'
import { mostFarCells } from '../schema/cells.ts'
import { passedLimit, searchUsedCells } from './used-cells.ts'

/** Filled ranges searched as a host would answer; counts the requests. */
function search(filled: readonly CellRange[]) {
  const within = (asked: CellRange): CellRange | null => {
    const parts = filled.flatMap((range) => {
      const part = {
        top: Math.max(asked.top, range.top),
        left: Math.max(asked.left, range.left),
        bottom: Math.min(asked.bottom, range.bottom),
        right: Math.min(asked.right, range.right),
      }
      return part.top <= part.bottom && part.left <= part.right ? [part] : []
    })
    return parts.length === 0
      ? null
      : {
          top: Math.min(...parts.map(({ top }) => top)),
          left: Math.min(...parts.map(({ left }) => left)),
          bottom: Math.max(...parts.map(({ bottom }) => bottom)),
          right: Math.max(...parts.map(({ right }) => right)),
        }
  }
  const whole = within({ top: 1, left: 0, bottom: 1_048_576, right: 16_383 })!
  const steps = searchUsedCells(whole)
  let requests = 0
  let asked = 0
  for (let next = steps.next(); ; ) {
    if (next.done) return { found: next.value, requests, asked }
    requests++
    asked += next.value.length
    next = steps.next(next.value.map(within))
  }
}
const ranges = (...addresses: string[]) => addresses.map((address) => parseRange(address)!)
const said = ({ found }: ReturnType<typeof search>) =>
  found && [rangeAddress(found.near), ...found.far.map(rangeAddress)]

test('a sheet within the limits is read whole, without a request more', () => {
  expect(search(ranges('A1:H300', 'J150000'))).toMatchObject({ requests: 0 })
  expect(said(search(ranges('A1:H300', 'J150000')))).toEqual(['A1:J150000'])
})

test.each([
  [
    ['A1:H300', 'A1048576'],
    ['A1:H300', 'A1048576'],
  ],
  [
    ['A1:H300', 'XFD1'],
    ['A1:H300', 'XFD1'],
  ],
  [
    ['A1:H300', 'XFD1048576'],
    ['A1:H300', 'XFD1048576'],
  ],
  [
    ['B3:H30000', 'XFD3', 'B1048576'],
    ['B3:H30000', 'XFD3', 'B1048576'],
  ],
  [
    ['A1:H300', 'A700000', 'Z1048576'],
    ['A1:H300', 'A700000', 'Z1048576'],
  ],
  // The few cells are the stray ones, wherever they stand.
  [
    ['A1', 'E900000:J900400'],
    ['E900000:J900400', 'A1'],
  ],
  // 200 × 150,000 cells are too many: the one at AZ1 is the stray one.
  [
    ['A1:H150000', 'ALL1'],
    ['A1:H150000', 'ALL1'],
  ],
])('%j', (filled, expected) => {
  expect(said(search(ranges(...filled)))).toEqual(expected)
})

test('a sheet that is too large all the same is refused', () => {
  expect(said(search(ranges('A1:H300000')))).toBeNull()
  expect(said(search(ranges('A1:ALM300')))).toBeNull()
  expect(said(search(ranges('A1:H200001')))).toBeNull()
  expect(said(search(ranges('A1:H200000', 'A200500')))).toBeNull()
  expect(said(search(ranges('A1:H300', 'A500000:H501000')))).toBeNull()
})

test('whatever stands far away, all filled cells are named or the sheet is refused', () => {
  const row = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 1_048_576 }))
  const column = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 16_383 }))
  const cell = fc.record({ row, column })
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 40 }), (cells) => {
      const filled = cells.map(({ row, column }) => ({
        top: row,
        bottom: row,
        left: column,
        right: column,
      }))
      const { found, requests, asked } = search(filled)
      expect(requests).toBeLessThanOrEqual(22)
      expect(asked).toBeLessThanOrEqual(16 + 21 * 48)
      if (!found) return
      expect(passedLimit(found.near)).toBeNull()
      const all = [found.near, ...found.far]
      for (const { top, left } of filled) {
        const isNamed = (range: CellRange) =>
          top >= range.top && top <= range.bottom && left >= range.left && left <= range.right
        expect(all.some(isNamed)).toBe(true)
      }
      const far = found.far.reduce(
        (sum, range) => sum + (range.bottom - range.top + 1) * (range.right - range.left + 1),
        0,
      )
      expect(far).toBeLessThanOrEqual(mostFarCells)
    }),
  )
})
