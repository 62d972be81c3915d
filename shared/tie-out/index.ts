// Ties a page out against a run: every number of it, and the plan's names and marks.
import { type DocumentInput, planOfLines } from '../documents/index.ts'
import type { CheckedNumber, DocumentCheck } from '../schema/index.ts'
import { createDescriptions, lostNumbers } from './descriptions.ts'
import { withJapaneseForms } from './english-forms.ts'
import { createFigures } from './figures.ts'
import { lostHeadings } from './headings.ts'
import { createJudge } from './judge.ts'
import { linePlaces } from './lines.ts'
import { checkNames } from './names.ts'
import { withPairedNotes } from './notes.ts'
import { readNumbers } from './numbers.ts'
import { rowAmounts } from './row-amounts.ts'
import { alignRows } from './rows.ts'
import { unwrap } from './unwrap.ts'

export interface CheckOptions {
  /** Last year's run: an amount that is still last year's is then named so. */
  previous?: DocumentInput | null
}

/**
 * Checks a page's text. Never throws for what it holds; linear in its length; every number is in the
 * answer. @example checkPage(text, { report, lines, plan, policy }).counts.differs // 0
 */
export function checkPage(
  text: string,
  input: DocumentInput,
  { previous = null }: CheckOptions = {},
): DocumentCheck {
  const whole = unwrap(text)
  // Place for place: what is found in it stands there on the page.
  const checked = checkJapanese(withJapaneseForms(whole.text), input, previous)
  const written = <T extends { start: number; end: number; text: string }>(found: T): T => {
    const start = whole.placeOf(found.start)
    const end = found.end > found.start ? whole.placeOf(found.end - 1) + 1 : start
    return { ...found, start, end, text: text.slice(start, end) }
  }
  return {
    ...checked,
    text,
    numbers: checked.numbers.map(written),
    names: checked.names.map(written),
  }
}

function checkJapanese(
  text: string,
  input: DocumentInput,
  previous: DocumentInput | null,
): DocumentCheck {
  const plan = input.plan ?? planOfLines(input.lines)
  const lines = linePlaces(text)
  const alignment = alignRows(text, lines, plan)
  const figures = createFigures(input, previous)
  const page = { text, lines, alignment, figures, numbers: readNumbers(text) }
  const amounts = rowAmounts(page)
  const descriptions = createDescriptions(plan)
  const judge = createJudge(page, amounts, descriptions)
  const numbers = [
    ...withPairedNotes(text, page.numbers.map(judge)),
    ...amounts.withoutNumber,
    ...lostNumbers(page, descriptions),
    ...lostHeadings(page),
  ].sort((a, b) => a.start - b.start)
  const names = checkNames(text, lines, alignment, input.lines)
  return {
    text,
    numbers,
    names,
    counts: {
      ...countsOf(numbers),
      names: names.filter(({ verdict }) => verdict !== 'equal').length,
    },
  }
}

function countsOf(numbers: readonly CheckedNumber[]) {
  const counts = { equal: 0, restated: 0, differs: 0, notAFigure: 0, noSource: 0 }
  for (const { verdict } of numbers) counts[verdict]++
  return counts
}
