// What the API answers to what it refuses, by language.
import type { Language } from '../../shared/schema/index.ts'
import { en } from './en.ts'
import { ja, type ProblemTexts } from './ja.ts'

export type { ProblemTexts, Published } from './ja.ts'

export const problemTexts: Readonly<Record<Language, ProblemTexts>> = { ja, en }

/** A sentence in the language that the caller reads. */
export type Sentence = (say: ProblemTexts, language: Language) => string
