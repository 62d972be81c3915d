import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unitYen } from '../schema/units.ts'
import { scanPlainAmount } from './plain.ts'
import { readAmountText } from './text.ts'

it('reads nothing that the full grammar reads otherwise', () => {
  const pieces = fc.constantFrom(...'0123456789,△▲-', ...Object.keys(unitYen))
  let compared = 0
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.join('')
      const plain = scanPlainAmount(text)
      if (!plain) return
      compared++
      const full = readAmountText(text, false)
      if (full.state !== 'value') throw new Error(`${text}: ${full.state}`)
      const yen = plain.value * (plain.unit ? unitYen[plain.unit] : 1)
      expect(Number(full.negative ? -full.digits : full.digits)).toBe(yen)
      expect(full.unit).toBe(plain.unit)
      expect(full.numberAsText).toBe(plain.unit === null)
    }),
    { numRuns: 5_000 },
  )
  expect(compared).toBeGreaterThan(100)
})
