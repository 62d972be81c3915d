// How often a total's formula adds each line, subtotals that it refers to taken apart.

import type { Formula, Term } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

export interface Counted {
  /** Whether the total adds its own cell. */
  itself: boolean
  /** First and last line that may be added at all. */
  first: number
  last: number
  /** How often a line is added; good until the next count. */
  timesOf(index: number): number
}

export interface LineCounter {
  /** null where the work this takes is not allowed any more. */
  count(line: Line, formula: Formula): Counted | null
}

/** Subtotals of subtotals that are followed where they do not all stand on one side of what refers to them. */
const deepest = 8

export function createLineCounter(context: RuleContext, column: number): LineCounter {
  const { lines, formulas, work } = context
  const size = lines.length
  // By line, and all zero between counts: how often it is added, and where that changes.
  const times = new Float64Array(size)
  const steps = {
    any: new Float64Array(size + 1),
    pastSubtotals: new Float64Array(size + 1),
    leavesOnly: new Float64Array(size + 1),
  }
  let low = size
  let high = -1

  return {
    count(line, formula) {
      clear()
      const itself = formula.terms.some((term) => takesIn(term, line.index))
      const inOrder = countInOrder(line, formula)
      if (!work.take('formulas', Math.max(0, high - low + 1))) return null
      let deeperItself = false
      if (!inOrder) {
        clear()
        const found = follow(line, formula, 1, 0)
        if (found === null) return null
        deeperItself = found
      }
      const [first, last] = [low, high]
      return {
        itself: itself || deeperItself,
        first,
        last,
        timesOf: (index) => (index >= first && index <= last ? (times[index] as number) : 0),
      }
    },
  }

  function clear(): void {
    if (high >= low) {
      times.fill(0, low, high + 1)
      for (const each of Object.values(steps)) each.fill(0, low, high + 2)
    }
    low = size
    high = -1
  }

  function reach(from: number, to: number): void {
    if (from < low) low = from
    if (to > high) high = to
  }

  /** The lines that a term spans in the column, or null for none. */
  function spanOf({ range }: Term): { from: number; to: number } | null {
    if (range.left > column || range.right < column) return null
    const from = Math.max(0, range.top - lines.rowOf(0))
    const to = Math.min(size - 1, range.bottom - lines.rowOf(0))
    return from <= to ? { from, to } : null
  }

  function takesIn(term: Term, index: number): boolean {
    const span = spanOf(term)
    return span !== null && span.from <= index && index <= span.to
  }

  /**
   * Sums that refer to rows above them only, as nearly all do: one pass upwards meets each after all
   * that refer to it. false where one refers downwards.
   */
  function countInOrder(line: Line, formula: Formula): boolean {
    if (!spread(line.index, formula, 1)) return false
    for (let i = line.index - 1, any = 0, past = 0, leaf = 0; i >= low; i--) {
      any += steps.any[i] as number
      past += steps.pastSubtotals[i] as number
      leaf += steps.leavesOnly[i] as number
      if (!lines.covers.has(i) || lines.isLeaf(i)) {
        times[i] = any + past + (lines.isLeaf(i) ? leaf : 0)
        continue
      }
      const own = formulas.at(lines.rowOf(i), column)
      // SUBTOTAL passes over cells that are SUBTOTALs themselves.
      const weight = any + (own?.terms.some(({ by }) => by === 'SUBTOTAL') ? 0 : past)
      if (weight === 0) continue
      if (own?.kind === 'sum') {
        if (!spread(i, own, weight)) return false
        continue
      }
      const { from, to } = lines.covers.get(i) ?? { from: i, to: i }
      if (to >= i) return false
      mark(steps.leavesOnly, from, to, weight)
    }
    return true
  }

  /** Notes what a formula adds, its own cell aside; false where that stands below it. */
  function spread(index: number, { terms }: Formula, weight: number): boolean {
    for (const term of terms) {
      const span = spanOf(term)
      if (!span) continue
      const to = span.to === index ? index - 1 : span.to
      if (to > index) return false
      if (span.from > to) continue
      const kind = term.by === 'SUBTOTAL' ? steps.pastSubtotals : steps.any
      mark(kind, span.from, to, weight * term.sign)
    }
    return true
  }

  /** Read from below: a span begins at its last line and ends before its first. */
  function mark(kind: Float64Array, from: number, to: number, weight: number): void {
    kind[to] = (kind[to] as number) + weight
    if (from > 0) kind[from - 1] = (kind[from - 1] as number) - weight
    reach(Math.max(0, from - 1), to)
  }

  /** Row by row and formula by formula; whether it comes back to the total itself. */
  function follow(total: Line, { terms }: Formula, sign: number, depth: number): boolean | null {
    let itself = false
    for (const term of terms) {
      const span = spanOf(term)
      if (!span) continue
      if (!work.take('formulas', span.to - span.from + 1)) return null
      reach(span.from, span.to)
      for (let i = span.from; i <= span.to; i++) {
        if (i === total.index) itself = true
        else {
          const found = take(total, i, sign * term.sign, term.by, depth)
          if (found === null) return null
          itself ||= found
        }
      }
    }
    return itself
  }

  function take(
    total: Line,
    i: number,
    sign: number,
    by: Term['by'],
    depth: number,
  ): boolean | null {
    const covers = lines.isLeaf(i) ? undefined : lines.covers.get(i)
    if (!covers) {
      times[i] = (times[i] as number) + sign
      return false
    }
    const nested = formulas.at(lines.rowOf(i), column)
    if (by === 'SUBTOTAL' && nested?.terms.some((term) => term.by === 'SUBTOTAL')) return false
    if (nested?.kind === 'sum' && depth < deepest) return follow(total, nested, sign, depth + 1)
    const { from, to } = covers
    if (!work.take('formulas', to - from + 1)) return null
    reach(from, to)
    for (let n = from; n <= to; n++) {
      if (lines.isLeaf(n)) times[n] = (times[n] as number) + sign
    }
    return false
  }
}
