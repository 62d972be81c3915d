// Rows whose amount is a formula that adds other rows of its column, whatever their names say.
import { cellAddress } from '../../address/index.ts'
import { parseFormula } from '../../formula/parse-formula.ts'
import type { Lines } from '../../model/budget.ts'
import type { SheetSnapshot } from '../../schema/index.ts'
import type { RawLines } from '../rows/lines.ts'

/** First and last line, by index. */
export interface Span {
  from: number
  to: number
}

/** Lines that a formula takes in; `sign` is -1 where it takes them away. */
export interface AddedSpan extends Span {
  sign: 1 | -1
}

/** What the formula beside a line adds; null without such a formula. */
export type AddedBy = (index: number) => readonly AddedSpan[] | null

const mostSpans = 200
/** Cheap test: what adds cells begins with a function or a reference. */
const mayAdd = /^=[+\s]{0,4}(?:SUM|SUBTOTAL|AGGREGATE|\$?[A-Z]{1,3}\$?\d)/i

/** @param column sheet column of the amounts, from 0 */
export function addedByFormulas(
  lines: Lines,
  formulas: SheetSnapshot['formulas'],
  column: number | null,
): AddedBy {
  if (!formulas || column === null) return () => null
  return (index) => {
    const text = formulas[cellAddress(lines.rowOf(index), column)]
    if (text === undefined || text.length > 4_000 || !mayAdd.test(text)) return null
    const { kind, terms, constant } = parseFormula(text, lines.rowOf(index), column)
    if (kind !== 'sum' || constant !== 0 || terms.length > mostSpans) return null
    const spans: AddedSpan[] = []
    for (const { range, sign } of terms) {
      const from = lines.indexOf(range.top)
      if (range.left !== column || range.right !== column || from < 0) return null
      const to = Math.min(lines.indexOf(range.bottom), lines.length - 1)
      if (to < from || (from <= index && index <= to)) return null
      spans.push({ from, to, sign })
    }
    return spans.some(({ from, to }) => to > from) || spans.length > 1 ? spans : null
  }
}

/** Makes subtotals of the rows whose formulas add others. @returns what each of them adds */
export function settleByFormulas(
  { lines, unlabelled, maybeSums }: RawLines,
  addedBy: AddedBy,
): ReadonlyMap<number, readonly AddedSpan[]> {
  const found = new Map<number, readonly AddedSpan[]>()
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i) || lines.reflectionOf(i).kind === 'mark') continue
    const spans = addedBy(i)
    if (!spans || isParent(lines, i, spans)) continue
    found.set(i, spans)
    lines.setKind(i, 'subtotal')
    unlabelled.delete(i)
    maybeSums.delete(i)
  }
  return found
}

/** It adds the deeper rows right below it: the level says already whose sum it is. */
const isParent = ({ level }: Lines, i: number, spans: readonly Span[]): boolean =>
  (level[i + 1] ?? 0) > (level[i] as number) && spans.every(({ from }) => from > i)

/** 歳入 − 歳出: a row of no money of its own, whatever rows come to it. */
export const isDifference = (spans: readonly AddedSpan[] | undefined): boolean =>
  spans?.some(({ sign }) => sign < 0) ?? false
