// What both ways of unpacking give: the same bytes, or both none.

import fc from 'fast-check'
import { deflateSync } from 'fflate'
import { expect, it } from 'vitest'
import { crc32, crc32ByScript, inflate, inflateByPlatform, inflateByScript } from './inflate.ts'

it('is the platform’s here', () => {
  expect(inflate).toBe(inflateByPlatform)
  expect(crc32).not.toBe(crc32ByScript)
})

const ways = (data: Uint8Array, size: number) =>
  [inflateByPlatform!, inflateByScript].map((way) => way(data, size))

it('gives what was packed, and nothing where the size is another one', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.nat(255), fc.nat(40_000))
      .map(([byte, length]) => new Uint8Array(length).fill(byte)),
  )
  fc.assert(
    fc.property(bytes, fc.integer({ min: -1, max: 1 }), (packed, more) => {
      const size = Math.max(0, packed.length + more)
      const data = deflateSync(packed)
      const expected = size === packed.length ? packed : null
      expect(ways(data, size)).toEqual([expected, expected])
      expect(crc32(packed)).toBe(crc32ByScript(packed))
    }),
    { numRuns: 60 },
  )
})

it('gives the same of damaged, cut and lengthened data', () => {
  const text = new TextEncoder().encode('<c r="A1" t="s"><v>1</v></c>'.repeat(400))
  const whole = deflateSync(text)
  fc.assert(
    fc.property(
      fc.nat(whole.length - 1),
      fc.nat(255),
      fc.constantFrom('change', 'cut', 'lengthen'),
      (at, byte, how) => {
        const data =
          how === 'cut'
            ? whole.slice(0, at)
            : how === 'change'
              ? whole.map((one, i) => (i === at ? byte : one))
              : Uint8Array.of(...whole, byte, byte)
        const [platform, script] = ways(data, text.length)
        // A changed byte may unpack to other bytes of the same length: the checksum finds that.
        const kept = (bytes: Uint8Array | null | undefined) =>
          bytes && crc32(bytes) === crc32(text) ? bytes : null
        // zlib alone refuses a damaged header that happens to mean the same.
        if (how === 'change' && platform === null) return
        expect(kept(platform)).toEqual(kept(script))
      },
    ),
    { numRuns: 150 },
  )
})

it('stops a bomb at the size that it declares', () => {
  const bomb = deflateSync(new Uint8Array(4 * 1024 * 1024))
  expect(ways(bomb, 1_000)).toEqual([null, null])
  expect(ways(Uint8Array.of(3, 0), 0)).toEqual([new Uint8Array(), new Uint8Array()])
})
