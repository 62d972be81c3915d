// Numbers as amounts: their unit, from the format or from around, and what the cell shows for them.
import type { AmountReading } from '../model/budget.ts'
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { type NumberFormat, readNumberFormat, type ShownAs } from './number-format.ts'
import { type AmountContext, failed, nothingIgnored, type UnitAround } from './reading.ts'
import { shownText } from './shown-text.ts'

/** How numbers shown in one way count. */
interface NumberUnit extends UnitAround {
  /** Yen of 1. */
  size: number
  shown: ShownAs | null
  /** Percents, dates and counts are numbers in a cell, not amounts. */
  notAmount: boolean
  /** The display leaves out thousands of yen that nothing says are left out. */
  misScaled: boolean
}

export interface NumberContext {
  format: NumberFormat | null
  /** By what the format makes of a value; `null` without a format. */
  ways: ReadonlyMap<ShownAs | null, NumberUnit>
  parenthesesNegative: boolean
}

export function numberContext(context: AmountContext, around: UnitAround): NumberContext {
  const { numberFormat: text, parenthesesNegative } = context
  const format = text === undefined || text === '' ? null : readNumberFormat(text)
  const ways = new Map<ShownAs | null, NumberUnit>()
  if (!format) ways.set(null, { ...around, ...plainUnit(around) })
  else for (const way of format.ways) ways.set(way, unitOfNumbers(way, around))
  return { format, ways, parenthesesNegative }
}

const sizeOf = (unit: Unit | null): number => (unit === null ? 1 : unitYen[unit])

const plainUnit = ({ unit }: UnitAround) => ({
  size: sizeOf(unit),
  shown: null,
  notAmount: false,
  misScaled: false,
})

/**
 * A unit in the number format is the cell's own. A format that hides thousands shows the value in a
 * 1,000 times larger unit, so the value itself counts in the smaller one.
 */
function unitOfNumbers(shown: ShownAs, around: UnitAround): NumberUnit {
  if (shown.kind !== 'amount' && shown.kind !== 'words')
    return { ...around, ...plainUnit(around), shown, notAmount: true }
  if (shown.unit === null && shown.divisor === 1) return { ...around, ...plainUnit(around), shown }
  const printed = shown.unit ?? around.unit
  const { claim } = around
  const conflict = shown.unit && claim !== shown.unit ? claim : null
  const size = sizeOf(printed) / shown.divisor
  const base = { source: 'cell' as const, conflict, claim, shown, notAmount: false }
  // 500円 for 500,000: nothing says that thousands are missing, and the value is what formulas add.
  if (!Number.isInteger(size))
    return { ...base, unit: printed, size: sizeOf(printed), misScaled: printed !== null }
  return { ...base, unit: unitOfSize(size) ?? '円', size, misScaled: false }
}

const unitOfSize = (size: number): Unit | null => {
  for (const [name, yen] of Object.entries(unitYen)) if (yen === size) return name as Unit
  return null
}

export function readNumber(value: number, numbers: NumberContext): AmountReading {
  const way = numbers.format?.of(value) ?? null
  const around = numbers.ways.get(way) as NumberUnit
  if (around.notAmount) {
    const reading = failed(String(value), 'notAmount')
    return way && reading.problem
      ? { ...reading, problem: { ...reading.problem, text: shownText(value, way) } }
      : reading
  }
  const { size } = around
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
    shownOtherwise: yen === 0 ? null : shownOtherwise(value, around, numbers),
  }
}

/** The cell's text where its sign, or whether there is a figure at all, is not the value's. */
function shownOtherwise(
  value: number,
  { shown, misScaled }: NumberUnit,
  { format, parenthesesNegative }: NumberContext,
): string | null {
  if (!shown || !format) return null
  const { kind, minus, brackets, red } = shown
  if (kind === 'words' || misScaled) return shownText(value, shown)
  const addsMinus = format.addsMinus(value)
  const looksNegative = minus || addsMinus || (brackets && (value < 0 || parenthesesNegative))
  // Red alone is how many sheets, and Excel's own formats, print a negative amount.
  if (value < 0 ? looksNegative || red : !looksNegative) return null
  return shownText(value, shown)
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

/** Yen of 1 where all numbers, whatever their size and sign, count alike and show as they are. */
export function plainSize(numbers: NumberContext): number | null {
  const { format, ways } = numbers
  const units = [...ways.values()]
  const [first] = units
  if (!first) return null
  const isPlain = units.every(
    (unit) =>
      !unit.notAmount &&
      unit.conflict === null &&
      unit.source === first.source &&
      unit.source !== 'cell' &&
      unit.size === first.size,
  )
  if (!isPlain) return null
  if (format === null) return first.size
  // With conditions a value's size decides as well.
  if (format.isConditional) return null
  const probes = [1, -1].map((value) => {
    const unit = units.find(({ shown }) => shown === format.of(value))
    return unit ? shownOtherwise(value, unit, numbers) : null
  })
  return probes.every((shown) => shown === null) ? first.size : null
}
