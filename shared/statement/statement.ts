// The sentence a ward publishes its share with, in both languages.
import { formatAmount } from '../amount/format.ts'
import { stateReason, stateWord } from '../locales/index.ts'
import type { Bilingual, Language, Policy, Totals, Unit } from '../schema/index.ts'

/** Modelled on the published sentence. Source: the reference plan's last section. */
export const defaultTemplates: Bilingual = {
  ja: '区全体の予算算定見込額({total})から、{exclusions}を除いた経費({base})のうち、区政会議の意見を予算要求に反映した事業({marks})の割合は、{share}となりました。',
  en: 'Of the base ({base}), which is the ward total ({total}) less {exclusions}, the projects that reflect the ward council’s opinions in the budget request ({marks}) make up {share}.',
}
const withoutExclusions: Bilingual = {
  ja: '区全体の予算算定見込額({total})のうち、区政会議の意見を予算要求に反映した事業({marks})の割合は、{share}となりました。',
  en: 'Of the ward total ({total}), the projects that reflect the ward council’s opinions in the budget request ({marks}) make up {share}.',
}
const notApplicable: Bilingual = {
  ja: '区政会議の意見の反映割合は算出できません(区全体 {total}、除いた経費 {base})。反映区分の記入と除外する経費を確認してください。',
  en: 'The council-reflection share does not apply (ward total {total}, base {base}). Check the reflection marks and the exclusions.',
}

/**
 * The statement of the share, by the ward's template if its policy has one. A template may hold
 * {total} {exclusions} {base} {marks} {share}; anything else in it stays as written.
 * @param unit the unit amounts are printed in
 */
export function createStatement(totals: Totals, policy: Policy, unit: Unit): Bilingual {
  return {
    ja: statementIn('ja', totals, policy, unit),
    en: statementIn('en', totals, policy, unit),
  }
}

/** What stands before the sentence of a share that can change, and the sentence's template. */
export function statementTemplate(
  language: Language,
  { share, exclusions }: Totals,
  policy: Policy,
): { before: string; template: string } {
  if (share.value === null) return { before: '', template: notApplicable[language] }
  const none = exclusions.every(({ yen }) => yen === 0)
  return {
    before: share.status === 'provisional' ? provisional(language, share) : '',
    template:
      policy.statement?.[language] ?? (none ? withoutExclusions : defaultTemplates)[language],
  }
}

function statementIn(language: Language, totals: Totals, policy: Policy, unit: Unit): string {
  const { before, template } = statementTemplate(language, totals, policy)
  return `${before}${fill(template, valuesIn(language, totals, unit))}`
}

/** Before the sentence, so that it cannot be copied without. */
function provisional(language: Language, share: Totals['share']): string {
  const word = stateWord('provisional')[language]
  const reason = stateReason(share)[language]
  return language === 'ja' ? `【${word}】${reason}` : `[${word}] ${reason} `
}

function valuesIn(language: Language, totals: Totals, unit: Unit): Record<string, string> {
  const amount = (yen: number): string => amountIn(language, yen, unit)
  const exclusions = totals.exclusions
    .filter((exclusion) => exclusion.yen !== 0)
    .map(({ label, yen }) =>
      language === 'ja' ? `${label}(${amount(yen)})` : `${label} (${amount(yen)})`,
    )
  return {
    total: amount(totals.total),
    base: amount(totals.base),
    exclusions: language === 'ja' ? exclusions.join('及び') : exclusions.join(' and '),
    marks: totals.reflected
      .filter((mark) => mark.counts)
      .map((mark) => mark.symbol)
      .join(language === 'ja' ? '+' : ' + '),
    share: `${totals.share.value ?? ''}%`,
  }
}

const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** An amount as a sentence shows it: 153,589千円, ¥153,589,000. */
export function amountIn(language: Language, yen: number, unit: Unit): string {
  if (language === 'ja') return formatAmount(yen, unit)
  const digits = String(Math.abs(yen)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${yen < 0 ? '-' : ''}¥${digits}`
}
