// The pane's words in both languages; every word of one exists in the other, by type.
import type { Language } from '../../../shared/schema/index.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

export type Catalogue = typeof ja
export const catalogues: Record<Language, Catalogue> = { ja, en }
