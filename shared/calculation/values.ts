// Values of formulas, and how Excel turns one kind into another.

/** An error that spreads through what draws on it. */
export class ErrorValue {
  readonly code: string
  constructor(code: string) {
    this.code = code
  }
}

export type Value = number | string | boolean | null | ErrorValue

/** As a cell holds it. */
export type CellValue = number | string | boolean | null

/** What a cell's text is to a formula: an error where it is one. */
export const valueOfCell = (cell: CellValue): Value =>
  typeof cell === 'string' && errorCodes.has(cell) ? new ErrorValue(cell) : cell === '' ? '' : cell

const errorCodes = new Set(['#REF!', '#DIV/0!', '#N/A', '#VALUE!', '#NAME?', '#NULL!', '#NUM!'])

/** What a cell shows for a formula's value: a blank reference shows 0. */
export const cellOfValue = (value: Value): CellValue =>
  value instanceof ErrorValue ? value.code : value === null ? 0 : value === '' ? null : value

/** In arithmetic: blank is 0, text that is a plain number is one. */
export function numberOf(value: Value): number | ErrorValue {
  if (value instanceof ErrorValue || typeof value === 'number') return value
  if (value === null) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : new ErrorValue('#VALUE!')
}

export const textOf = (value: Value): string | ErrorValue =>
  value instanceof ErrorValue
    ? value
    : value === null
      ? ''
      : typeof value === 'boolean'
        ? String(value).toUpperCase()
        : String(value)

export function truthOf(value: Value): boolean | ErrorValue {
  if (typeof value === 'string')
    return /^(true|false)$/i.test(value) ? /^t/i.test(value) : new ErrorValue('#VALUE!')
  return value instanceof ErrorValue ? value : Boolean(value)
}

/** Below 0, 0 or above: numbers before text before truth; text without regard to case. */
export function compare(a: Value, b: Value): number | ErrorValue {
  if (a instanceof ErrorValue) return a
  if (b instanceof ErrorValue) return b
  const left = a ?? blankBeside(b)
  const right = b ?? blankBeside(a)
  if (typeof left !== typeof right) return rankOf(left) - rankOf(right)
  if (typeof left === 'string') {
    const [one, other] = [left.toLowerCase(), String(right).toLowerCase()]
    return one === other ? 0 : one < other ? -1 : 1
  }
  return Number(left) - Number(right)
}

const blankBeside = (other: Value): number | string | boolean =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0

const rankOf = (value: number | string | boolean): number =>
  typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2

/** Whether two results are the same as far as Excel keeps numbers. */
export function isSame(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'number' && typeof b === 'number')
    return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
  return (a === '' ? null : a) === (b === '' ? null : b)
}
