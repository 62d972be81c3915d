// What a cell holds after something is typed or written into it: Excel's reading of an entry.
import type { CellValue } from './description.ts'

export type CellInput = CellValue

export interface Entry {
  content: string | number | boolean | { formula: string } | undefined
  /** The number format Excel gives a General cell for such an entry. */
  numberFormat?: string
}

/** Reads an entry as Excel does: formulas, numbers, dates, text; `'` forces text, format `@` keeps it. */
export const readInput = (input: CellInput, format: string): Entry => {
  if (input === null || input === '') return { content: undefined }
  if (typeof input === 'boolean') return { content: input }
  if (typeof input === 'number') return { content: format === '@' ? String(input) : input }
  if (input.startsWith("'")) return { content: input.slice(1) }
  if (format === '@') return { content: input }
  const formula = readFormula(input)
  if (formula !== null) return { content: { formula } }
  return readConstant(input) ?? { content: input }
}

const readFormula = (input: string): string | null => {
  const first = input.slice(0, 1)
  const rest = input.slice(1)
  if ((first === '=' || first === '＝') && rest !== '') return `=${rest}`
  if (first === '@' && /^[\p{L}_][\p{L}\p{N}_.]*\(/u.test(rest)) return `=${rest}`
  if (!/^[+\-＋－]$/u.test(first) || readConstant(input)) return null
  const ascii = first === '＋' ? '+' : first === '－' ? '-' : first
  return LOOKS_LIKE_FORMULA.test(rest) ? `=${ascii}${rest}` : null
}

/** After a leading sign: references, names, numbers and calls joined by operators, nothing else. */
const LOOKS_LIKE_FORMULA = /^[\p{L}\p{N}_.$!:'"(),+\-*/^&<>=%|\\]+$/u

/** What a number, date or logical can begin with; most text of a budget does not. */
const MAY_BE_CONSTANT = /^\s*[\d０-９+\-＋－.．(（¥￥\\tTfFｔＴｆＦ]/

const readConstant = (input: string): Entry | null => {
  if (!MAY_BE_CONSTANT.test(input)) return null
  const text = halfWidth(input.trim())
  if (/^(TRUE|FALSE)$/i.test(text)) return { content: text.toUpperCase() === 'TRUE' }
  return readNumber(text) ?? readDate(text)
}

/** Excel reads full-width digits and signs as half-width ones; ① and the like stay text. */
const halfWidth = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('\uFFE5', '¥')

const readNumber = (text: string): Entry | null => {
  const match =
    /^(?<open>\()?(?<sign>[+-])?(?<yen>[¥\\])?(?<digits>\d{1,3}(?:,\d{3})+|\d+|(?=\.\d))(?<decimals>\.\d*)?(?<exponent>[eE][+-]?\d+)?(?<percent>%)?(?<close>\))?$/.exec(
      text,
    )
  const part = match?.groups
  if (!part || (part.open === undefined) !== (part.close === undefined)) return null
  const size = Number(
    `${(part.digits ?? '').replaceAll(',', '') || '0'}${part.decimals ?? ''}${part.exponent ?? ''}`,
  )
  const negative = part.sign === '-' || part.open !== undefined
  const value = Number((size * (negative ? -1 : 1)).toPrecision(15))
  if (part.percent) return { content: value / 100, numberFormat: part.decimals ? '0.00%' : '0%' }
  if (part.yen) return { content: value, numberFormat: '"¥"#,##0;"¥"-#,##0' }
  if (part.exponent) return { content: value, numberFormat: '0.00E+00' }
  if (part.digits?.includes(',')) {
    return { content: value, numberFormat: part.decimals ? '#,##0.00' : '#,##0' }
  }
  return { content: value }
}

const readDate = (text: string): Entry | null => {
  const full = /^(\d{4})[/\-年](\d{1,2})[/\-月](\d{1,2})日?$/.exec(text)
  if (full) return dateEntry(Number(full[1]), Number(full[2]), Number(full[3]), 'yyyy/m/d')
  const short = /^(\d{1,2})(?:[/-](\d{1,2})|月(\d{1,2})日)$/.exec(text)
  if (short) {
    const day = Number(short[2] ?? short[3])
    return dateEntry(TYPING_YEAR, Number(short[1]), day, 'm"月"d"日"')
  }
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!time || Number(time[1]) > 23 || Number(time[2]) > 59) return null
  const seconds = Number(time[1]) * 3600 + Number(time[2]) * 60 + Number(time[3] ?? 0)
  return { content: seconds / 86_400, numberFormat: time[3] ? 'h:mm:ss' : 'h:mm' }
}

/** The year of a date typed without one; fixed, so that a test means the same next year. */
const TYPING_YEAR = 2026

const dateEntry = (
  year: number,
  month: number,
  day: number,
  numberFormat: string,
): Entry | null => {
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1900) return null
  return { content: time / 86_400_000 + 25_569, numberFormat }
}
