// The sentence of the share, in Japanese. Modelled on the published one: the reference plan's last section.
export interface StatementTexts {
  /** `{total} {exclusions} {base} {marks} {share}` stand for the figures. */
  sentence: string
  withoutExclusions: string
  notApplicable: string
  /** Before a sentence whose share can still change. */
  provisional: (state: string, reason: string) => string
  /** Before an exclusion's amount, which a bracket closes. */
  exclusion: (label: string) => string
  and: string
  plus: string
}

export const ja: StatementTexts = {
  sentence:
    '区全体の予算算定見込額({total})から、{exclusions}を除いた経費({base})のうち、区政会議の意見を予算要求に反映した事業({marks})の割合は、{share}となりました。',
  withoutExclusions:
    '区全体の予算算定見込額({total})のうち、区政会議の意見を予算要求に反映した事業({marks})の割合は、{share}となりました。',
  notApplicable:
    '区政会議の意見の反映割合は算出できません(区全体 {total}、除いた経費 {base})。反映区分の記入と除外する経費を確認してください。',
  provisional: (state, reason) => `【${state}】${reason}`,
  exclusion: (label) => `${label}(`,
  and: '及び',
  plus: '+',
}
