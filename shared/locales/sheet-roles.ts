// What a sheet is to a budget of several, and what told it, in words.
import type { Bilingual, SheetRole, SheetRoleReason } from '../schema/index.ts'

const roles: Readonly<Record<SheetRole, Bilingual>> = {
  budget: { ja: '予算', en: 'Budget' },
  summary: { ja: '総括表', en: 'Summary' },
  plan: { ja: '運営方針', en: 'Plan' },
  opinions: { ja: '意見', en: 'Opinions' },
  otherYear: { ja: '別の年度', en: 'Another year' },
  otherStage: { ja: '別の段階', en: 'Another stage' },
  copy: { ja: '写し', en: 'Copy' },
  other: { ja: 'その他', en: 'Other' },
}

const reasons: Readonly<Record<SheetRoleReason, Bilingual>> = {
  caller: { ja: '指定', en: 'as chosen' },
  lines: { ja: 'ほかのシートにない行', en: 'lines that no other sheet has' },
  links: { ja: 'ほかのシートの金額へのリンク', en: 'links to other sheets’ amounts' },
  figures: { ja: 'ほかのシートと同じ金額', en: 'other sheets’ figures again' },
  headings: { ja: '見出し', en: 'its headings' },
  name: { ja: 'シート名', en: 'its name' },
  year: { ja: '金額の年度', en: 'the year of its amounts' },
  stage: { ja: '金額の段階', en: 'the stage of its amounts' },
  sameLines: { ja: '全行が同じ', en: 'line for line the same' },
  sameItems: {
    ja: '同じ項目があり、どちらが有効か不明',
    en: 'the same items; which is in force is not known',
  },
  otherHeadings: {
    ja: 'ほかのシートと見出しが違う金額',
    en: 'amounts under other headings',
  },
  hidden: { ja: '非表示で金額あり', en: 'hidden, with money' },
  written: { ja: 'Hanei が作成', en: 'made by Hanei' },
  noBudget: { ja: '金額の表なし', en: 'no table of amounts' },
}

const tooLarge: Bilingual = {
  ja: '大きすぎるため読んでいません',
  en: 'too large, so it was not read',
}

export const sheetRoleWord = (role: SheetRole): Bilingual => roles[role]

/** Role and reason of a sheet, and the sheet that told them. @param role null: it was not read */
export function sheetWords({
  role,
  reason,
  of = '',
}: {
  role: SheetRole | null
  reason: SheetRoleReason | null
  of?: string | undefined
}): Bilingual {
  if (role === null || reason === null) return tooLarge
  const [word, why] = [roles[role], reasons[reason]]
  const told =
    of === '' ? { ja: why.ja, en: why.en } : { ja: `${why.ja}: ${of}`, en: `${why.en}: ${of}` }
  return { ja: `${word.ja}（${told.ja}）`, en: `${word.en} (${told.en})` }
}
