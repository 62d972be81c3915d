// What a cell shows: number formats as Excel applies them, for the codes budget sheets use.
import type { CellValue } from './description.ts'

/** The text shown for a value under a number format code. Unknown parts of a code are shown as they stand. */
export const formatValue = (value: CellValue | undefined, code: string): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  const sections = splitSections(code)
  if (typeof value === 'string') {
    const section = sections[3]
    return section === undefined || code === '@' ? value : literals(section, value)
  }
  if (code === 'General' || code === '@' || code === '' || code === 'G/標準') return general(value)
  return formatNumber(value, sections)
}

/** A number as `General` shows it: up to 11 characters, exponents for the very large and small. */
export const general = (value: number): string => {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value)
  const size = Math.abs(value)
  if (size >= 1e11 || (size < 1e-9 && size > 0)) {
    const [mantissa = '', exponent = '0'] = value.toExponential(5).split('e')
    const sign = exponent.startsWith('-') ? '-' : '+'
    return `${trimZeros(mantissa)}E${sign}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`
  }
  const whole = Math.trunc(size).toString().length
  return trimZeros(value.toFixed(Math.max(0, 10 - whole)))
}

/** Whether a code shows a date or a time. */
export const isDateFormat = (code: string): boolean =>
  code !== 'General' && /[ymdhs]/i.test(stripLiterals(splitSections(code)[0] ?? ''))

/** Year, month, day of a date serial (1900 system). */
export const dateOfSerial = (
  serial: number,
): { year: number; month: number; day: number; weekday: number } => {
  const days = Math.floor(serial) - (serial >= 61 ? 25569 : 25568)
  const date = new Date(days * 86_400_000)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  }
}

const formatNumber = (value: number, sections: string[]): string => {
  const [positive = 'General', negative, zero] = sections
  let section = positive
  let shown = value
  let sign = value < 0 ? '-' : ''
  if (value < 0 && negative !== undefined) {
    section = negative
    shown = -value
    sign = ''
  } else if (value === 0 && zero !== undefined) section = zero
  else if (value < 0) shown = -value
  const bare = section.replace(/\[(?:[A-Za-z]+\d*|DBNum\d|\$[^\]]*|[<>=]+[^\]]*)\]/g, (part) =>
    part.startsWith('[$') ? `"${part.slice(2, -1).split('-')[0] ?? ''}"` : '',
  )
  if (/^general$/i.test(bare.trim())) return sign + general(shown)
  if (isDateFormat(bare)) return formatDate(value, bare)
  const body = digits(shown, bare)
  return body.zero && sign === '-' ? body.text : sign + body.text
}

const digits = (value: number, section: string): { text: string; zero: boolean } => {
  const pattern = stripLiterals(section)
  const place = /[0#?](?:[0#?,.]*[0#?])?(,*)/.exec(pattern)
  if (!place) return { text: literals(section, ''), zero: false }
  const percent = (pattern.match(/%/g) ?? []).length
  const scaled = (value * 100 ** percent) / 1000 ** (place[1]?.length ?? 0)
  const core = place[0].replace(/,+$/, '')
  const [wholePattern = '', decimalPattern = ''] = core.split('.')
  if (/e[+-]/i.test(pattern)) return { text: exponential(scaled, decimalPattern), zero: false }
  const fixed = roundHalfUp(scaled, decimalPattern.replace(/[^0#?]/g, '').length)
  let [whole = '0', decimals = ''] = fixed.split('.')
  const least = (wholePattern.match(/0/g) ?? []).length
  whole = whole === '0' && least === 0 ? '' : whole.padStart(least, '0')
  if (wholePattern.includes(',')) whole = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const keep = (decimalPattern.match(/^[0#?]*0/) ?? [''])[0].length
  while (decimals.length > keep && decimals.endsWith('0')) decimals = decimals.slice(0, -1)
  const number = decimals === '' && !core.includes('.') ? whole : `${whole}.${decimals}`
  return { text: replaceDigits(section, number), zero: Number(fixed) === 0 }
}

const exponential = (value: number, decimals: string): string => {
  const [mantissa = '', exponent = ''] = value.toExponential(decimals.length).split('e')
  return `${mantissa}E${exponent.startsWith('-') ? '-' : '+'}${exponent.slice(1).padStart(2, '0')}`
}

const replaceDigits = (section: string, number: string): string => {
  let placed = false
  let text = ''
  for (const token of tokens(section)) {
    if (token.kind === 'literal') text += token.text
    else if (/[0#?.,]/.test(token.text)) {
      if (!placed) text += number
      placed = true
    } else text += token.text
  }
  return text
}

const literals = (section: string, value: string): string =>
  tokens(section)
    .map((token) => (token.kind === 'code' && token.text === '@' ? value : token.text))
    .join('')

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土']

const formatDate = (serial: number, section: string): string => {
  const { year, month, day, weekday } = dateOfSerial(serial)
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400)
  const hour = Math.floor(seconds / 3600)
  const minute = Math.floor(seconds / 60) % 60
  const parts: Record<string, string> = {
    yyyy: String(year),
    yy: String(year % 100).padStart(2, '0'),
    mm: String(month).padStart(2, '0'),
    m: String(month),
    dd: String(day).padStart(2, '0'),
    d: String(day),
    hh: String(hour).padStart(2, '0'),
    h: String(hour),
    ss: String(seconds % 60).padStart(2, '0'),
    s: String(seconds % 60),
    aaa: WEEKDAYS[weekday] ?? '',
    aaaa: `${WEEKDAYS[weekday] ?? ''}曜日`,
    ggge: `令和${year - 2018}`,
    e: String(year - 2018),
    ggg: '令和',
  }
  let afterHour = false
  let text = ''
  for (const token of tokens(section)) {
    if (token.kind === 'literal') {
      text += token.text
      continue
    }
    for (const run of token.text.match(/y+|m+|d+|h+|s+|a{3,4}|g+e?|e|./gi) ?? []) {
      const key = run.toLowerCase()
      if (/^m+$/.test(key) && afterHour) text += String(minute).padStart(key.length, '0')
      else text += parts[key] ?? run
      if (/^h+$/.test(key)) afterHour = true
      else if (/^[ymds]+$/.test(key)) afterHour = false
    }
  }
  return text
}

interface Token {
  kind: 'literal' | 'code'
  text: string
}

const tokens = (section: string): Token[] => {
  const found: Token[] = []
  const pattern = /"([^"]*)"|\\(.)|_(.)|\*(.)|([^"\\_*])/gsu
  for (const match of section.matchAll(pattern)) {
    const [, quoted, escaped, space, fill, code] = match
    if (quoted !== undefined || escaped !== undefined) {
      found.push({ kind: 'literal', text: quoted ?? escaped ?? '' })
    } else if (space !== undefined) found.push({ kind: 'literal', text: ' ' })
    else if (fill !== undefined) found.push({ kind: 'literal', text: '' })
    else {
      const last = found.at(-1)
      const sameRun = last?.kind === 'code' && (isDigit(last.text) || isDigit(code ?? '')) === false
      if (last && sameRun) last.text += code ?? ''
      else found.push({ kind: 'code', text: code ?? '' })
    }
  }
  return found
}

const isDigit = (text: string): boolean => /[0#?.,]/.test(text)
const stripLiterals = (section: string): string =>
  tokens(section)
    .map((token) => (token.kind === 'code' ? token.text : ''))
    .join('')

const splitSections = (code: string): string[] => {
  const sections = ['']
  for (const part of code.match(/"[^"]*"|\\.|\[[^\]]*\]|[^"\\[]/gsu) ?? []) {
    if (part === ';') sections.push('')
    else sections[sections.length - 1] += part
  }
  return sections
}

const roundHalfUp = (value: number, decimals: number): string => {
  if (value >= 1e15) return value.toFixed(decimals)
  const shifted = Number(`${Number(value.toPrecision(15))}e${decimals}`)
  const rounded = Math.round(shifted)
  return Number(`${rounded}e-${decimals}`).toFixed(decimals)
}

const trimZeros = (text: string): string =>
  text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
