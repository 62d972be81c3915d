// The vectors in workerd: the digests that Node gives.
import { expect, test } from 'vitest'
import { vectorDigest } from './vector.ts'
import { vectors } from './vectors.ts'

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  expect(vectorDigest(vector)).toBe(vector.digest)
})
