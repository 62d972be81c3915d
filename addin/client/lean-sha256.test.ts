// The small SHA-256 against the library: the same hash of any bytes, in whatever pieces they come.
import { sha256 as original } from '@noble/hashes/sha2.js'
import { utf8ToBytes as originalBytes, bytesToHex as originalHex } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bytesToHex, sha256, utf8ToBytes } from './lean-sha256.ts'

test('the example of FIPS 180-4, and nothing at all', () => {
  expect(bytesToHex(sha256(utf8ToBytes('abc')))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  expect(bytesToHex(sha256(new Uint8Array()))).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

test('every length around the ends of blocks', () => {
  for (let length = 0; length < 300; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 131 + length) & 255)
    expect(sha256(bytes)).toEqual(original(bytes))
  }
})

test('bytes in pieces, and parts of a larger buffer', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
      const [hash, expected] = [sha256.create(), original.create()]
      for (const piece of pieces) {
        const buffer = new Uint8Array(piece.length + 7)
        buffer.set(piece, 3)
        hash.update(buffer.subarray(3, piece.length + 3))
        expected.update(piece)
      }
      expect(hash.digest()).toEqual(expected.digest())
    }),
  )
})

test('text to bytes and bytes to hexadecimal digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), (text, bytes) => {
      expect(utf8ToBytes(text)).toEqual(originalBytes(text))
      expect(bytesToHex(bytes)).toBe(originalHex(bytes))
    }),
  )
})
