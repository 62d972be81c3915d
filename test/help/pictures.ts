// Where the help's pictures are, and the words by which one that no longer shows what is there is told.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../shared/schema/index.ts'

export const picturesFolder = fileURLToPath(new URL('../../docs/images/help/', import.meta.url))
/** Beside each picture: what it showed, in words, as a screen reader would find it. */
export const wordsFile = (language: Language, picture: string): string =>
  `${picturesFolder}${language}/${picture.replace(/png$/, 'txt')}`

export const keptWords = (language: Language, picture: string): string =>
  readFileSync(wordsFile(language, picture), 'utf8')
