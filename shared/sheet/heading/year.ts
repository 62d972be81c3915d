// Fiscal years that headings and titles name.
export interface NamedYear {
  /** Gregorian starting year; null when the era has to come from the surroundings (29年度). */
  fiscalYear: number | null
  /** The number beside 年度 as printed. */
  number: number
  text: string
}

const eraStart: Record<string, number> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  R: 2018,
  H: 1988,
  S: 1925,
}
const year =
  /(令和|平成|昭和|[RHS](?=\.?(?:\d|元)))\.?(元|\d{1,2})(年度|年)?|(\d{4})(年度|年)|(?<![\d,.])(\d{1,2})年度/g

/** All years in a folded text, in order. */
export function yearsIn(key: string): NamedYear[] {
  if (key.length > 300) return []
  const years: NamedYear[] = []
  for (const match of key.matchAll(year)) {
    const [text, era, inEra, , gregorian, , bare] = match
    if (era && inEra) {
      const number = inEra === '元' ? 1 : Number(inEra)
      years.push({ fiscalYear: (eraStart[era] ?? 0) + number, number, text })
    } else if (gregorian) {
      const number = Number(gregorian)
      if (number >= 1868 && number <= 2999) years.push({ fiscalYear: number, number, text })
    } else if (bare) {
      years.push({ fiscalYear: null, number: Number(bare), text })
    }
  }
  return years
}

/**
 * The year a number without an era means beside years that are known: 29年度 beside 平成30年度 is 2017.
 * Without any, a number up to 15 is taken for 令和, a larger one for 平成.
 */
export function bareYear(number: number, known: readonly number[]): number {
  const choices = [2018 + number, 1988 + number]
  const [reiwa = 0, heisei = 0] = choices
  if (known.length === 0) return number <= 15 ? reiwa : heisei
  const distance = (year: number) => Math.min(...known.map((other) => Math.abs(other - year)))
  return distance(reiwa) <= distance(heisei) ? reiwa : heisei
}
