// Figures inside an amount cell that were read and left out: うち…, last year's, factors.
import type { AmountReading } from '../../model/budget.ts'
import { linesByText } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

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
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    linesByText(
      context.survey.withIgnored.filter(({ amount }) => partsOf(amount).length > 0),
      ({ amount }) => amount.raw,
    ).map(({ rows, lines }) => ({
      cells: context.ranges(rows),
      params: {
        yen: lines[0]?.amount.yen ?? 0,
        unit: context.unit,
        parts: lines[0] ? partsOf(lines[0].amount) : [],
      },
    })),
}

const partsOf = ({ ignored }: AmountReading): string[] =>
  ignored.flatMap(({ text, reason }) => (telling.has(reason) ? [text.trim()] : []))
