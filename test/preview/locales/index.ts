// The preview's words by language; Japanese comes first.
import { en } from './en.ts'
import { ja } from './ja.ts'

export type { Words } from './ja.ts'
export const words = { ja, en }
export type Language = keyof typeof words
