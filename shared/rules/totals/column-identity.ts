// Columns that add up across a row: 見積+調整=予算, 補正前+補正額=計, 区長自由+区CM自由=区関連予算.
import { type Column, unitYen } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { amountColumns, columnReader, figureRows } from '../facts/column-reader.ts'
import { potOf } from './pots.ts'

/** Headings, folded and without their unit, of two parts and their sum. */
const identities: readonly (readonly [RegExp, RegExp, RegExp])[] = [
  [/^見積額?$/, /^調整額?$/, /^予算額?$/],
  [/^要求額?$/, /^(?:調整|査定増減)額?$/, /^(?:予算|査定)額?$/],
  [/^補正前(?:の?額|予算額?)?$/, /^補正額?$/, /^(?:補正後(?:の?額|予算額?)?|計|合計)$/],
]

export const columnIdentity: Rule = {
  code: 'totals/column-identity',
  family: 'totals',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['amounts/unreadable', 'formulas/error-value'],
  check(context) {
    const found = tripleOf(context)
    if (!found) return []
    const [first, second, whole] = found
    const readFirst = columnReader(context, first)
    const readSecond = columnReader(context, second)
    const readWhole = columnReader(context, whole)
    return figureRows(context).flatMap((line): Draft[] => {
      const a = readFirst(line.row)
      const b = readSecond(line.row)
      const sum = readWhole(line.row)
      if (a.yen === null || b.yen === null || sum.yen === null) return []
      if (a.approximate || b.approximate || sum.approximate) return []
      const difference = sum.yen - (a.yen + b.yen)
      const coarsest = Math.max(...[a, b, sum].map(({ unit }) => unitYen[unit ?? '円']))
      // Parts printed in 万円 are rounded each for itself.
      const allowed = Math.max(
        context.policy.tolerance * unitYen[context.unit],
        coarsest > 1_000 ? coarsest : 0,
      )
      if (Math.abs(difference) <= allowed) return []
      return [
        {
          cells: [
            `${whole.column}${line.row}`,
            `${first.column}${line.row}`,
            `${second.column}${line.row}`,
          ],
          params: {
            whole: plainHeading(whole),
            first: plainHeading(first),
            second: plainHeading(second),
            written: sum.yen,
            expected: a.yen + b.yen,
            difference,
            unit: context.unit,
          },
          unsettles: found.some(({ role }) => role === 'amount') ? 'total' : null,
        },
      ]
    })
  },
}

function tripleOf(context: RuleContext): [Column, Column, Column] | null {
  const columns = amountColumns(context)
  const pot = (wanted: string): Column | undefined =>
    columns.find(({ heading }) => potOf(heading) === wanted)
  const mayor = pot('mayor')
  const manager = pot('manager')
  const ward = pot('whole')
  if (mayor && manager && ward) return [mayor, manager, ward]
  for (const patterns of identities) {
    const [first, second, whole] = patterns.map((pattern) =>
      columns.find((column) => pattern.test(plainHeading(column))),
    )
    if (first && second && whole) return [first, second, whole]
  }
  return null
}

/** A heading without its unit, year and footnote mark. */
export const plainHeading = ({ heading }: Column): string =>
  fold(heading.replace(/[(（[【][^(（[【)）\]】]*[)）\]】]/g, '').replace(/※\d*/g, '')).replace(
    /^(?:令和|平成|[RH])(?:元|\d{1,2})年度?/,
    '',
  )
