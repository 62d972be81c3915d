// What is said beside a share: its state in a word, and why it is not final in a sentence.
import type { Bilingual, Language, Share, ShareReason, ShareState } from '../schema/index.ts'
import type { Catalogue, StateTexts } from './catalogue.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Reasons that a sentence names before it says how many more there are. */
const named = 3

type Stated = Pick<Share, 'status' | 'reasons'>

/** 確定, 暫定, 該当なし. */
export const stateWord = (status: ShareState): Bilingual => inBoth(({ words }) => words[status])

/** Why a share is provisional; '' for any other. @example stateReason(share).ja // '反映区分の未記入(E8)が残っているため、…' */
export const stateReason = (share: Stated): Bilingual =>
  inBoth((texts, language) =>
    share.status === 'provisional' ? explained(texts.provisional, texts, share, language) : '',
  )

/** What 証明済み means beside the state of the share: what was computed from which cells, not that it is final. */
export const attestedMeaning = (share: Stated): Bilingual =>
  inBoth((texts, language) =>
    share.status === 'provisional'
      ? explained(texts.attested.provisional, texts, share, language)
      : texts.attested[share.status],
  )

/** In place of a figure that may still change. @param reasons those that can change this figure */
export const withheldReason = (share: Stated): Bilingual =>
  inBoth((texts, language) => explained(texts.withheld, texts, share, language))

function explained(
  template: string,
  texts: StateTexts,
  { reasons = [] }: Stated,
  language: Language,
): string {
  if (reasons.length === 0) return texts.unexplained
  const catalogue = { ja, en }[language]
  const titles = reasons.slice(0, named).map((reason) => titleOf(reason, catalogue, language))
  const more = reasons.length - named
  if (more > 0) titles.push(texts.moreReasons.replace('{count}', String(more)))
  return template.replace('{reasons}', titles.join(language === 'ja' ? '、' : '; '))
}

/** 反映区分の未記入(E8ほか). */
function titleOf({ code, count, cells }: ShareReason, catalogue: Catalogue, language: Language) {
  const title = catalogue.rules[code]?.title ?? code
  const [cell] = cells
  if (cell === undefined) return title
  const place = count > 1 ? `${cell}${catalogue.states.moreCells}` : cell
  return language === 'ja' ? `${title}(${place})` : `${title} (${place})`
}

const inBoth = (text: (texts: StateTexts, language: Language) => string): Bilingual => ({
  ja: text(ja.states, 'ja'),
  en: text(en.states, 'en'),
})
