// The axis finds places among very many rows whatever their heights.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAxis } from './axis.ts'

const axes = fc
  .record({
    count: fc.integer({ min: 1, max: 2_000 }),
    special: fc.array(fc.tuple(fc.nat(1_999), fc.nat(90)), { maxLength: 30 }),
  })
  .map(({ count, special }) => ({ count, axis: createAxis(count, 25, new Map(special)) }))

test('offsets add up the sizes before them', () => {
  fc.assert(
    fc.property(axes, ({ count, axis }) => {
      let sum = 0
      for (let index = 0; index < count; index += 1) {
        expect(axis.offset(index)).toBe(sum)
        sum += axis.size(index)
      }
      expect(axis.total).toBe(sum)
    }),
    { numRuns: 40 },
  )
})

test('the index at a pixel is the one that covers it', () => {
  fc.assert(
    fc.property(axes, fc.nat(60_000), ({ axis }, pixel) => {
      fc.pre(pixel < axis.total)
      const index = axis.at(pixel)
      expect(axis.offset(index)).toBeLessThanOrEqual(pixel)
      expect(axis.offset(index) + axis.size(index)).toBeGreaterThan(pixel)
    }),
  )
})

test('a hidden row takes no room', () => {
  const axis = createAxis(10, 25, new Map([[3, 0]]))
  expect(axis.offset(4)).toBe(axis.offset(3))
  expect(axis.at(75)).toBe(4)
})
