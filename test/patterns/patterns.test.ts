// No pattern takes more than linear time on any text, however long.
import { expect, test } from 'vitest'
import { bounded } from './bounded.ts'
import { collectPatterns, keyOf } from './collect.ts'
import { judge } from './judge.ts'

test('every pattern is linear (`node test/patterns/check.ts` keeps the verdicts on new ones)', async () => {
  const patterns = await collectPatterns()
  expect(patterns.length).toBeGreaterThan(300)
  const faults = patterns.map(judge).flatMap((verdict) => ('fault' in verdict ? verdict.fault : []))
  expect(faults).toEqual([])
  const keys = new Set(patterns.map(keyOf))
  expect([...bounded.keys()].filter((key) => !keys.has(key))).toEqual([])
}, 600_000)

test('a pattern that tries every split is found out', () => {
  const verdict = judge({ at: 'here', source: '^(?:反映|区分|反映区分)*$', flags: '' })
  expect(verdict).toHaveProperty('fault')
}, 120_000)
