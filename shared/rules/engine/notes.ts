// Notes the reader left, by code.
import type { ReadingNote } from '../../model/budget.ts'
import type { RuleContext } from './context.ts'

export const notesOf = <C extends ReadingNote['code']>(
  { budget }: RuleContext,
  code: C,
): Extract<ReadingNote, { code: C }>[] =>
  budget.readingNotes.filter(
    (note): note is Extract<ReadingNote, { code: C }> => note.code === code,
  )
