// What the API's description says beside its calls, by language.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { type DescriptionTexts, ja } from './ja.ts'

export type { DescriptionTexts } from './ja.ts'

export const descriptionTexts: Readonly<Record<Language, DescriptionTexts>> = { ja, en }

export type Tag = keyof DescriptionTexts['tags']

/** As the description is made; it is turned into Japanese as a whole. */
export const parameterTexts = en.parameters
