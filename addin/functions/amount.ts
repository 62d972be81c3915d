// HANEI.AMOUNT: an amount as budget sheets write it, in yen.
import { readAmount } from '../../shared/amount/index.ts'
import { type Cell, type Unit, unitSchema } from '../../shared/schema/index.ts'
import { type FunctionResult, fails } from './result.ts'

/**
 * Yen of one text, e.g. "20,852千円" → 20852000; `- 円` and blank cells are ''.
 * @param unit of a number without one, e.g. 千円; yen when left out
 */
export function amount(text: Cell, unit: string | null): FunctionResult<number | ''> {
  const read = unitOf(unit)
  if (!read.ok) return read
  return yenOfCell(text, read.value)
}

export function yenOfCell(cell: Cell, unit: Unit): FunctionResult<number | ''> {
  const reading = readAmount(cell, {
    columnUnit: null,
    tableUnit: unit,
    defaultUnit: null,
    parenthesesNegative: false,
  })
  if (reading.yen !== null) return { ok: true, value: reading.yen }
  if (reading.state !== 'invalid') return { ok: true, value: '' }
  const about = reading.problem?.text || reading.raw
  return fails({ code: 'notAmount', text: about })
}

export function unitOf(unit: string | null): FunctionResult<Unit> {
  if (unit === null || unit === undefined || unit === '') return { ok: true, value: '円' }
  const parsed = unitSchema.safeParse(unit)
  if (parsed.success) return { ok: true, value: parsed.data }
  return fails({ code: 'unknownUnit', unit })
}
