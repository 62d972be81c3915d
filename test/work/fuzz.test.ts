import { expect, test } from 'vitest'
import { searchSteepest } from './fuzz.ts'

test('no small sheet that a search finds costs more than its size', () => {
  const { growth, seed, tried } = searchSteepest(3e6, 20_260_401)
  expect(tried).toBeGreaterThan(3)
  expect(growth, JSON.stringify(seed)).toBeLessThan(1.6)
})
