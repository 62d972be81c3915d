// SUMIFS and its like: cells whose tests all hold.
import type { Expression } from './parse.ts'
import { type Area, type Call, type Surroundings, Unsolved, valueIn } from './surroundings.ts'
import { compare, ErrorValue, textOf, type Value } from './values.ts'

export const conditions: Record<string, Call> = {
  SUMIF: ([range, criterion, added], around) =>
    conditional(added ?? range, [range, criterion], around),
  SUMIFS: ([added, ...tests], around) => conditional(added, tests, around),
  COUNTIF: ([range, criterion], around) => conditional(null, [range, criterion], around),
  COUNTIFS: (tests, around) => conditional(null, tests, around),
}

/** Adds, or counts where nothing is added, the cells whose tests all hold. */
function conditional(
  added: Expression | null | undefined,
  tests: readonly (Expression | undefined)[],
  around: Surroundings,
): Value {
  const pairs: { area: Area; holds: (value: Value) => boolean }[] = []
  for (let i = 0; i < tests.length; i += 2) {
    const area = tests[i] && around.area(tests[i] as Expression)
    if (!area) throw new Unsolved('SUMIF')
    pairs.push({ area, holds: criterionOf(valueIn(tests[i + 1], around)) })
  }
  const [first] = pairs
  const sums = added ? around.area(added) : null
  if (!first || (added && !sums)) throw new Unsolved('SUMIF')
  const same = [...pairs.map(({ area }) => area), ...(sums ? [sums] : [])]
  // SUMIF takes a sum range of another size by its corner; that is told by nobody who sees it.
  if (same.some(({ rows, columns }) => rows !== first.area.rows || columns !== first.area.columns))
    throw new Unsolved('SUMIF')
  let all = 0
  for (let r = 0; r < first.area.rows; r++) {
    for (let c = 0; c < first.area.columns; c++) {
      if (!pairs.every(({ area, holds }) => holds(area.at(r, c)))) continue
      const value = sums ? sums.at(r, c) : 1
      if (value instanceof ErrorValue) return value
      if (typeof value === 'number') all += value
    }
  }
  return all
}

function criterionOf(criterion: Value): (value: Value) => boolean {
  if (criterion instanceof ErrorValue || typeof criterion === 'boolean') throw new Unsolved('SUMIF')
  const text = textOf(criterion) as string
  const [, sign = '=', operand = ''] = /^(<=|>=|<>|=|<|>)?(.*)$/s.exec(text) ?? []
  // Characters that stand for others.
  if (/[*?~]/.test(operand)) throw new Unsolved('SUMIF')
  const number = /^[+-]?\d{1,20}(\.\d{1,20})?(E[+-]?\d{1,3})?$/i.test(operand)
    ? Number(operand)
    : null
  return (value) => {
    if (value instanceof ErrorValue) return false
    const isAlike =
      number === null
        ? typeof value === 'string' || value === null
        : typeof value === 'number' || value === operand
    const order = isAlike
      ? compare(number === null ? (value ?? '') : Number(value), number ?? operand)
      : null
    if (sign === '=') return order === 0
    if (sign === '<>') return order !== 0
    if (order === null || order instanceof ErrorValue || value === null) return false
    return sign === '<'
      ? order < 0
      : sign === '>'
        ? order > 0
        : sign === '<='
          ? order <= 0
          : order >= 0
  }
}
