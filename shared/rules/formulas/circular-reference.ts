// Formulas that come back to their own cell, through others or over sheets: Excel shows 0 or an old number.
import { cellAddress, rowsAsRanges } from '../../address/index.ts'
import { type CycleMember, findCycles, type Precedent } from '../../formula/cycles.ts'
import { type Formula, parseFormula } from '../../formula/parse-formula.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { type FormulasOfRun, formulasOfRun } from '../facts/formulas-of-run.ts'
import { inTable } from '../facts/in-table.ts'

/** A sum over its own rows that these say what is wrong with. */
const ownSums = ['formulas/range-misses-rows', 'formulas/counts-twice'] as const

export const circularReference: Rule = {
  code: 'formulas/circular-reference',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/includes-itself'],
  check(context) {
    const run = formulasOfRun(context)
    return cyclesOf(context, run).flatMap((ring): Draft[] => {
      const [first] = ring
      // One fault is one finding, on the first of its sheets that is looked at.
      const at = ring.find(({ sheet }) => isLookedAt(context, sheet))?.sheet
      if (!first || at !== run.own) return []
      const { row, column, text } = first.formula
      if (ring.length === 1 && ownSums.some((code) => context.isReported(code, row, column)))
        return []
      const own = ring.filter(({ sheet }) => sheet === run.own).map(({ formula }) => formula)
      const others = ring.filter(({ sheet }) => sheet !== run.own)
      return [
        {
          cells: rangesOf(own),
          params: {
            variant: ring.length === 1 ? 'itself' : others.length === 0 ? 'through' : 'sheets',
            formula: own[0]?.text ?? text,
            ...(ring.length > 1 ? { count: ring.length } : {}),
            ...(others.length > 0
              ? { others: others.map((each) => addressOf(context, each)) }
              : {}),
          },
          ...(changesAmounts(context, own) ? {} : { severity: 'warning', unsettles: null }),
        },
      ]
    })
  },
}

const known = new WeakMap<FormulasOfRun['bySheet'], CycleMember[][]>()

/** Of all sheets together: a ring may lead over several. */
function cyclesOf({ work }: RuleContext, run: FormulasOfRun): CycleMember[][] {
  const before = known.get(run.bySheet)
  if (before) return before
  const found = findCycles(run.bySheet, (member) => precedentsOf(member, run), work) ?? []
  known.set(run.bySheet, found)
  return found
}

/** What only asks where a cell is, or what kind it is, does not wait for its value. */
const asksNoValue =
  /(?:ROWS?|COLUMNS?|AREAS|SHEETS?|ISREF|ISFORMULA|FORMULATEXT|CELL)\([^()]{0,500}\)/gi
/** Where these look for their cell is not followed. */
const startsFrom = /(?:OFFSET|INDEX)\([^(),]{0,500},/gi

function precedentsOf({ sheet, formula }: CycleMember, run: FormulasOfRun): Precedent[] {
  const { text, row, column } = formula
  const value =
    formula.kind === 'sum' ? text : text.replace(asksNoValue, '(').replace(startsFrom, '(')
  const { terms, elsewhere } = value === text ? formula : parseFormula(value, row, column)
  const found: Precedent[] = terms.map(({ range }) => ({ sheet, range }))
  for (const reference of elsewhere) found.push(...run.follow(reference, sheet))
  return found
}

/** A summary and the sheets that are counted; a ring that lies elsewhere alone is none of the budget's. */
function isLookedAt({ sheets }: RuleContext, at: number): boolean {
  const role = sheets[at]?.role
  return role === undefined || role === 'budget' || role === 'summary'
}

/** Where all amounts are typed, what a ring beside the table comes to changes none of them. */
function changesAmounts(context: RuleContext, own: readonly Formula[]): boolean {
  if (own.some((formula) => inTable(context, formula))) return true
  const column = context.column('amount')
  return (
    column !== null &&
    context.formulas
      .inColumn(column)
      .some(({ row }) => context.lines.isLeaf(context.lines.indexOf(row)))
  )
}

function rangesOf(formulas: readonly Formula[]): string[] {
  const byColumn = new Map<number, number[]>()
  for (const { row, column } of formulas) {
    const rows = byColumn.get(column)
    if (rows) rows.push(row)
    else byColumn.set(column, [row])
  }
  return [...byColumn].flatMap(([column, rows]) => rowsAsRanges(rows, column))
}

const addressOf = ({ sheets }: RuleContext, { sheet, formula }: CycleMember): string =>
  `${sheets[sheet]?.reference ?? ''}!${cellAddress(formula.row, formula.column)}`
