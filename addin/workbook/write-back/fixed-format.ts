// How a corrected number is shown: as the text it replaces was, with its commas and its own minus.

export interface FixedNumber {
  /** What the cell held: its formula, number or text. */
  was: unknown
  value: number
  /** The cell's own format. */
  own: string
  /** The usual format of its column, if the sheet was read with one. */
  column: string | undefined
}

/** The format for a number put where text stood, so that 1,790 does not become 1790 nor △400 −400. */
export function fixedFormat({ was, value, own, column }: FixedNumber): string {
  if (typeof was !== 'string' || was.startsWith('=')) return own
  const usual = [own, column].find((format) => format !== undefined && showsNumbers(format))
  const format = usual ?? (hasCommas(was) || Math.abs(value) >= 1_000 ? '#,##0' : 'General')
  const sign = value < 0 ? /^\s*(?:[(（]\s*)?([△▲])/u.exec(was)?.[1] : undefined
  if (!sign || /[△▲]/u.test(format)) return format
  const [positive = format, , ...others] = format.split(';')
  const plain = positive === 'General' ? '0' : positive
  return [plain, `"${sign}"${plain}`, ...others].join(';')
}

/** `@` keeps a number as text, and `General` says nothing of how the column is written. */
export const showsNumbers = (format: string): boolean => format !== '@' && format !== 'General'

const hasCommas = (text: string): boolean => /\d[,，]\d{3}/.test(text)
