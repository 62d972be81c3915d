// Where the help's pictures are, and the words by which one that no longer shows what is there is told.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Language } from '../../shared/schema/index.ts'

export const picturesFolder = fileURLToPath(new URL('../../docs/images/help/', import.meta.url))
/** Beside the pictures of a language: what each of them showed. */
export const wordsFile = 'words.json'

/** A digest of what a picture shows in words: the text that a screen reader would find there. */
export const pictureWords = (shown: string): string =>
  createHash('sha256').update(shown).digest('hex').slice(0, 16)

export const keptWords = (language: Language): Record<string, string> =>
  JSON.parse(readFileSync(`${picturesFolder}${language}/${wordsFile}`, 'utf8'))
