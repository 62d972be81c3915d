// What a cell shows, as its number format says.
import { type NumberFormat, readNumberFormat } from '../../../shared/amount/number-format.ts'
import { shownText } from '../../../shared/amount/shown-text.ts'
import type { Cell } from '../../../shared/schema/index.ts'
import { groupDigits } from '../../../shared/text/digits.ts'

const read = new Map<string, NumberFormat>()

/** @param format of a number; undefined for General */
export function cellText(value: Cell, format: string | undefined): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return String(value).toUpperCase()
  if (typeof value === 'string') return value
  if (format === undefined || format === 'General' || format === '@') return plain(value)
  let known = read.get(format)
  if (!known) {
    known = readNumberFormat(format)
    read.set(format, known)
  }
  const way = known.of(value)
  if (way.kind === 'date' || way.kind === 'words') return shownText(value, way)
  // One in quotes is printed beside a number that is percent already.
  const isPercent = way.kind === 'percent' && /%/.test(format.replace(/"[^"]*"|\\./g, ''))
  const size = (Math.abs(value) * (isPercent ? 100 : 1)) / way.divisor
  const decimals = /\.([0#?]{1,15})/.exec(format)?.[1] ?? ''
  const fixed = size.toFixed(decimals.length)
  const least = decimals.lastIndexOf('0') + 1
  const cut = least < decimals.length ? withoutZeros(fixed, least) : fixed
  const [whole = '0', rest] = cut.split('.')
  const digits = /[#0?],[#0?]/.test(format) ? groupDigits(Number(whole)) : whole
  const sign = known.addsMinus(value) ? '-' : ''
  return `${sign}${way.prefix}${digits}${rest === undefined ? '' : `.${rest}`}${way.suffix}`.trim()
}

/** As General shows it: eleven digits. */
function plain(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value)
  return String(Number(value.toPrecision(11)))
}

function withoutZeros(fixed: string, least: number): string {
  const point = fixed.indexOf('.')
  let end = fixed.length
  while (end > point + 1 + least && fixed[end - 1] === '0') end--
  return fixed.slice(0, end === point + 1 ? point : end)
}
