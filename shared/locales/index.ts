// The words of findings and suggestions, Japanese first.
import type { Bilingual, Edit, Language } from '../schema/index.ts'
import type { Catalogue } from './catalogue.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import { render, type Values } from './render.ts'

export type { Template } from './catalogue.ts'
export { attestedMeaning, stateReason, stateWord, withheldReason } from './states.ts'

/** The `variant` of a finding that stands for the rest of many alike. */
export const restVariant = 'more'

export const catalogues: Readonly<Record<Language, Catalogue>> = { ja, en }

/**
 * A finding's message in both languages. `{cell}` is its first cell, `{cells}` all of them.
 * @example createMessage('amounts/missing', ['D5'], {}).ja
 */
export const createMessage = (code: string, cells: readonly string[], params: Values): Bilingual =>
  inBoth((catalogue, language) =>
    render(
      params.variant === restVariant ? catalogue.more : (catalogue.rules[code]?.message ?? code),
      { cell: cells[0] ?? '', cells: [...cells], ...params },
      catalogue,
      language,
    ),
  )

/** The label of an offered fix in both languages. */
export const createSuggestionLabel = (
  label: string,
  edits: readonly Edit[],
  params: Values,
): Bilingual =>
  inBoth((catalogue, language) =>
    render(
      catalogue.suggestions[label] ?? label,
      {
        cell: edits[0]?.cell ?? '',
        value: String(edits[0]?.value ?? ''),
        count: edits.length,
        ...params,
      },
      catalogue,
      language,
    ),
  )

/** What a rule is about, as a short name in both languages. */
export const ruleTitle = (code: string): Bilingual =>
  inBoth((catalogue) => catalogue.rules[code]?.title ?? code)

const inBoth = (text: (catalogue: Catalogue, language: Language) => string): Bilingual => ({
  ja: text(ja, 'ja'),
  en: text(en, 'en'),
})
