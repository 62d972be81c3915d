// What each call of the API does, by language.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { type CallTexts, ja, type OperationId } from './ja.ts'

export type { OperationId } from './ja.ts'

export const callTexts: Readonly<Record<Language, Readonly<Record<OperationId, CallTexts>>>> = {
  ja,
  en,
}
