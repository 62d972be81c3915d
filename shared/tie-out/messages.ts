// Sentences about a page's numbers and names, in both languages.
import type { Bilingual, CheckedName, DifferenceReason } from '../schema/index.ts'
import { en } from './locales/en.ts'
import { ja, type TieOutTexts } from './locales/ja.ts'

/** A number that differs. */
export const differenceMessage = (
  reason: DifferenceReason | 'lostNumber' | 'lostHeading',
  text: string,
  expected: string,
): Bilingual => inBoth(({ differs }) => differs[reason], text, expected)

/** A number that is no figure of the run; with the figure that may have been meant. */
export const sourceMessage = (text: string, near: string | undefined): Bilingual =>
  inBoth((texts) => (near === undefined ? texts.noSource : texts.near), text, near ?? '')

export const nameMessage = (
  verdict: Exclude<CheckedName['verdict'], 'equal'>,
  text: string,
  expected: string,
): Bilingual => inBoth(({ names }) => names[verdict], text, expected)

function inBoth(of: (texts: TieOutTexts) => string, text: string, expected: string): Bilingual {
  const fill = (template: string): string =>
    template.replaceAll('{text}', () => text).replaceAll('{expected}', () => expected)
  return { ja: fill(of(ja)), en: fill(of(en)) }
}
