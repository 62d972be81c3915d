// The vectors in Node: the same report, byte for byte, and the ruleset it was made with.
import { expect, test } from 'vitest'
import { rulesetVersion } from '../../shared/assess.ts'
import { canonicalJson } from '../../shared/digest/index.ts'
import {
  planSchema,
  policySchema,
  reportSchema,
  snapshotSchema,
} from '../../shared/schema/index.ts'
import { vectorInputs } from './inputs.ts'
import { vectorDigest, vectorReport } from './vector.ts'
import { vectors } from './vectors.ts'

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  const report = vectorReport(vector)
  expect(JSON.parse(canonicalJson(report)), 'npm run vectors').toEqual(vector.report)
  expect(vectorDigest(vector)).toBe(vector.digest)
  expect(vector.report.ruleset).toBe(rulesetVersion)
})

test('the vectors meet the contracts', () => {
  for (const vector of vectors) {
    expect(reportSchema.safeParse(vector.report).error, vector.name).toBeUndefined()
    for (const sheet of [vector.snapshot, ...(vector.beside ?? [])])
      expect(snapshotSchema.safeParse(sheet).success, vector.name).toBe(true)
    expect(policySchema.safeParse(vector.policy).success, vector.name).toBe(true)
    if (vector.plan) expect(planSchema.safeParse(vector.plan).success, vector.name).toBe(true)
  }
})

test('every input has its vector, made from what it is now', () => {
  const inputs = vectorInputs()
  expect(vectors.map(({ name }) => name).sort()).toEqual(inputs.map(({ name }) => name).sort())
  for (const input of inputs) {
    const vector = vectors.find(({ name }) => name === input.name)
    expect(canonicalJson(vector?.snapshot), input.name).toBe(canonicalJson(input.snapshot))
    expect(canonicalJson(vector?.beside ?? []), input.name).toBe(canonicalJson(input.beside ?? []))
  }
})
