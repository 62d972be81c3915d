// What a function may ask: the value of an argument, or a range's cells.
import type { Expression } from './parse.ts'
import type { Value } from './values.ts'

/** A formula that can't be worked out here. */
export class Unsolved extends Error {}

/** A range's cells, row by row. */
export interface Area {
  rows: number
  columns: number
  /** As it is written: with the rows and columns past all that is filled. */
  whole: { rows: number; columns: number }
  /** From the range's top left, both from 0. */
  at(row: number, column: number): Value
  /** Whether a SUBTOTAL passes over it: another SUBTOTAL, or where asked a hidden row. */
  isPassedOver(row: number, column: number, withHidden: boolean): boolean
}

export interface Surroundings {
  value(of: Expression): Value
  /** null where it is no range. */
  area(of: Expression): Area | null
  /** An expression over ranges of one size, worked out cell by cell. */
  array(of: Expression): Area
}

export type Call = (given: readonly Expression[], around: Surroundings) => Value

/** Of an argument that may be left out. */
export const valueIn = (of: Expression | undefined, around: Surroundings): Value =>
  of ? around.value(of) : null

export const areaIn = (of: Expression | undefined, around: Surroundings, name: string): Area => {
  const area = of && around.area(of)
  if (!area) throw new Unsolved(name)
  return area
}
