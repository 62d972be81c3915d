// Notes come in pairs: a ※1 in the text, and what it says below.
import type { CheckedNumber } from '../schema/index.ts'
import { before } from './lines.ts'
import { differenceMessage } from './messages.ts'

/** A ※ whose number stands on the page once leads nowhere, or nothing leads to it. */
export function withPairedNotes(text: string, numbers: readonly CheckedNumber[]): CheckedNumber[] {
  const counts = new Map<string, number>()
  for (const note of numbers)
    if (note.reason === 'note') counts.set(note.text, (counts.get(note.text) ?? 0) + 1)
  const isLone = (number: CheckedNumber): boolean =>
    number.reason === 'note' && counts.get(number.text) === 1
  const checked = numbers.map((number): CheckedNumber => {
    if (!isLone(number)) return number
    const message = differenceMessage('note', `※${number.text}`, '')
    return { ...number, verdict: 'differs', message }
  })
  const lone = numbers.filter(isLone)
  return lone.length === 0 ? checked : [...checked, ...withoutNumber(text, lone)]
}

/** A bare ※ on the other side of a lone one: its number may have been lost. */
function withoutNumber(text: string, lone: readonly CheckedNumber[]): CheckedNumber[] {
  const isNote = (at: number): boolean => before(text, at, 12).trim() === ''
  const notes = lone.some(({ start }) => isNote(start - 1))
  const references = lone.some(({ start }) => !isNote(start - 1))
  const found: CheckedNumber[] = []
  for (const { index } of text.matchAll(/※(?![\s\u3000]{0,2}[0-9０-９①-⑳])/g)) {
    if (isNote(index) ? !references : !notes) continue
    found.push({
      ...{ start: index, end: index + 1, text: '※', verdict: 'differs', reason: 'note' },
      message: differenceMessage('note', '※', ''),
    })
  }
  return found
}
