// The sentence a ward publishes its share with, in both languages.
import { amountIn } from '../amount/format.ts'
import { stateReason, stateWord } from '../locales/index.ts'
import type { Bilingual, Language, Policy, Totals, Unit } from '../schema/index.ts'
import { en } from './locales/en.ts'
import { ja, type StatementTexts } from './locales/ja.ts'

export const statementTexts: Readonly<Record<Language, StatementTexts>> = { ja, en }

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
  const { sentence, withoutExclusions, notApplicable, provisional } = statementTexts[language]
  if (share.value === null) return { before: '', template: notApplicable }
  const none = exclusions.every(({ yen }) => yen === 0)
  return {
    before:
      share.status === 'provisional'
        ? provisional(stateWord(share.status)[language], stateReason(share)[language])
        : '',
    template: policy.statement?.[language] ?? (none ? withoutExclusions : sentence),
  }
}

function statementIn(language: Language, totals: Totals, policy: Policy, unit: Unit): string {
  const { before, template } = statementTemplate(language, totals, policy)
  return `${before}${fill(template, valuesIn(language, totals, unit))}`
}

function valuesIn(language: Language, totals: Totals, unit: Unit): Record<string, string> {
  const { exclusion, and, plus } = statementTexts[language]
  const amount = (yen: number): string => amountIn(language, yen, unit)
  return {
    total: amount(totals.total),
    base: amount(totals.base),
    exclusions: totals.exclusions
      .filter(({ yen }) => yen !== 0)
      .map(({ label, yen }) => `${exclusion(label)}${amount(yen)})`)
      .join(and),
    marks: totals.reflected
      .filter((mark) => mark.counts)
      .map((mark) => mark.symbol)
      .join(plus),
    share: `${totals.share.value ?? ''}%`,
  }
}

const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
