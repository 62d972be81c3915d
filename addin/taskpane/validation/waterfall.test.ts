import { expect, test } from 'vitest'
import { assess } from '../../../shared/assess.ts'
import { defaultPolicy, type Totals } from '../../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../../test/fixtures/reference.ts'
import { type StepWords, waterfallOf } from './waterfall.ts'

const words: StepWords = {
  total: '区全体の予算',
  base: '除いた経費',
  notReflected: '反映なし',
  minus: (label) => `− ${label}`,
  markLabel: (symbol) => symbol,
}
const totals = assess(referenceSnapshot(), referencePlan(), defaultPolicy).totals

test('each bar begins where the one before it ends: 284,322 − 122,368 − 8,365 = 153,589', () => {
  const [total, fixed, priority, base, first, second, rest] = waterfallOf(totals, words)
  expect(total).toMatchObject({ left: 0, width: 100, yen: 284_322_000 })
  expect(fixed?.yen).toBe(122_368_000)
  expect((fixed?.left ?? 0) + (fixed?.width ?? 0)).toBeCloseTo(100)
  expect((priority?.left ?? 0) + (priority?.width ?? 0)).toBeCloseTo(fixed?.left ?? 0)
  expect(base?.width).toBeCloseTo(priority?.left ?? 0)
  expect(base?.width).toBeCloseTo((153_589 / 284_322) * 100)
  expect(first?.left).toBe(0)
  expect(second?.left).toBeCloseTo(first?.width ?? 0)
  expect((rest?.left ?? 0) + (rest?.width ?? 0)).toBeCloseTo(base?.width ?? 0)
})
test('bars are of different lengths, in the proportion of their yen', () => {
  const steps = waterfallOf(totals, words)
  for (const { yen, width } of steps) expect(width).toBeCloseTo((yen / 284_322_000) * 100)
})
test('an amount below zero is drawn on the same scale instead of leaving the chart out', () => {
  const negative: Totals = {
    ...totals,
    exclusions: totals.exclusions.map((one) => ({ ...one, yen: -one.yen })),
    base: 415_055_000,
  }
  const steps = waterfallOf(negative, words)
  for (const { left, width } of steps) {
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(100.001)
  }
})
test('where all is 0 there is nothing to draw', () => {
  const share = { ...totals.share, numerator: 0, denominator: 0 }
  const none: Totals = { ...totals, total: 0, base: 0, exclusions: [], reflected: [], share }
  expect(waterfallOf(none, words)).toEqual([])
})
