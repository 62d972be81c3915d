// Reads one amount cell: a value in yen, a named state, or an error with the text that was not understood.
import type { AmountReading } from '../model/budget.ts'
import type { Cell, Unit, UnitSource } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { numberContext, plainSize, readNumber } from './number.ts'
import { scanPlainAmount } from './plain.ts'
import { type AmountContext, failed, missing, nothingIgnored, type UnitAround } from './reading.ts'
import { readAmountText } from './text.ts'

export { formatAmount, formatYen } from './format.ts'
export { type AmountContext, missing, notCalculated } from './reading.ts'
export { findUnit } from './unit.ts'

/**
 * Reads an amount cell. Never throws, never reads a part of a text: what is left over is an error.
 * Unit precedence: cell, column heading, table, default. Source: DOMAIN.md §4.
 */
export function readAmount(cell: Cell, context: AmountContext): AmountReading {
  return createAmountReader(context)(cell)
}

/** A reader for many cells of one column; equal texts share one reading. */
export function createAmountReader(context: AmountContext): (cell: Cell) => AmountReading {
  const surroundings = unitAround(context)
  const numbers = numberContext(context, surroundings)
  const texts = new Map<string, AmountReading>()

  return (cell) => {
    if (typeof cell === 'number') return readNumber(cell, numbers)
    if (cell === null || cell === '') return missing
    if (typeof cell === 'boolean') return failed(cell ? 'TRUE' : 'FALSE', 'notAmount')
    let reading = texts.get(cell)
    if (!reading) {
      reading =
        readPlainText(cell, surroundings) ??
        readText(cell, surroundings, context.parenthesesNegative)
      texts.set(cell, reading)
    }
    return reading
  }
}

/**
 * Yen of a whole number other than 0, NaN for any other: the short way for nearly all cells of a long
 * column. null where numbers say more than their yen: a unit of their own, two units, percents.
 */
export function createPlainYen(context: AmountContext): ((value: number) => number) | null {
  const size = plainSize(numberContext(context, unitAround(context)))
  if (size === null) return null
  return (value) => {
    const yen = value * size
    return value !== 0 && Number.isInteger(value) && Number.isSafeInteger(yen) ? yen : Number.NaN
  }
}

function unitAround(context: AmountContext): UnitAround {
  const { columnUnit, tableUnit, printedUnit, defaultUnit } = context
  if (columnUnit) {
    const conflict = tableUnit && tableUnit !== columnUnit ? tableUnit : null
    return { unit: columnUnit, source: 'heading', conflict, claim: columnUnit }
  }
  if (tableUnit) return { unit: tableUnit, source: 'table', conflict: null, claim: tableUnit }
  const none = { conflict: null, claim: null }
  if (printedUnit) return { unit: printedUnit, source: 'heading', ...none }
  return { unit: defaultUnit, source: defaultUnit ? 'default' : null, ...none }
}

/** The everyday forms 1,234 · △1,234 · 1,234千円 without the grammar; null for every other text. */
function readPlainText(raw: string, around: UnitAround): AmountReading | null {
  if (raw.length > 24) return null
  const plain = scanPlainAmount(raw)
  if (!plain) return null
  const own = plain.unit
  const unit = own ?? around.unit
  const yen = plain.value * (unit === null ? 1 : unitYen[unit])
  if (!Number.isSafeInteger(yen)) return null
  return {
    state: yen === 0 ? 'zero' : 'value',
    yen: yen === 0 ? 0 : yen,
    raw,
    unit,
    unitSource: own ? 'cell' : around.source,
    approximate: false,
    numberAsText: own === null,
    ignored: nothingIgnored,
    problem: null,
    unitConflict: yen === 0 ? null : conflictOf(own, around),
    shownOtherwise: null,
  }
}

/** A cell's own unit against its surroundings; a default claims nothing. */
function conflictOf(own: Unit | null, around: UnitAround): Unit | null {
  if (!own) return around.conflict
  return around.claim !== own ? around.claim : null
}

function readText(raw: string, around: UnitAround, parenthesesNegative: boolean): AmountReading {
  const text = readAmountText(raw, parenthesesNegative)
  const base = {
    raw,
    approximate: text.approximate,
    numberAsText: text.numberAsText,
    ignored: text.ignored,
  }
  const own = text.unit
  const unit = own ?? around.unit
  const unitSource: UnitSource | null = own ? 'cell' : around.source
  if (text.state === 'invalid') {
    const problem = { code: text.problem, text: text.problemText }
    return {
      ...base,
      state: 'invalid',
      yen: null,
      unit,
      unitSource,
      problem,
      unitConflict: null,
      shownOtherwise: null,
    }
  }
  if (text.state !== 'value') {
    return {
      ...base,
      state: text.state,
      yen: null,
      unit,
      unitSource,
      problem: null,
      unitConflict: null,
      shownOtherwise: null,
    }
  }
  const size = text.inYen || unit === null ? 1n : BigInt(unitYen[unit])
  const divisor = 10n ** BigInt(text.scale)
  const whole = text.digits * size
  if (whole % divisor !== 0n) {
    return {
      ...base,
      state: 'invalid',
      yen: null,
      unit,
      unitSource,
      problem: { code: 'fraction', text: raw },
      unitConflict: null,
      shownOtherwise: null,
    }
  }
  const yen = Number(text.negative ? -(whole / divisor) : whole / divisor)
  if (!Number.isSafeInteger(yen)) {
    return {
      ...base,
      state: 'invalid',
      yen: null,
      unit,
      unitSource,
      problem: { code: 'tooLarge', text: raw },
      unitConflict: null,
      shownOtherwise: null,
    }
  }
  return {
    ...base,
    state: yen === 0 ? 'zero' : 'value',
    yen,
    unit,
    unitSource,
    problem: null,
    unitConflict: yen === 0 ? null : conflictOf(own, around),
    shownOtherwise: null,
  }
}
