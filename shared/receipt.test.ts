// A receipt's text has one form, and a key an end.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCompactJws, isRetired } from './receipt.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
const bytes = fc.uint8Array({ minLength: 1, maxLength: 70 })

describe('isCompactJws', () => {
  it('takes what encoders write', () => {
    fc.assert(
      fc.property(bytes, bytes, bytes, (...parts) => {
        expect(isCompactJws(parts.map(base64url).join('.'))).toBe(true)
      }),
    )
  })

  it('takes no second text for the same bytes, however its last character is bumped', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    fc.assert(
      fc.property(bytes, fc.constantFrom(...alphabet), (part, last) => {
        const text = base64url(part)
        const bumped = text.slice(0, -1) + last
        const canonical = base64url(Buffer.from(bumped, 'base64url')) === bumped
        expect(isCompactJws(`${bumped}.${text}.${text}`)).toBe(canonical)
      }),
    )
  })

  it.each([
    '',
    'a',
    'YQ',
    'YQ.YQ',
    'YQ..YQ',
    'YQ.YQ.YQ.YQ',
    'YQ==.YQ.YQ',
    'Y+.YQ.YQ',
    'YQ.YQ.YQ\n',
  ])('refuses %j', (text) => expect(isCompactJws(text)).toBe(false))
})

describe('isRetired', () => {
  it('is of what was signed after the instant, not of what was signed before', () => {
    const at = '2026-11-22T03:04:05.000Z'
    const second = Date.parse(at) / 1000
    expect(isRetired(at, second)).toBe(false)
    expect(isRetired(at, second + 1)).toBe(true)
    expect(isRetired(undefined, second + 1)).toBe(false)
  })
})
