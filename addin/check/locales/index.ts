// The page's words in both languages.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

export type Words = typeof ja
export const words: Record<Language, Words> = { ja, en }
