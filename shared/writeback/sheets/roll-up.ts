// Amounts by issue and strategy, summed live over 反映明細.
import { type DraftCell, formula, text } from '../block/cells.ts'
import { literal, roundedPercent } from '../block/formula.ts'
import type { PlanContext } from './context.ts'
import { detailColumns } from './layout.ts'

/** Heading, columns, a row an issue and a row a strategy, and the sum of the issues. */
export function rollUpRows(context: PlanContext): DraftCell[][] {
  const { words, report, layout } = context
  const first = layout.summary.rollUp
  const rows: DraftCell[][] = [
    [text(words.rollUp)],
    sumHeadings(context, `${words.issue} / ${words.strategy}`),
  ]
  const issueRows: number[] = []
  let strategyNumber = 0
  report.totals.byIssue.forEach((issue, i) => {
    issueRows.push(first + rows.length)
    rows.push(sumRow(context, first + rows.length, issue, '', detailColumns.issueCode, i + 1))
    for (const strategy of issue.strategies) {
      strategyNumber += 1
      const code = detailColumns.strategyCode
      rows.push(sumRow(context, first + rows.length, strategy, '　', code, strategyNumber))
    }
  })
  rows.push(allRow(context, first + rows.length, issueRows, report.totals.byIssue))
  return rows
}

export const sumHeadings = ({ words, displayUnit }: PlanContext, of: string): DraftCell[] =>
  [
    of,
    words.amount,
    words.inUnit(displayUnit),
    words.excludedAmount,
    words.reflectedAmount,
    words.portion,
  ].map(text)

export interface Sums {
  title: string
  yen: number
  excludedYen: number
  reflectedYen: number
}

/** @param keyColumn of 反映明細, whose lines with this key are summed */
export function sumRow(
  context: PlanContext,
  at: number,
  sums: Sums,
  indent: string,
  keyColumn: string,
  key: number,
): DraftCell[] {
  const { detail } = context.layout
  const keys = detail.column(keyColumn)
  const amounts = detail.column(detailColumns.amount)
  const counted = detail.column(detailColumns.counted)
  const reflected = detail.column(detailColumns.reflected)
  return [
    text(`${indent}${sums.title || context.words.unnamed}`),
    formula(`=SUMIFS(${amounts},${keys},${key})`, sums.yen),
    formula(`=B${at}/${context.displayFactor}`, sums.yen / context.displayFactor),
    formula(`=B${at}-SUMIFS(${counted},${keys},${key})`, sums.excludedYen),
    formula(`=SUMIFS(${reflected},${keys},${key})`, sums.reflectedYen),
    portion(context, at, sums),
  ]
}

/** @param parts the rows above that are added, and what they come to */
export function allRow(
  context: PlanContext,
  at: number,
  partRows: readonly number[],
  parts: readonly Sums[],
): DraftCell[] {
  const sums: Sums = { title: context.words.all, yen: 0, excludedYen: 0, reflectedYen: 0 }
  for (const part of parts) {
    sums.yen += part.yen
    sums.excludedYen += part.excludedYen
    sums.reflectedYen += part.reflectedYen
  }
  const first = context.layout.summary.rollUp + 2
  const last = at - 1
  // The issues' rows are those with a key of their own; strategies stand between them.
  const sum = (column: string, expected: number): DraftCell =>
    partRows.length === 0
      ? formula('=0', 0)
      : formula(`=${sumOf(column, partRows, first, last)}`, expected)
  return [
    text(context.words.all),
    sum('B', sums.yen),
    formula(`=B${at}/${context.displayFactor}`, sums.yen / context.displayFactor),
    sum('D', sums.excludedYen),
    sum('E', sums.reflectedYen),
    portion(context, at, sums),
  ]
}

/** Issues' cells joined; where they are too many for one formula, twice the sum stands on all rows. */
function sumOf(column: string, rows: readonly number[], first: number, last: number): string {
  if (rows.length <= MOST_TERMS) return rows.map((row) => `${column}${row}`).join('+')
  // Each issue's row equals the sum of its strategies' rows, so all rows come to twice the whole.
  return `SUM(${column}${first}:${column}${last})/2`
}

const MOST_TERMS = 200

function portion(context: PlanContext, at: number, sums: Sums): DraftCell {
  const { decimals, rounding } = context.policy.share
  const base = sums.yen - sums.excludedYen
  const rounded = roundedPercent(`E${at}`, `(B${at}-D${at})`, decimals, rounding)
  return formula(
    `=IF(B${at}-D${at}<=0,${literal(context.words.notApplicable)},${rounded})`,
    context.percentOf(sums.reflectedYen, base),
  )
}
