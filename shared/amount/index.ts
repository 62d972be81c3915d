// Reads one amount cell: a value in yen, a named state, or an error with the text that was not understood.
import type { AmountReading } from '../model/budget.ts'
import type { Cell, Unit, UnitSource } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { readNumberFormat, unscaledUnit } from './number-format.ts'
import { scanPlainAmount } from './plain.ts'
import { readAmountText } from './text.ts'

export { formatAmount, formatYen } from './format.ts'
export { findUnit, yenOf } from './unit.ts'

/** What the surroundings say about a cell's unit, the nearest first. */
export interface AmountContext {
  columnUnit: Unit | null
  tableUnit: Unit | null
  defaultUnit: Unit | null
  /** Whether (1,234) means −1,234. Published ward tables use brackets for other things. */
  parenthesesNegative: boolean
  /** The cell's Excel number format. */
  numberFormat?: string
}

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
  const forNumber = unitOfNumbers(context, surroundings)
  const texts = new Map<string, AmountReading>()

  return (cell) => {
    if (typeof cell === 'number') return readNumber(cell, forNumber)
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
  const { unit, source, conflict, notAmount } = unitOfNumbers(context, unitAround(context))
  if (notAmount || conflict !== null || source === 'cell') return null
  const size = unit === null ? 1 : unitYen[unit]
  return (value) => {
    const yen = value * size
    return value !== 0 && Number.isInteger(value) && Number.isSafeInteger(yen) ? yen : Number.NaN
  }
}

/** The unit a bare number takes, and a second claim that loses against it. */
interface UnitAround {
  unit: Unit | null
  source: UnitSource | null
  conflict: Unit | null
}

function unitAround({ columnUnit, tableUnit, defaultUnit }: AmountContext): UnitAround {
  if (columnUnit) {
    const conflict = tableUnit && tableUnit !== columnUnit ? tableUnit : null
    return { unit: columnUnit, source: 'heading', conflict }
  }
  if (tableUnit) return { unit: tableUnit, source: 'table', conflict: null }
  return { unit: defaultUnit, source: defaultUnit ? 'default' : null, conflict: null }
}

interface NumberUnit extends UnitAround {
  /** Percents and dates are numbers in a cell, not amounts. */
  notAmount: boolean
}

/**
 * A unit in the number format is the cell's own. A format that hides thousands shows the value in a
 * 1,000 times larger unit, so the value itself counts in the smaller one.
 */
function unitOfNumbers(context: AmountContext, around: UnitAround): NumberUnit {
  if (!context.numberFormat) return { ...around, notAmount: false }
  const format = readNumberFormat(context.numberFormat)
  if (format.kind !== 'amount') return { ...around, notAmount: true }
  const shown = format.unit ?? (format.thousands > 0 ? around.unit : null)
  const own = shown && (unscaledUnit(shown, format.thousands) ?? shown)
  if (!own) return { ...around, notAmount: false }
  const claim = around.source === 'default' ? null : around.unit
  const conflict = claim && claim !== (format.unit ?? own) ? claim : null
  return { unit: own, source: 'cell', conflict, notAmount: false }
}

function readNumber(value: number, around: NumberUnit): AmountReading {
  if (around.notAmount) return failed(String(value), 'notAmount')
  const size = around.unit === null ? 1 : unitYen[around.unit]
  const yen = Number.isInteger(value) ? value * size : yenOfDecimal(value, size)
  if (yen === 'fraction') return failed(String(value), 'fraction', around)
  if (!Number.isSafeInteger(yen)) return failed(String(value), 'tooLarge', around)
  return {
    state: yen === 0 ? 'zero' : 'value',
    yen: yen === 0 ? 0 : yen,
    raw: String(value),
    unit: around.unit,
    unitSource: around.source,
    approximate: false,
    numberAsText: false,
    ignored: nothingIgnored,
    problem: null,
    unitConflict: yen === 0 ? null : around.conflict,
  }
}

/** Exact yen of a number with decimals as Excel shows it, in 15 significant digits. */
function yenOfDecimal(value: number, size: number): number | 'fraction' {
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e')
  const digits = BigInt(mantissa.replace('.', '')) * BigInt(size)
  const power = Number(exponent) - 14
  if (power >= 0) return Number(digits) * 10 ** power
  const divisor = 10n ** BigInt(-power)
  return digits % divisor === 0n ? Number(digits / divisor) : 'fraction'
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
  }
}

/** A cell's own unit against its surroundings; a default claims nothing. */
function conflictOf(own: Unit | null, around: UnitAround): Unit | null {
  if (!own) return around.conflict
  return around.source !== 'default' && around.unit !== own ? around.unit : null
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
    return { ...base, state: 'invalid', yen: null, unit, unitSource, problem, unitConflict: null }
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
  }
}

const nothingIgnored: AmountReading['ignored'] = []

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
}

function failed(
  raw: string,
  code: NonNullable<AmountReading['problem']>['code'],
  around: UnitAround = { unit: null, source: null, conflict: null },
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
