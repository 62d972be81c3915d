// What an auditor's entry speaks of, in a line of text.
import type { Bilingual, Language, SampleMethodName, SampleRequest } from '../schema/index.ts'
import { groupDigits } from '../text/digits.ts'

export const sampleMethods: Readonly<Record<Language, Readonly<Record<SampleMethodName, string>>>> =
  {
    ja: {
      threshold: '一定額以上の全件',
      marked: '除外・反映区分のある全件',
      random: '無作為抽出',
      'money-unit': '金額単位抽出',
    },
    en: {
      threshold: 'every amount from a threshold on',
      marked: 'every exclusion and reflection mark',
      random: 'random',
      'money-unit': 'money-unit',
    },
  }

/** 無作為抽出、5件、乱数の種 7 */
export function sampleText({ method, size, seed, threshold }: SampleRequest): Bilingual {
  const parts = (language: Language, yen: string, count: string, from: string) => [
    sampleMethods[language][method],
    ...(threshold === undefined ? [] : [yen.replace('#', groupDigits(threshold))]),
    ...(size === undefined ? [] : [count.replace('#', String(size))]),
    ...(seed === undefined ? [] : [`${from} ${seed}`]),
  ]
  return {
    ja: parts('ja', '#円以上', '#件', '乱数の種').join('、'),
    en: parts('en', 'from ¥#', 'size #', 'seed').join(', '),
  }
}

/** @param mark a mark's symbol, `none` or `unset` @param exclusion its label */
export const marksText = (mark: string, exclusion: string | null): Bilingual => ({
  ja: [...(exclusion === null ? [] : [`除外：${exclusion}`]), marks.ja[mark] ?? mark].join(' '),
  en: [...(exclusion === null ? [] : [`excluded: ${exclusion}`]), marks.en[mark] ?? mark].join(' '),
})

const marks: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  ja: { none: '反映なし', unset: '反映区分が空白' },
  en: { none: 'not reflected', unset: 'mark left blank' },
}
