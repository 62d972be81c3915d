// What the custom functions say, by language.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { type FunctionTexts, ja } from './ja.ts'

export const functionTexts: Readonly<Record<Language, FunctionTexts>> = { ja, en }
