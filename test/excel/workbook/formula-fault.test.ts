import fc from 'fast-check'
import { expect, test } from 'vitest'
import { faultOf, formulaFault } from './formula-fault.ts'

test('any formula: with other rows and numbers in it the verdict is the same', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...'+*(),.:$!"&=<\''.split(''),
      'SUM',
      'A',
      'LOG10',
      '予算!',
      '1E',
      '#REF!',
      '[',
    ),
    fc.constantFrom('D5', '$A$6:$A$7', '予算!D5', 'A:A', '3:5', 'N(F5)', '""', '1.5', 'XFD7'),
    fc.integer({ min: 0, max: 2_000_000 }).map(String),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (parts, by) => {
      const formula = `=${parts.join('')}`
      const other = formula.replace(/(?<![\d.])[1-9]\d{0,5}(?![\d.])/g, (digits) =>
        String(((Number(digits) * by) % 999_999) + 1),
      )
      expect(formulaFault(formula)).toBe(faultOf(formula))
      expect(formulaFault(other)).toBe(faultOf(other))
    }),
    { numRuns: 2_000 },
  )
})
