// Words of published pages by language.
import type { Language } from '../../schema/index.ts'
import { en } from './en.ts'
import { type DocumentWords, ja } from './ja.ts'

export type { DocumentWords }
export const documentWords = (language: Language): DocumentWords => (language === 'ja' ? ja : en)

/** A sentence with its `{names}` filled in; what is not known stays as written. */
export const fillWords = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w{1,40})\}/g, (whole, name: string) => values[name] ?? whole)
