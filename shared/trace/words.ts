// A trace's words in both languages, and amounts in each.
import { amountIn } from '../amount/format.ts'
import type { Bilingual, Language, Report, Unit } from '../schema/index.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { TraceTexts } from './locales/texts.ts'

/** The same words in both languages. */
export const inBoth = (text: (words: TraceTexts, language: Language) => string): Bilingual => ({
  ja: text(ja, 'ja'),
  en: text(en, 'en'),
})

export type Amounts = (yen: number, language: Language) => string

/** Amounts in the unit of the report's table in Japanese, in whole yen in English. */
export function amountsOf({ table, sheets }: Report): Amounts {
  const counted = sheets?.find((sheet) => sheet.counted && sheet.table?.unit)
  const unit: Unit = table?.unit ?? counted?.table?.unit ?? '千円'
  return (yen, language) => amountIn(language, yen, unit)
}
