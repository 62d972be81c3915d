// Figures inside an amount cell that were read and left out: うち…, last year's, factors.
import type { AmountReading } from '../../model/budget.ts'
import { leavesByText } from '../lines-where.ts'
import type { Rule } from '../rule.ts'

const telling = new Set<AmountReading['ignored'][number]['reason']>([
  'included',
  'otherYear',
  'factors',
  'count',
])

export const ignoredPart: Rule = {
  code: 'amounts/ignored-part',
  family: 'amounts',
  severity: 'info',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    leavesByText(context, ({ amount }) =>
      amount.ignored.length > 0 && amount.ignored.some((part) => telling.has(part.reason))
        ? amount.raw
        : null,
    ).map(({ rows, lines }) => {
      const amount = lines[0]?.amount
      const parts = (amount?.ignored ?? []).filter((part) => telling.has(part.reason))
      return {
        cells: context.ranges(rows),
        params: {
          yen: amount?.yen ?? 0,
          unit: context.unit,
          parts: parts.map((part) => part.text.trim()),
        },
      }
    }),
}
