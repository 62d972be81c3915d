// A look-up that takes the nearest key where the same one is missing: over keys out of order it takes any.
import { parseCell, rangeAddress, rowsAsRanges } from '../../address/index.ts'
import type { Cell, CellRange } from '../../model/types.ts'
import { limits } from '../../schema/cells.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { inTable, ofAmounts } from '../facts/in-table.ts'
import { type NearLookup, nearLookups } from '../facts/lookups.ts'
import { cellOfSheet, partsOfName, sheetOf } from '../facts/sheets-of-run.ts'

export const approximateLookup: Rule = {
  code: 'formulas/approximate-lookup',
  family: 'formulas',
  severity: 'error',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value'],
  check(context) {
    const stateOf = createKeys(context)
    const groups = new Map<
      string,
      { rows: number[]; column: number; draft: Omit<Draft, 'cells'> }
    >()
    for (const formula of context.formulas.all) {
      if (!inTable(context, formula)) continue
      for (const lookup of nearLookups(formula.text)) {
        const keys = stateOf(lookup)
        const { row, column, text } = formula
        // A formula filled down is one finding.
        const key = `${column} ${keys.variant} ${lookup.name} ${keys.address} ${keys.first ?? ''}`
        const group = groups.get(key)
        if (group) {
          if (group.rows.at(-1) !== row) group.rows.push(row)
          continue
        }
        const draft = { ...weightOf(keys.variant), params: paramsOf(lookup, keys, text) }
        const change = keys.variant === 'sorted' ? {} : ofAmounts(context, formula)
        groups.set(key, { rows: [row], column, draft: { ...draft, ...change } })
      }
    }
    return [...groups.values()].map(({ rows, column, draft }) => ({
      cells: rowsAsRanges(rows, column),
      ...draft,
      params: { ...draft.params, count: rows.length },
    }))
  },
}

type Variant = 'unsorted' | 'texts' | 'unseen' | 'sorted'

interface Keys {
  variant: Variant
  /** As the formula says it; '' where they are no range. */
  address: string
  /** The first key that is out of order, as it is written. */
  first?: string
}

/** Over sorted keys it finds what it means to, as for a scale of fees: good to know. */
const weightOf = (variant: Variant): Pick<Draft, 'severity' | 'unsettles'> =>
  variant === 'unsorted'
    ? {}
    : variant === 'sorted'
      ? { severity: 'advice', unsettles: null }
      : { severity: 'warning' }

const paramsOf = ({ name }: NearLookup, { variant, address, first }: Keys, formula: string) => ({
  variant,
  name,
  formula,
  ...(address === '' ? {} : { keys: address }),
  ...(first === undefined ? {} : { key: first }),
})

function createKeys(context: RuleContext): (lookup: NearLookup) => Keys {
  const known = new Map<string, Keys>()
  return (lookup) => {
    const { keys, along, order } = lookup
    if (keys === null) return { variant: 'unseen', address: '' }
    const address = `${keys.sheet === null ? '' : `${keys.sheet}!`}${rangeAddress(keys.range)}`
    const key = `${address} ${along} ${order}`
    let found = known.get(key)
    if (!found) {
      found = { address, ...judge(context, lookup) }
      known.set(key, found)
    }
    return found
  }
}

function judge(context: RuleContext, { keys, along, order }: NearLookup): Omit<Keys, 'address'> {
  if (keys === null) return { variant: 'unseen' }
  if (order === null) return { variant: 'sorted' }
  const values = valuesOf(context, keys.sheet, firstOf(keys.range, along))
  return values ? judgeOrder(values, order) : { variant: 'unseen' }
}

const firstOf = (range: CellRange, along: NearLookup['along']): CellRange =>
  along === 'column' ? { ...range, right: range.left } : { ...range, bottom: range.top }

/** The filled cells of a range; null where its sheet is not read, or there are too many to look through. */
function valuesOf(context: RuleContext, sheet: string | null, range: CellRange): Cell[] | null {
  const other = sheet === null ? undefined : sheetOf(context, partsOfName(sheet))
  if (sheet !== null && !other) return null
  const { origin, rows } = other?.budget.snapshot ?? context.snapshot
  const cellAt = other ? cellOfSheet(other) : context.cellAt
  const { row: top, column: left } = parseCell(origin) ?? { row: 1, column: 0 }
  const bottom = Math.min(range.bottom, top + rows.length - 1)
  const right = Math.min(range.right, left + limits.columns - 1)
  const size = (bottom - range.top + 1) * (right - range.left + 1)
  if (size <= 0 || !context.work.take('formulas', size)) return null
  const values: Cell[] = []
  for (let row = range.top; row <= bottom; row++)
    for (let column = range.left; column <= right; column++) {
      const value = cellAt(row, column)
      if (value !== null && value !== '') values.push(value)
    }
  return values
}

/** Codes of capitals and digits, whose order is the same everywhere; that of other words is Excel's own. */
const isCode = (value: Cell): boolean => typeof value === 'string' && /^[0-9A-Z-]+$/.test(value)

function judgeOrder(
  values: readonly Cell[],
  order: 'ascending' | 'descending',
): Omit<Keys, 'address'> {
  const numbers = values.filter((value) => typeof value === 'number')
  // Numbers are looked for among numbers: a heading above them counts for nothing.
  const keys = numbers.length * 2 > values.length ? numbers : values
  if (keys !== numbers && !keys.every(isCode)) return { variant: 'texts' }
  const sign = order === 'ascending' ? 1 : -1
  const at = keys.findIndex((value, i) => i > 0 && sign * compare(keys[i - 1] as Cell, value) > 0)
  return at < 0 ? { variant: 'sorted' } : { variant: 'unsorted', first: String(keys[at]) }
}

const compare = (a: Cell, b: Cell): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1
