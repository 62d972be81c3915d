// What a cell's number format says about its value: a unit written into it, thousands left out, a percent or a date.
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'
import { findUnit } from './unit.ts'

export interface NumberFormatReading {
  kind: 'amount' | 'percent' | 'date'
  /** Unit that the format prints after the number: `#,##0"千円"`. */
  unit: Unit | null
  /** Powers of 1,000 that the format leaves out of the display: `#,##0,` is 1. */
  thousands: number
}

/** Reads the first section (positive numbers) of an Excel number format. */
export function readNumberFormat(format: string): NumberFormatReading {
  let pattern = ''
  let literal = ''
  const section = format.slice(0, 255)
  for (let i = 0; i < section.length; i++) {
    const c = section[i] as string
    if (c === ';') break
    if (c === '"') {
      const end = section.indexOf('"', i + 1)
      literal += section.slice(i + 1, end < 0 ? undefined : end)
      i = end < 0 ? section.length : end
    } else if (c === '\\') {
      literal += section[++i] ?? ''
    } else if (c === '_' || c === '*') {
      i++
    } else if (c === '[') {
      const end = section.indexOf(']', i)
      const inside = section.slice(i + 1, end < 0 ? undefined : end)
      if (inside.startsWith('$')) literal += inside.slice(1).split('-')[0] ?? ''
      i = end < 0 ? section.length : end
    } else if (c.charCodeAt(0) > 0x7f || c === '(' || c === ')') {
      literal += c
    } else {
      pattern += c
    }
  }
  const thousands = /[0#?](,+)(?![0#?,])/.exec(pattern)?.[1]?.length ?? 0
  const kind =
    pattern.includes('%') || literal.includes('%') || literal.includes('％')
      ? 'percent'
      : isDate(pattern)
        ? 'date'
        : 'amount'
  return { kind, unit: kind === 'amount' ? literalUnit(literal) : null, thousands }
}

/** y, m, d, h, s, e, g outside literals and colours, with no digit place: a date or time. */
const isDate = (pattern: string): boolean =>
  !/[0#?]/.test(pattern) && /[ymdhsge]/i.test(pattern) && !/general/i.test(pattern)

function literalUnit(literal: string): Unit | null {
  if (/^\s*[¥￥]\s*$/.test(literal)) return '円'
  return findUnit(literal.replace(/[¥￥]/g, '')) ?? null
}

/** The unit that `value` itself is in where the display leaves out thousands: 千円 shown by `#,##0,` is 円. */
export function unscaledUnit(shown: Unit, thousands: number): Unit | null {
  const size = unitYen[shown] / 1_000 ** thousands
  for (const [name, yen] of Object.entries(unitYen)) if (yen === size) return name as Unit
  return null
}
