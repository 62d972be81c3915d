// Base64 by RFC 4648, there and back.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from './base64.ts'

it('is what Node makes of the same bytes, and back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }),
  )
  const many = new Uint8Array(100_000).fill(7)
  expect(fromBase64(toBase64(many))).toEqual(many)
})

it('takes no other text', () => {
  expect(() => fromBase64('反映')).toThrow()
})
