// What a cell shows for its number, near enough to be found by eye.
import { groupDigits } from '../text/digits.ts'
import type { ShownAs } from './number-format.ts'

/** "△100", "2024/4/1", "12.5%": for messages only, never read again. */
export function shownText(value: number, { kind, divisor, prefix, suffix }: ShownAs): string {
  if (kind === 'words') return (prefix + suffix).trim()
  if (kind === 'date') return dateText(value)
  const size = Math.abs(kind === 'percent' && suffix.includes('%') ? value * 100 : value)
  const scaled = Number((size / divisor).toPrecision(12))
  const digits = Number.isInteger(scaled) ? groupDigits(scaled) : String(scaled)
  return `${prefix}${digits}${suffix}`.trim()
}

/** A serial number as y/m/d, with its time where it has one. */
function dateText(serial: number): string {
  const day = Math.floor(serial)
  const minutes = Math.round((serial - day) * 1_440)
  const time =
    minutes > 0 ? `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}` : ''
  if (day < 1 || day > 2_958_465) return time === '' ? String(serial) : time
  const { year, month, date } = civil(day)
  return `${year}/${month}/${date}${time === '' ? '' : ` ${time}`}`
}

/** Excel counts a 29 February 1900 that never was. */
function civil(serial: number): { year: number; month: number; date: number } {
  const days = serial - (serial > 60 ? 25_569 : 25_568) + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * ofYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}
