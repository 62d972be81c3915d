// A SUM over rows and over a cell that adds some of the same rows already: on any column, over sheets too.
import { cellAddress, rangeAddress } from '../../address/index.ts'
import { firstFrom } from '../../formula/ascending.ts'
import { type LinearTerm, linearTerms } from '../../formula/linear-terms.ts'
import type { Formula } from '../../formula/parse-formula.ts'
import type { CellRange } from '../../model/types.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { type FormulasOfRun, formulasOfRun } from '../facts/formulas-of-run.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'

export const ownSubtotal: Rule = {
  code: 'formulas/own-subtotal',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: [
    'formulas/range-misses-rows',
    'formulas/counts-twice',
    'formulas/includes-itself',
    'formulas/circular-reference',
  ],
  check(context) {
    const run = formulasOfRun(context)
    const sumsOf = createSums(run)
    return context.formulas.all
      .filter((formula) => inTable(context, formula))
      .flatMap((formula): Draft[] => {
        const found = countedTwice(context, run, sumsOf, formula)
        if (found.length === 0) return []
        const isOfAmounts = context.table?.columnOf.amount === formula.column
        return [
          {
            cells: [
              cellAddress(formula.row, formula.column),
              ...found.flatMap(({ own }) => own ?? []),
            ],
            ...ofAmounts(context, formula),
            ...(isOfAmounts ? {} : { severity: 'warning' as const }),
            params: {
              formula: formula.text,
              subtotals: found.map(({ address }) => address),
              ...{ inner: found[0]?.formula ?? '' },
            },
          },
        ]
      })
  },
}

interface Subtotal {
  address: string
  formula: string
  /** Its cell, where it stands on this sheet. */
  own: string | null
}

interface Added {
  sheet: number
  range: CellRange
  by: LinearTerm['by']
  isTakenAway: boolean
}

/** What a formula adds, as it stands; null where it does more than that. */
function addedBy(formula: Formula, at: number, run: FormulasOfRun): Added[] | null {
  const terms: readonly LinearTerm[] | null =
    formula.kind === 'sum'
      ? formula.terms.map(({ range, sign, by }) => ({ sheet: null, range, factor: sign, by }))
      : formula.elsewhere.length > 0
        ? linearTerms(formula.text)
        : null
  // Half of a doubled sum is right again.
  if (!terms?.every(({ factor }) => Math.abs(factor) === 1)) return null
  return terms.flatMap((term) =>
    run.follow(term, at).map(({ sheet, range }) => ({
      ...{ sheet, range, by: term.by, isTakenAway: term.factor < 0 },
    })),
  )
}

/** Of a column, the cells that add others up, from the top. */
type SumsOf = (sheet: number, column: number) => readonly Formula[]

function createSums(run: FormulasOfRun): SumsOf {
  const bySheet = new Map<number, Map<number, Formula[]>>()
  return (sheet, column) => {
    let columns = bySheet.get(sheet)
    if (!columns) {
      columns = new Map()
      bySheet.set(sheet, columns)
      for (const formula of run.bySheet[sheet] ?? []) {
        if (formula.kind !== 'sum' || isOneCell(formula)) continue
        const own = columns.get(formula.column)
        if (own) own.push(formula)
        else columns.set(formula.column, [formula])
      }
    }
    return columns.get(column) ?? []
  }
}

/** `=D5` shows a cell once more; it adds nothing up. */
const isOneCell = ({ terms }: Formula): boolean =>
  terms.length === 1 && terms[0]?.by === 'reference'

/** More are not named in a finding. */
const mostNamed = 20

function countedTwice(
  context: RuleContext,
  run: FormulasOfRun,
  sumsOf: SumsOf,
  formula: Formula,
): Subtotal[] {
  const added = isOneCell(formula) && formula.kind === 'sum' ? null : addedBy(formula, run.own, run)
  if (!added) return []
  const taken = added.filter(({ isTakenAway }) => !isTakenAway)
  const away = added.filter(({ isTakenAway }) => isTakenAway)
  const found: Subtotal[] = []
  for (const { sheet, range, by } of taken) {
    for (let column = range.left; column <= Math.min(range.right, range.left + widest); column++) {
      const sums = sumsOf(sheet, column)
      const rowAt = (n: number): number => (sums[n] as Formula).row
      const from = firstFrom(sums.length, rowAt, range.top)
      const to = firstFrom(sums.length, rowAt, range.bottom + 1)
      if (!context.work.take('formulas', (to - from) * taken.length)) return found
      for (let n = from; n < to && found.length < mostNamed; n++) {
        const inner = sums[n] as Formula
        if (inner === formula || (sheet === run.own && isAt(inner, formula))) continue
        if (away.some((part) => part.sheet === sheet && holds(part.range, inner))) continue
        if (isAddedToo(inner, sheet, by, taken)) found.push(subtotalAt(context, run, sheet, inner))
      }
    }
  }
  return found
}

/** A budget has few columns of amounts; a sum over more is of something else. */
const widest = 60

/** Whether what a cell adds up is added beside it. SUBTOTAL passes over other SUBTOTALs. */
const isAddedToo = (
  { terms }: Formula,
  sheet: number,
  by: LinearTerm['by'],
  taken: readonly Added[],
): boolean => {
  if (by === 'SUBTOTAL' && terms.some((term) => term.by === 'SUBTOTAL')) return false
  // An item reckoned from another one and more is no subtotal of what is added.
  return terms.every(
    ({ range, sign }) =>
      sign < 0 || taken.some((part) => part.sheet === sheet && overlaps(part.range, range)),
  )
}

const overlaps = (a: CellRange, b: CellRange): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right

const holds = ({ top, bottom, left, right }: CellRange, { row, column }: Formula): boolean =>
  row >= top && row <= bottom && column >= left && column <= right

const isAt = (a: Formula, b: Formula): boolean => a.row === b.row && a.column === b.column

function subtotalAt(
  { sheets }: RuleContext,
  { own }: FormulasOfRun,
  sheet: number,
  { row, column, text }: Formula,
): Subtotal {
  const cell = rangeAddress({ top: row, bottom: row, left: column, right: column })
  return sheet === own
    ? { address: cell, formula: text, own: cell }
    : { address: `${sheets[sheet]?.reference ?? ''}!${cell}`, formula: text, own: null }
}
