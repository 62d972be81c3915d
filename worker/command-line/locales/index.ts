// The command line's words, Japanese first.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Words } from './words.ts'

export type { Words } from './words.ts'
export const wordsIn: Readonly<Record<Language, Words>> = { ja, en }
