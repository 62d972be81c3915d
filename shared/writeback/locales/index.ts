// The words on the sheets of the write-back, by language.
import type { Language } from '../../schema/index.ts'
import { en } from './en.ts'
import { ja, type Words } from './ja.ts'

export type { Words } from './ja.ts'
export const wordsFor = (language: Language): Words => (language === 'ja' ? ja : en)
