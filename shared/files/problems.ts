// Why a file was not read.
import type { LimitName } from '../schema/index.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { FileNote, FileProblem, FileProblemCode } from './types.ts'

/** The problem with its message and, where one was passed, the API's limit. */
export function fileProblem(code: FileProblemCode, detail = ''): FileProblem {
  const limit = limitOf[code]
  const message = { ja: ja[code](detail), en: en[code](detail) }
  return limit ? { code, limit, message } : { code, message }
}

/** What a reader lets pass with a note, but would make a wrong sheet where nobody looks at it. */
export function misread(notes: readonly FileNote[]): FileProblem | null {
  for (const { code, text } of notes) {
    if (code === 'unterminatedQuote' || code === 'undecodable') return fileProblem(code, text)
  }
  return null
}

const limitOf: Partial<Record<FileProblemCode, LimitName>> = {
  tooLarge: 'bodyBytes',
  unpacksTooLarge: 'bodyBytes',
  tooManyRows: 'rows',
  tooManyColumns: 'columns',
  tooManyCells: 'cells',
}
