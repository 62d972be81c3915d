// The platform's SHA-256 and the one in JavaScript are one function.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPlatformSha256, createScriptSha256, createSha256, type Sha256 } from './sha256.ts'

/** Each piece is overwritten once it is handed over, as a writer's buffer is. */
function hashOf(hash: Sha256, pieces: readonly Uint8Array[]): string {
  for (const piece of pieces) {
    const copy = piece.slice()
    hash.update(copy)
    copy.fill(0xff)
  }
  return bytesToHex(hash.digest())
}

it('is the platform’s own here', () => {
  expect(createSha256).toBe(createPlatformSha256)
})

it('gives the digest that FIPS 180-4 gives for abc', () => {
  const digest = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(hashOf(createSha256(), [utf8ToBytes('abc')])).toBe(digest)
  expect(hashOf(createScriptSha256(), [utf8ToBytes('a'), utf8ToBytes('bc')])).toBe(digest)
})

it('gives the same for any bytes in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 }), (pieces) => {
      expect(hashOf(createSha256(), pieces)).toBe(hashOf(createScriptSha256(), pieces))
    }),
    { numRuns: 300 },
  )
})
