// Fiscal years as sheets write them: 令和8, R8, 平成31/令和元, H31, 2026, 31年度, 平成37年度.

export interface FiscalYearReading {
  /** Starting Gregorian year. */
  fiscalYear: number
  /** The part of the text that names it. */
  text: string
  /**
   * `eraOverrun`: an era year after the era's end (平成37年度). `eraAssumed`: a bare number whose
   * era is inferred. `fromDate`: a date, taken to its fiscal year (April to March).
   */
  note?: 'eraOverrun' | 'eraAssumed' | 'fromDate'
}

export interface FiscalYearOptions {
  /** The text stands in or beside something headed 年度, so a bare number is a year. */
  beside?: boolean
  /** A year nearby that decides which era a bare number belongs to. */
  near?: number
}

/** The first fiscal year that `text` names, or null. Source: DOMAIN.md §4 Text. */
export function fiscalYear(
  text: string,
  options: FiscalYearOptions = {},
): FiscalYearReading | null {
  return fiscalYears(text, options)[0] ?? null
}

/** Every fiscal year that `text` names, in its order. */
export function fiscalYears(text: string, options: FiscalYearOptions = {}): FiscalYearReading[] {
  const plain = plainYearText(text.length > 2_000 ? text.slice(0, 2_000) : text)
  const found: FiscalYearReading[] = []
  for (const match of plain.matchAll(pattern)) {
    const reading = readMatch(match, options)
    if (reading)
      found.push({
        ...reading,
        text: text.slice(match.index, match.index + match[0].length).trim(),
      })
  }
  if (found.length > 0 || !options.beside) return found
  const bare = /^ *(元|\d{1,2}|\d{4}) *$/.exec(plain)?.[1]
  const reading = bare ? readBare(bare, options.near) : null
  return reading ? [{ ...reading, text: text.trim() }] : []
}

/** First year of an era, and its last fiscal year that an era name is printed for. */
const eras: Record<string, { first: number; last: number }> = {
  令和: { first: 2019, last: Number.POSITIVE_INFINITY },
  平成: { first: 1989, last: 2019 },
  昭和: { first: 1926, last: 1989 },
  大正: { first: 1912, last: 1926 },
  明治: { first: 1868, last: 1912 },
}
/** Letters and one-character forms of era names. */
const letters: Record<string, string> = {
  R: '令和',
  H: '平成',
  S: '昭和',
  T: '大正',
  M: '明治',
  '㋿': '令和',
  '㍻': '平成',
  '㍼': '昭和',
  '㍽': '大正',
  '㍾': '明治',
  r: '令和',
  h: '平成',
  s: '昭和',
}

const pattern =
  /(令和|平成|昭和|大正|明治|㋿|㍻|㍼|㍽|㍾) ?(元|\d{1,2}) ?(年度|年 ?(\d{1,2}) ?月|年)?|(?<![A-Za-z0-9])([RHSTMrhs])[. ]?(元|\d{1,2}) ?(年度|年|(?![0-9A-Za-z.,%]))|(?<![0-9,.])((?:19|20)\d{2}) ?(年度|年 ?(\d{1,2}) ?月|年)|(?<![0-9,.])(元|\d{1,2}) ?年度|(?<![0-9,.])((?:19|20)\d{2})(?![0-9,.年])/g

type Reading = Omit<FiscalYearReading, 'text'>

function readMatch(match: RegExpMatchArray, { near, beside }: FiscalYearOptions): Reading | null {
  const [
    ,
    era,
    eraYear,
    ,
    eraMonth,
    letter,
    letterYear,
    ,
    western,
    ,
    westernMonth,
    bare,
    plainWestern,
  ] = match
  if (era && eraYear) return ofEra(era, eraYear, eraMonth)
  if (letter && letterYear) return ofEra(letters[letter] ?? '', letterYear)
  if (western) return ofDate(Number(western), westernMonth)
  if (bare) return readBare(bare, near)
  // 2026 alone is a year where the text is nothing else or stands beside 年度.
  if (plainWestern && (beside || match[0].length === match.input?.trim().length)) {
    return { fiscalYear: Number(plainWestern) }
  }
  return null
}

function ofEra(name: string, year: string, month?: string): Reading | null {
  const era = eras[letters[name] ?? name]
  const number = year === '元' ? 1 : Number(year)
  if (!era || number < 1) return null
  const western = era.first + number - 1
  if (month) return ofDate(western, month)
  return western > era.last ? { fiscalYear: western, note: 'eraOverrun' } : { fiscalYear: western }
}

function ofDate(year: number, month?: string): Reading | null {
  if (!month) return { fiscalYear: year }
  const number = Number(month)
  if (number < 1 || number > 12) return null
  return { fiscalYear: number >= 4 ? year : year - 1, note: 'fromDate' }
}

/** 31 → 平成31 (2019), 8 → 令和8; a year nearby decides where there is one. */
function readBare(text: string, near: number | undefined): Reading | null {
  if (text.length === 4) {
    const year = Number(text)
    return year >= 1868 && year <= 2999 ? { fiscalYear: year } : null
  }
  const number = text === '元' ? 1 : Number(text)
  if (number < 1) return null
  const possible = ['令和', '平成', '昭和'].map((name) => (eras[name]?.first ?? 0) + number - 1)
  const [reiwa = 0, heisei = 0, showa = 0] = possible
  const usual = number <= 15 ? reiwa : number <= 31 ? heisei : showa
  const year =
    near === undefined
      ? usual
      : possible.reduce((a, b) => (Math.abs(b - near) < Math.abs(a - near) ? b : a))
  return { fiscalYear: year, note: 'eraAssumed' }
}

/** Full-width digits and letters in ASCII, every space as one character: positions stay. */
function plainYearText(text: string): string {
  return text
    .replace(/[０-９Ａ-Ｚａ-ｚ．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u3000]/g, ' ')
}
