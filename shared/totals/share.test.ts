import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roundedShare, whichRounding } from './share.ts'

describe('roundedShare', () => {
  it('gives the reference its 50.7 %', () => {
    expect(roundedShare(77_870_000, 153_589_000, 1, 'half-up')).toBe('50.7')
    expect(roundedShare(77_870_000, 153_589_000, 1, 'truncate')).toBe('50.7')
  })

  it('admits the numerators of the published 50.7 % and no others', () => {
    const base = 153_589
    const admitted = (rounding: 'half-up' | 'truncate') => {
      const fits: number[] = []
      for (let n = 77_000; n < 79_000; n++)
        if (roundedShare(n, base, 1, rounding) === '50.7') fits.push(n)
      return [fits[0], fits.at(-1)]
    }
    expect(admitted('half-up')).toEqual([77_793, 77_946])
    expect(admitted('truncate')).toEqual([77_870, 78_023])
  })

  it('gives 48.1 % when the priority expense is not taken out', () => {
    expect(roundedShare(77_870, 284_322 - 122_368, 1, 'half-up')).toBe('48.1')
  })

  it('does not apply to a base of 0 or less', () => {
    expect(roundedShare(0, 0, 1, 'half-up')).toBeNull()
    expect(roundedShare(5, -1, 1, 'half-up')).toBeNull()
  })

  it('prints the decimals asked for, and no negative zero', () => {
    expect(roundedShare(1, 3, 0, 'half-up')).toBe('33')
    expect(roundedShare(1, 3, 6, 'half-up')).toBe('33.333333')
    expect(roundedShare(1, 2000, 1, 'half-up')).toBe('0.1')
    expect(roundedShare(1, 2000, 1, 'truncate')).toBe('0.0')
    expect(roundedShare(-1, 100_000, 1, 'half-up')).toBe('0.0')
    expect(roundedShare(-1, 8, 1, 'half-up')).toBe('-12.5')
  })

  it('is within half a step of the exact share when rounding half-up, within a step below when truncating', () => {
    const yen = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(
        yen,
        fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
        fc.integer({ min: 0, max: 6 }),
        (n, d, decimals) => {
          const scale = 10n ** BigInt(decimals)
          const exact = BigInt(n) * 100n * scale
          const half = BigInt(roundedShare(n, d, decimals, 'half-up')!.replace('.', ''))
          const cut = BigInt(roundedShare(n, d, decimals, 'truncate')!.replace('.', ''))
          const base = BigInt(d)
          expect(2n * (half * base - exact) <= base && 2n * (exact - half * base) < base).toBe(true)
          expect(exact - cut * base >= 0n && exact - cut * base < base).toBe(true)
        },
      ),
    )
  })
})

describe('whichRounding', () => {
  it('says which rounding a printed share fits', () => {
    expect(whichRounding('50.7', 77_870, 153_589)).toBe('both')
    expect(whichRounding('50.7', 77_800, 153_589)).toBe('half-up')
    expect(whichRounding('50.7', 78_000, 153_589)).toBe('truncate')
    expect(whichRounding('50.6', 77_870, 153_589)).toBeNull()
    expect(whichRounding('50', 77_870, 153_589)).toBe('truncate')
    expect(whichRounding('51', 77_870, 153_589)).toBe('half-up')
    expect(whichRounding('0.0', 1, 0)).toBeNull()
  })
})
