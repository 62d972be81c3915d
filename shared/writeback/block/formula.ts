// Pieces of formulas, in functions that Excel 2016 and every common engine know.
import type { Rounding } from '../../schema/index.ts'

/** A sheet's name as a formula needs it: quoted unless it is plain letters. */
export const quoteSheet = (name: string): string =>
  /^[\p{L}_]+$/u.test(name) && !/^[A-Za-z]+$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`

/** Text as a formula's literal; Excel takes at most 255 characters in one, so longer text is joined. */
export function literal(text: string): string {
  const parts: string[] = []
  const characters = [...text]
  for (let i = 0; i < characters.length; i += LITERAL_CHARACTERS) {
    const part = characters.slice(i, i + LITERAL_CHARACTERS).join('')
    parts.push(`"${part.replaceAll('"', '""')}"`)
  }
  return parts.length === 0 ? '""' : parts.join('&')
}

// Astral characters count twice in Excel, so half of its 255 is always safe.
const LITERAL_CHARACTERS = 120

/** Whether text fits into one literal, so that a cell may be compared with it. */
export const fitsLiteral = (text: string): boolean => text.length <= 255 && !/[\r\n]/.test(text)

/**
 * The share in percent, or `otherwise` where it does not apply. Numerator times a power of ten is
 * an exact integer and so is the tie of the rounding, so no binary fraction decides the last digit.
 */
export function shareFormula(options: {
  numerator: string
  base: string
  /** Count of classified lines; without one there is no share. */
  classified: string
  decimals: number
  rounding: Rounding
  otherwise: string
}): string {
  const { numerator, base, classified, otherwise } = options
  const rounded = roundedPercent(numerator, base, options.decimals, options.rounding)
  return `=IF(OR(${base}<=0,${classified}=0),${literal(otherwise)},${rounded})`
}

/** Percentage of two cells, rounded in whole units of its last decimal. */
export function roundedPercent(
  numerator: string,
  base: string,
  decimals: number,
  rounding: Rounding,
): string {
  const round = rounding === 'half-up' ? 'ROUND' : 'ROUNDDOWN'
  const scaled = `${round}(${numerator}*${10 ** (decimals + 2)}/${base},0)`
  return decimals === 0 ? scaled : `${scaled}/${10 ** decimals}`
}

/** Number format of a percentage printed with these decimals, its sign as text. */
export const percentFormat = (decimals: number): string =>
  decimals === 0 ? '0"%"' : `0.${'0'.repeat(decimals)}"%"`

/** Money as budget sheets print it: thousands separated, negative with △, room before what follows. */
export const MONEY_FORMAT = '#,##0_ ;"△"#,##0_ '

/** Characters of one formula in Excel. */
export const FORMULA_LIMIT = 8_192
