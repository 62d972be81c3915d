// A fiscal year as people write it.
import type { Language } from '../schema/index.ts'

const eras = [
  ['令和', 2019],
  ['平成', 1989],
  ['昭和', 1926],
] as const

/** 2026 → 令和8年度, 2019 → 令和元年度; FY2026 in English. @param year the Gregorian year it starts in */
export function fiscalYearText(year: number, language: Language): string {
  if (language === 'en') return `FY${year}`
  const era = eras.find(([, first]) => year >= first)
  if (!era) return `${year}年度`
  const ofEra = year - era[1] + 1
  return `${era[0]}${ofEra === 1 ? '元' : ofEra}年度`
}
