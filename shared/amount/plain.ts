// The commonest amount texts, read by one pass over their characters.
import type { Unit } from '../schema/index.ts'
import { unitYen } from '../schema/units.ts'

/**
 * Size and unit of 1,234 · △1,234 · -5 · 20,852千円, or null for everything else, which is not to say
 * that it is no amount. Whatever this reads, the full grammar reads alike.
 */
export function scanPlainAmount(text: string): { value: number; unit: Unit | null } | null {
  let at = 0
  const first = text.charCodeAt(0)
  const negative = first === 0x25b3 || first === 0x25b2 || first === 0x2d
  if (negative) at++
  const start = at
  let value = 0
  let digits = 0
  let sinceComma = -1
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30
      digits++
      if (sinceComma >= 0) sinceComma++
    } else if (code === 0x2c) {
      if (sinceComma < 0 ? digits < 1 || digits > 3 : sinceComma !== 3) return null
      sinceComma = 0
    } else break
  }
  if (digits === 0 || digits > 15 || (sinceComma >= 0 && sinceComma !== 3)) return null
  if (digits > 1 && text.charCodeAt(start) === 0x30) return null
  const rest = text.slice(at)
  if (rest !== '' && !Object.hasOwn(unitYen, rest)) return null
  // After digits, 百万円 and 千万円 are read by their multipliers all the same.
  return {
    value: negative && value > 0 ? -value : value,
    unit: rest === '' ? null : (rest as Unit),
  }
}
