// The readings that need no text: a blank cell, and a cell that is no amount.
import type { AmountReading } from '../model/budget.ts'
import type { Unit, UnitSource } from '../schema/index.ts'

/** What the surroundings say about a cell's unit, the nearest first. */
export interface AmountContext {
  columnUnit: Unit | null
  tableUnit: Unit | null
  defaultUnit: Unit | null
  /** Whether (1,234) means −1,234. Published ward tables use brackets for other things. */
  parenthesesNegative: boolean
  /** Unit that most cells of the column print: for those that print none, where nothing states one. */
  printedUnit?: Unit | null
  /** The cell's Excel number format. */
  numberFormat?: string
}

/** The unit a bare number takes, and a second claim that loses against it. */
export interface UnitAround {
  unit: Unit | null
  source: UnitSource | null
  conflict: Unit | null
  /** The unit that the heading or table states; a default states nothing. */
  claim: Unit | null
}

export const nothingIgnored: AmountReading['ignored'] = []

/** The reading of a blank cell; one object serves them all. */
export const missing: AmountReading = {
  state: 'missing',
  yen: null,
  raw: '',
  unit: null,
  unitSource: null,
  approximate: false,
  numberAsText: false,
  ignored: nothingIgnored,
  problem: null,
  unitConflict: null,
  shownOtherwise: null,
}

/** The reading of a cell whose formula has no result yet. */
export const notCalculated: AmountReading = {
  ...missing,
  state: 'invalid',
  problem: { code: 'notCalculated', text: '' },
}

export function failed(
  raw: string,
  code: NonNullable<AmountReading['problem']>['code'],
  around: UnitAround = { unit: null, source: null, conflict: null, claim: null },
): AmountReading {
  return {
    ...missing,
    state: 'invalid',
    raw,
    unit: around.unit,
    unitSource: around.source,
    problem: { code, text: raw },
  }
}
