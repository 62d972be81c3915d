// What is said of control totals: that all came out, or what did not and which lines would explain it.
import type { Language, Unmet } from '../schema/index.ts'

type Cause = NonNullable<Unmet['explanation']>['cause']

interface UnmetTexts {
  allMet: string
  differs: (field: string, expected: string, found: string) => string
  missing: (field: string, expected: string) => string
  causes: Readonly<Record<Cause, (cells: string) => string>>
  joinCells: string
  joinSentences: string
}

const texts: Readonly<Record<Language, UnmetTexts>> = {
  ja: {
    allMet: '指定された値とすべて一致しました。',
    differs: (field, expected, found) => `${field} は ${expected} のはずですが、${found} です。`,
    missing: (field, expected) => `${field} は ${expected} のはずですが、値がありません。`,
    causes: {
      counted: (cells) => `差は${cells}の金額と同じです。二重に数えていないか確かめてください。`,
      leftOut: (cells) => `差は${cells}の金額と同じです。小計や再掲として、合計に含めていません。`,
      sign: (cells) => `${cells}の符号が逆であれば、差の説明がつきます。`,
      thousand: (cells) => `${cells}の単位（円と千円）が違えば、差の説明がつきます。`,
    },
    joinCells: '、',
    joinSentences: '',
  },
  en: {
    allMet: 'All expected figures came out.',
    differs: (field, expected, found) => `${field} should be ${expected}, but is ${found}.`,
    missing: (field, expected) => `${field} should be ${expected}, but has no value.`,
    causes: {
      counted: (cells) =>
        `The difference is the amount in ${cells}. Check whether it counts twice.`,
      leftOut: (cells) =>
        `The difference is the amount in ${cells}, left out of the total as a subtotal or repetition.`,
      sign: (cells) => `The other sign in ${cells} would explain the difference.`,
      thousand: (cells) => `Another unit (yen, thousand yen) in ${cells} would explain it.`,
    },
    joinCells: ', ',
    joinSentences: ' ',
  },
}

/** What does not come out as expected, and the lines that would explain it. */
export function unmetText(
  { field, expected, found, explanation }: Unmet,
  language: Language,
): string {
  const { differs, missing, causes, joinCells, joinSentences } = texts[language]
  const first = found === null ? missing(field, expected) : differs(field, expected, found)
  if (!explanation) return first
  const { cause, cells } = explanation
  return `${first}${joinSentences}${causes[cause](cells.join(joinCells))}`
}

/** A sentence for each figure that did not come out; one where all did. */
export const unmetTexts = (unmet: readonly Unmet[], language: Language): string[] =>
  unmet.length === 0 ? [texts[language].allMet] : unmet.map((one) => unmetText(one, language))
