// A run's lines as stored: what is written is what is read, in this form and the earlier one.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultPolicy } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { assessRequest } from '../assess.ts'
import { readLines, writeLines } from './lines.ts'

it('gives the reference budget’s lines back', () => {
  const assessment = assessRequest([referenceSnapshot()], referencePlan(), defaultPolicy, {
    planVersion: null,
  })
  const lines = assessment.lines()
  expect(lines.length).toBeGreaterThan(12)
  expect(readLines(writeLines(lines))).toEqual(lines)
  expect(readLines(JSON.stringify(lines))).toEqual(lines)
})

it('gives any lines back', () => {
  const text = fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('__proto__', '①', ''))
  const line = fc.record({
    row: fc.integer({ min: 1, max: 1_048_576 }),
    issue: text,
    strategy: text,
    initiative: text,
    department: text,
    yen: fc.option(fc.maxSafeInteger()),
    exclusion: fc.option(text),
    reflection: text,
  })
  fc.assert(
    fc.property(fc.array(line), (drawn) => {
      const lines = drawn.map((fields) => ({ ...fields, cell: `D${fields.row}` }))
      expect(readLines(writeLines(lines))).toEqual(lines)
    }),
  )
})
