import { expect, test } from 'vitest'
import { displayWidth, fittedWidth, linesNeeded } from './text-room.ts'

test('full-width characters count twice, digits once', () => {
  expect(displayWidth('庁舎維持管理経費等 122')).toBe(22)
  expect(displayWidth('')).toBe(0)
})

test('a paragraph of nothing still has its line; a longer one has room to break early', () => {
  expect(linesNeeded('', 100)).toBe(1)
  expect(linesNeeded('1'.repeat(90), 100)).toBe(1)
  expect(linesNeeded('1'.repeat(91), 100)).toBe(2)
  expect(linesNeeded('区'.repeat(91), 100)).toBe(3)
})

test('a column is as wide as its longest text, within its bounds', () => {
  expect(fittedWidth(['予算!D5', '予算!D120'], 6, 20)).toBe(11)
  expect(fittedWidth([], 6, 20)).toBe(6)
  expect(fittedWidth(['区'.repeat(40)], 6, 20)).toBe(20)
})
