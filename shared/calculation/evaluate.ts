// What a formula comes to.
import type { CellRange } from '../address/index.ts'
import { callFunction } from './functions.ts'
import type { Expression, Operator } from './parse.ts'
import { type Area, type Surroundings, Unsolved } from './surroundings.ts'
import {
  type CellValue,
  cellOfValue,
  compare,
  ErrorValue,
  numberOf,
  textOf,
  type Value,
  valueOfCell,
} from './values.ts'

export interface Reader {
  /** Cells that may still be read. */
  work: { reads: number }
  /** The part of a range that holds anything; null where there is no such sheet. */
  extent(sheet: string, range: CellRange): CellRange | null
  cell(sheet: string, row: number, column: number): CellValue
  formula(sheet: string, row: number, column: number): string | null
  isHidden(sheet: string, row: number): boolean
}

/** As much was read as one edit may cost. */
export class WorkSpent extends Error {}

/** @throws Unsolved, WorkSpent */
export function evaluate(
  tree: Expression,
  { sheet: own }: { sheet: string },
  reader: Reader,
): CellValue {
  return cellOfValue(value(tree, null))

  /** @param at the cell of each range that is meant, where an expression is worked out cell by cell */
  function value(of: Expression, at: Place | null): Value {
    switch (of.kind) {
      case 'value':
        return of.value
      case 'error':
        return new ErrorValue(of.code)
      case 'range': {
        const { top, left } = of.range
        if (of.isCell) return valueOfCell(read(of.sheet ?? own, top, left))
        if (at) return valueOfCell(read(of.sheet ?? own, top + at.row, left + at.column))
        throw new Unsolved('a range where one value is meant')
      }
      case 'negative': {
        const number = numberOf(value(of.of, at))
        return number instanceof ErrorValue ? number : 0 - number
      }
      case 'percent': {
        const number = numberOf(value(of.of, at))
        return number instanceof ErrorValue ? number : number / 100
      }
      case 'operation':
        return operate(of.operator, value(of.left, at), value(of.right, at))
      case 'call':
        return callFunction(of.name, of.given, around(at))
    }
  }

  function around(at: Place | null): Surroundings {
    return { value: (of) => value(of, at), area, array }
  }

  function array(of: Expression): Area {
    const plain = area(of)
    if (plain) return plain
    const ranges = rangesIn(of).map((one) => area(one) as Area)
    const [first] = ranges
    if (
      !first ||
      ranges.some(({ rows, columns }) => rows !== first.rows || columns !== first.columns)
    )
      throw new Unsolved('ranges of other sizes')
    return { ...first, at: (row, column) => value(of, { row, column }) }
  }

  function read(sheet: string, row: number, column: number): CellValue {
    if (--reader.work.reads < 0) throw new WorkSpent()
    return reader.cell(sheet, row, column)
  }

  function area(of: Expression): Area | null {
    if (of.kind !== 'range') return null
    const sheet = of.sheet ?? own
    const range = reader.extent(sheet, of.range)
    if (range === null) throw new Unsolved(sheet)
    return {
      rows: range.bottom - range.top + 1,
      columns: range.right - range.left + 1,
      whole: {
        rows: of.range.bottom - of.range.top + 1,
        columns: of.range.right - of.range.left + 1,
      },
      at: (row, column) => valueOfCell(read(sheet, range.top + row, range.left + column)),
      isPassedOver: (row, column, withHidden) =>
        (withHidden && reader.isHidden(sheet, range.top + row)) ||
        /SUBTOTAL\(|AGGREGATE\(/i.test(
          reader.formula(sheet, range.top + row, range.left + column) ?? '',
        ),
    }
  }
}

interface Place {
  row: number
  column: number
}

/** Ranges of several cells that an expression is about, those within functions as well. */
function rangesIn(of: Expression): Expression[] {
  switch (of.kind) {
    case 'range':
      return of.isCell ? [] : [of]
    case 'negative':
    case 'percent':
      return rangesIn(of.of)
    case 'operation':
      return [...rangesIn(of.left), ...rangesIn(of.right)]
    case 'call':
      return of.given.flatMap(rangesIn)
    default:
      return []
  }
}

function operate(operator: Operator, left: Value, right: Value): Value {
  if (operator === '&') {
    const [one, other] = [textOf(left), textOf(right)]
    if (one instanceof ErrorValue) return one
    return other instanceof ErrorValue ? other : one + other
  }
  if (/[=<>]/.test(operator)) {
    const order = compare(left, right)
    return order instanceof ErrorValue ? order : holds(operator, order)
  }
  const [a, b] = [numberOf(left), numberOf(right)]
  if (a instanceof ErrorValue) return a
  if (b instanceof ErrorValue) return b
  const result = arithmetic(operator, a, b)
  return Number.isFinite(result)
    ? result
    : new ErrorValue(b === 0 && operator === '/' ? '#DIV/0!' : '#NUM!')
}

function holds(operator: Operator, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0
    case '<>':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    default:
      return order >= 0
  }
}

function arithmetic(operator: Operator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    default:
      return a ** b
  }
}
