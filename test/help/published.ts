// Mistakes that were published, as sheets: each page that tells of one says what would have been reported.
import type { SheetSnapshot } from '../../shared/schema/index.ts'
import { plain, withPriorYear, write } from '../mutation/sheet.ts'
import { findingsOf, table } from '../rules/case.ts'

interface Published {
  code: string
  what: string
  /** With the mistake. */
  reported: () => boolean
  /** Without it. */
  others: () => boolean
}

const isReported = (code: string, sheet: SheetSnapshot, plan?: null): boolean =>
  findingsOf(plan === null ? { sheet, plan } : { sheet }, code).length > 0

/** Seven reductions among others: as the two sections typed them, or as numbers. In yen. */
const reductions = (typed: boolean) =>
  table(
    [
      ['事業名', '補正額(円)'],
      ['ほかの事業', -37_015_700],
      ...[2_410_000, 2_410_000, 2_410_000, 2_410_000, 2_410_000, 2_410_000, 2_410_000].map(
        (yen, at) => [
          `中止した事業その${at + 1}`,
          typed ? `△${yen.toLocaleString('ja-JP')}` : -yen,
        ],
      ),
      ['合計', typed ? -37_015_700 : -53_885_700],
    ],
    { formulas: { B10: '=SUM(B2:B9)' } },
  ).sheet

export const happenedOf: readonly Published[] = [
  {
    code: 'structure/number-as-text',
    what: '△ typed as text drops seven projects from a sum, ¥16.87 million of it',
    reported: () =>
      isReported('structure/number-as-text', reductions(true), null) &&
      findingsOf({ sheet: reductions(true), plan: null }, 'formulas/text-in-sum').some(
        ({ params }) => params.yen === -16_870_000,
      ),
    others: () => isReported('structure/number-as-text', reductions(false), null),
  },
  {
    code: 'amounts/differs-from-plan',
    what: 'one digit too many in one amount',
    reported: () => isReported('amounts/differs-from-plan', write({ D9: 39_130 })(plain())),
    others: () => isReported('amounts/differs-from-plan', plain()),
  },
  {
    code: 'totals/change-differs',
    what: 'last year’s published figure changed afterwards',
    reported: () => isReported('totals/change-differs', write({ H16: 30_000 })(withPriorYear())),
    others: () => isReported('totals/change-differs', withPriorYear()),
  },
]
