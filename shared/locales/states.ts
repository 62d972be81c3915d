// What is said beside a share: its state in a word, and why it is not final in a sentence. Apart from
// the catalogues of rules, which a share's reasons bring with them, so that a page needs only these.
import type { Bilingual, Language, Share, ShareReason, ShareState } from '../schema/index.ts'

/** Reasons that a sentence names before it says how many more there are. */
const named = 3

/** `{reasons}` are the titles of what keeps a share from being final, each with a cell. */
interface StateTexts {
  words: Readonly<Record<ShareState, string>>
  provisional: string
  /** For a run kept without its reasons. */
  unexplained: string
  attested: Readonly<Record<ShareState, string>>
  /** In place of a share that may still change. */
  withheld: string
  /** How many further reasons there are. */
  more: string
  /** A title with the cells of its findings. */
  nowhere: string
  at: string
  atSeveral: string
  join: string
}

const texts: Readonly<Record<Language, StateTexts>> = {
  ja: {
    words: { final: '確定', provisional: '暫定', 'not-applicable': '該当なし' },
    provisional: '{reasons}の指摘が残っているため、値は確定していません。',
    unexplained: '確認の済んでいない指摘が残っているため、値は確定していません。',
    attested: {
      final:
        '証明済みは、このシートからこの値が計算されたことの証明です。値を変えうる指摘は残っていません。',
      provisional:
        '証明済みは、このシートからこの値が計算されたことの証明で、値が確定したという意味ではありません。{reasons}の指摘が残っている間は暫定です。',
      'not-applicable':
        '証明済みは、このシートからこの計算が行われたことの証明です。反映割合は算出できていません。',
    },
    withheld: '反映割合は暫定のため表示しません。{reasons}の指摘が残っています。',
    more: 'ほか{count}種類',
    nowhere: '「{title}」',
    at: '「{title}」({cell})',
    atSeveral: '「{title}」({cell}ほか)',
    join: '、',
  },
  en: {
    words: { final: 'Final', provisional: 'Provisional', 'not-applicable': 'Not applicable' },
    provisional: 'Not final while this remains: {reasons}.',
    unexplained: 'Not final: findings remain that can change it.',
    attested: {
      final:
        '“Attested” proves that this was computed from this sheet. Nothing remains that can change it.',
      provisional:
        '“Attested” proves that this was computed from this sheet, not that it is final. It is provisional while this remains: {reasons}.',
      'not-applicable':
        '“Attested” proves that this was worked out from this sheet, which gives no share.',
    },
    withheld: 'The share is provisional and not shown. What remains: {reasons}.',
    more: '{count} more kinds of findings',
    nowhere: '{title}',
    at: '{title} ({cell})',
    atSeveral: '{title} ({cell} and more)',
    join: '; ',
  },
}

type Stated = Pick<Share, 'status' | 'reasons'>

/** 確定, 暫定, 該当なし. */
export const stateWord = (status: ShareState): Bilingual =>
  inBoth((language) => texts[language].words[status])

/** Why a share is provisional; '' for any other. @example stateReason(share).ja // '「反映区分の未記入」(E8)の指摘が残っているため、…' */
export const stateReason = (share: Stated): Bilingual =>
  inBoth((language) =>
    share.status === 'provisional' ? explained('provisional', share, language) : '',
  )

/** What 証明済み means beside the share's state: what was computed from the sheet, not that it is final. */
export const attestedMeaning = (share: Stated): Bilingual =>
  inBoth((language) =>
    share.status === 'provisional'
      ? filled(texts[language].attested.provisional, share, language)
      : texts[language].attested[share.status],
  )

/** In place of a share that may still change. */
export const withheldReason = (share: Stated): Bilingual =>
  inBoth((language) => explained('withheld', share, language))

const explained = (name: 'provisional' | 'withheld', share: Stated, language: Language): string =>
  share.reasons?.length
    ? filled(texts[language][name], share, language)
    : texts[language].unexplained

function filled(template: string, { reasons = [] }: Stated, language: Language): string {
  const { more, join } = texts[language]
  const titles = reasons.slice(0, named).map((reason) => placed(reason, language))
  if (reasons.length > named) titles.push(more.replace('{count}', String(reasons.length - named)))
  return template.replace('{reasons}', () => titles.join(join))
}

/** 「反映区分の未記入」(E8ほか). */
function placed({ title, count, cells }: ShareReason, language: Language): string {
  const { nowhere, at, atSeveral } = texts[language]
  const [cell = ''] = cells
  const template = cell === '' ? nowhere : count > 1 ? atSeveral : at
  return template.replace('{title}', () => title[language]).replace('{cell}', () => cell)
}

const inBoth = (text: (language: Language) => string): Bilingual => ({
  ja: text('ja'),
  en: text('en'),
})
