// One section of an Excel number format, character by character: what it prints around the digits.

export interface FormatSection {
  /** `[>=1000]`; null where the value's sign chooses the section. */
  condition: { operator: string; limit: number } | null
  /** `[Red]`, `[赤]`: in budgets the colour of negative amounts. */
  red: boolean
  /** Text before the first and after the last digit. */
  prefix: string
  suffix: string
  /** A place for a digit, General or @: without one the value itself is not shown. */
  hasDigits: boolean
  /** A dash between digits: a telephone number or postcode. */
  isSplit: boolean
  /** y, m, d, h, s, era and weekday letters outside texts, or elapsed time. */
  isDate: boolean
  isPercent: boolean
  /** What the display divides the value by: 1,000 for `#,##0,`, 10 for the written point of `0"."0`. */
  divisor: number
}

/** Longer formats are cut, as Excel refuses them. */
const longest = 255

/** The sections between semicolons, at most four. */
export function formatSections(format: string): FormatSection[] {
  const texts: string[] = []
  let start = 0
  const whole = format.slice(0, longest)
  for (let i = 0; i <= whole.length; i++) {
    const c = whole[i]
    if (c === '"' || c === '[') {
      const end = whole.indexOf(c === '"' ? '"' : ']', i + 1)
      i = end < 0 ? whole.length - 1 : end
    } else if (c === '\\' || c === '!' || c === '_' || c === '*') i++
    else if (c === ';' || i === whole.length) {
      texts.push(whole.slice(start, i))
      start = i + 1
    }
  }
  if (texts.length === 0) texts.push(whole)
  return texts.slice(0, 4).map(readSection)
}

const general = /^(?:General|G\/標準|標準)/i
/** Letters of dates and times. `e` and `g` are eras, `a` weekdays and AM/PM, `r` an era with its year. */
const dateLetters = /[ymdhsgear]/i

function readSection(text: string): FormatSection {
  const section: FormatSection = {
    condition: null,
    red: false,
    prefix: '',
    suffix: '',
    hasDigits: false,
    isSplit: false,
    isDate: false,
    isPercent: false,
    divisor: 1,
  }
  let commas = 0
  let written = 0
  const print = (literal: string): void => {
    if (section.hasDigits) section.suffix += literal
    else section.prefix += literal
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string
    if (c === '"' || c === '[') {
      const end = text.indexOf(c === '"' ? '"' : ']', i + 1)
      const inside = text.slice(i + 1, end < 0 ? undefined : end)
      if (c === '"') print(inside)
      else readBracket(section, inside, print)
      i = end < 0 ? text.length : end
    } else if (c === '\\' || c === '!') print(text[++i] ?? '')
    else if (c === '_' || c === '*') i++
    else if (c === '0' || c === '#' || c === '?' || c === '@') {
      // Whatever stood between digits is no unit: 0"."0, #"億"####"万円".
      if (/^[.．]$/.test(section.suffix) && section.hasDigits) written = 1
      else if (written > 0 && section.suffix === '') written++
      else written = 0
      if (section.hasDigits && /[-−－]/.test(section.suffix)) section.isSplit = true
      section.suffix = ''
      section.hasDigits = true
      commas = 0
    } else if (c === ',') commas++
    else if (c === '%') {
      section.isPercent = true
      print(c)
    } else if (/^e[+-]/i.test(text.slice(i, i + 2)) && section.hasDigits) i++
    else if (general.test(text.slice(i))) {
      section.hasDigits = true
      i += (general.exec(text.slice(i))?.[0].length ?? 1) - 1
    } else if (dateLetters.test(c)) section.isDate = true
    else if (c !== '.' && c !== '/') print(c)
  }
  section.divisor = 1_000 ** commas * 10 ** written
  return section
}

function readBracket(
  section: FormatSection,
  inside: string,
  print: (literal: string) => void,
): void {
  const condition = /^\s*(<=|>=|<>|<|>|=)\s*(-?[\d.]+)\s*$/.exec(inside)
  if (condition) section.condition = { operator: condition[1] ?? '', limit: Number(condition[2]) }
  else if (inside.startsWith('$')) print(inside.slice(1).split('-')[0] ?? '')
  else if (/^(?:red|赤)$/i.test(inside)) section.red = true
  // [h]:mm, elapsed hours.
  else if (/^(?:h+|m+|s+)$/i.test(inside)) section.isDate = true
}
