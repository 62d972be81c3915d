// Look-ups that take the nearest key, not the same one: which, over which keys, in which order these must be.
import { callsOf } from '../../formula/calls.ts'
import { type Reference, readReference } from '../../formula/parse-formula.ts'

export interface NearLookup {
  name: string
  /** Its keys; null where they are no range of a sheet: a name, a table's column, another formula. */
  keys: Reference | null
  /** What it looks through: the first column or row of a table, or all cells. */
  along: 'column' | 'row'
  /** How the keys must be ordered for it to find what it should; null: in any way. */
  order: 'ascending' | 'descending' | null
}

const names = new Set(['VLOOKUP', 'HLOOKUP', 'LOOKUP', 'MATCH', 'XLOOKUP', 'XMATCH'])

/** Only where a formula says so by a number, or by leaving it out; what a cell decides nobody can tell. */
export const nearLookups = (formula: string): NearLookup[] =>
  /LOOKUP|MATCH/i.test(formula)
    ? callsOf(formula, names).flatMap(({ name, arguments: given }) => {
        const [sought = '', keys = ''] = given
        // LOOKUP(10^17,D:D) and the like look for the last number on purpose.
        if (!/[A-Z]/i.test(sought) || keys === '') return []
        const how = howOf(name, given)
        return how === null ? [] : [lookup(name, keys, how)]
      })
    : []

type Order = NearLookup['order']

/** null: it takes only the same key. */
function howOf(name: string, given: readonly string[]): { order: Order } | null {
  if (name === 'LOOKUP') return readReference(given[1] ?? '') ? { order: 'ascending' } : null
  if (name === 'VLOOKUP' || name === 'HLOOKUP') {
    const way = given[3]
    return way === undefined || isTrue(way) ? { order: 'ascending' } : null
  }
  if (name === 'MATCH') {
    const way = given[2]
    if (way === undefined || way === '1') return { order: 'ascending' }
    return way === '-1' ? { order: 'descending' } : null
  }
  const at = name === 'XLOOKUP' ? 4 : 2
  const search = given[at + 1]
  const order = search === '2' ? 'ascending' : search === '-2' ? 'descending' : null
  const isNear = given[at] === '1' || given[at] === '-1'
  return isNear || order !== null ? { order } : null
}

const isTrue = (way: string): boolean => /^(?:TRUE(?:\(\))?|[1-9]\d*)$/i.test(way)

function lookup(name: string, text: string, { order }: { order: Order }): NearLookup {
  const keys = readReference(text)
  const isWide =
    keys !== null && keys.range.right - keys.range.left > keys.range.bottom - keys.range.top
  const along = name === 'HLOOKUP' || (name !== 'VLOOKUP' && isWide) ? 'row' : 'column'
  return { name, keys, along, order }
}
