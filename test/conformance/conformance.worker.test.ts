// The vectors in workerd: the digests that Node gives.
import { expect, test } from 'vitest'
import {
  createPlatformSha256,
  createScriptSha256,
  createSha256,
} from '../../shared/digest/sha256.ts'
import { vectorDigest } from './vector.ts'
import { vectors } from './vectors.ts'

test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  expect(vectorDigest(vector)).toBe(vector.digest)
})

test('the platform’s SHA-256 is used, and gives what the one in JavaScript gives', () => {
  expect(createSha256).toBe(createPlatformSha256)
  const bytes = Uint8Array.from({ length: 65_536 }, (_, i) => (i * 31) ^ (i >> 7))
  for (const lengths of [[0], [3], [55, 64, 1], [65_536, 65_536, 9], [1_000, 65_535]]) {
    const [platform, script] = [createSha256(), createScriptSha256()]
    for (const length of lengths) {
      const piece = bytes.slice(0, length)
      script.update(piece)
      platform.update(piece)
      piece.fill(0)
    }
    expect([...platform.digest()], `${lengths}`).toEqual([...script.digest()])
  }
})
