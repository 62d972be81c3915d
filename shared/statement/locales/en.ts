// The sentence of the share, in English.
import type { StatementTexts } from './ja.ts'

export const en: StatementTexts = {
  sentence:
    'Of the base ({base}), which is the ward total ({total}) less {exclusions}, the projects that reflect the ward council’s opinions in the budget request ({marks}) make up {share}.',
  withoutExclusions:
    'Of the ward total ({total}), the projects that reflect the ward council’s opinions in the budget request ({marks}) make up {share}.',
  notApplicable:
    'The council-reflection share does not apply (ward total {total}, base {base}). Check the reflection marks and the exclusions.',
  provisional: (state, reason) => `[${state}] ${reason} `,
  exclusion: (label) => `${label} (`,
  and: ' and ',
  plus: ' + ',
}
