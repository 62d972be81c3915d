// The words of the help pages' frame, and of what is made from the rules.

import { en as paneEn } from '../../addin/taskpane/locales/en.ts'
import { ja as paneJa } from '../../addin/taskpane/locales/ja.ts'
import type { Need } from '../../shared/rules/index.ts'
import type { Language, Severity, UnsettledFigure } from '../../shared/schema/index.ts'

/** Who decides what becomes of a finding; the rules' texts name one of them. */
export const deciders = ['section', 'finance', 'plan', 'policy'] as const
export type Decider = (typeof deciders)[number]

const ja = {
  site: '反映 ヘルプ',
  skip: '本文へ',
  search: 'ヘルプを検索',
  noHits: '見つかりません。別の言葉で検索してください。',
  otherLanguage: 'English',
  contents: '目次',
  print: '印刷はA4に合います。',
  rules: '指摘の一覧',
  rulesIntro: (count: number): string =>
    `検証で出る指摘${count}種の説明です。表は、それぞれの規則の検査に使っている例から描いています。`,
  severityOf: '重要度',
  severityMeans: {
    error: '公表する数字が誤っているか、読めません。',
    warning: '確かめる必要があります。',
    info: '知っておくとよいことです。',
    advice: '総務省の統一ルールが求めることです。数字には関わりません。',
  } satisfies Record<Severity, string>,
  share: '反映割合への影響',
  unsettles: {
    total: '直すか理由を残すまで、区全体の予算・除いた経費・反映割合は「暫定」です。',
    base: '直すか理由を残すまで、除いた経費と反映割合は「暫定」です。',
    share: '直すか理由を残すまで、反映割合は「暫定」です。',
  } satisfies Record<UnsettledFigure, string>,
  settlesNothing: '反映割合を「暫定」にしません。',
  settlesAsError: 'エラーが残る間、反映割合は「暫定」です。',
  needs: '出る条件',
  needTexts: {
    table: '予算の表がある',
    plan: '運営方針を選んでいる',
    formulas: 'シートに数式がある',
    register: '区政会議の意見の台帳がある',
  } satisfies Record<Need, string>,
  always: 'いつでも',
  silenced: '出ない場合',
  silencedBy: '同じセルに次の指摘があるとき：',
  silencedAnywhere: 'シートのどこかに次の指摘があるとき：',
  todo: 'すること',
  decides: '決める人',
  deciders: {
    section: '担当課',
    finance: '財務担当者',
    plan: '運営方針の担当者',
    policy: '区の方針を定める人',
  } satisfies Record<Decider, string>,
  accept: '直さずに認めるとき',
  happened: '実際にあった例',
  fires: '指摘が出る例',
  not: '指摘が出ない例',
  said: '表示される文',
  notes: {
    noPlan: '運営方針：選んでいない',
    otherPlan: '運営方針：この表とは内容が違うもの',
    policy: (text: string): string => `区の方針：${text}`,
    format: (cell: string, format: string): string => `${cell} の表示形式：${format}`,
    merges: (ranges: string): string => `結合したセル：${ranges}`,
    otherSheets: (names: string): string => `読んでいないシート：${names}（予算の表がある）`,
    chosen: (row: string, as: string): string =>
      `${row}を「${as === 'item' ? '明細' : '合計'}」として扱うことを選んでいる`,
    far: (cells: string): string => `遠く離れたセル：${cells}`,
    more: (rows: number): string => `ほか${rows}行`,
  },
  asText: '文字列',
  hidden: '非表示',
  sheetTable: (sheet: string, kind: string): string => `${kind}（シート「${sheet}」）`,
}

export type HelpWords = typeof ja

const en: HelpWords = {
  site: 'Hanei help',
  skip: 'To the text',
  search: 'Search help',
  noHits: 'Nothing was found. Try other words.',
  otherLanguage: '日本語',
  contents: 'Contents',
  print: 'Prints on A4.',
  rules: 'All findings',
  rulesIntro: (count) =>
    `What each of the ${count} kinds of findings means. The tables are drawn from the examples that test each rule.`,
  severityOf: 'Severity',
  severityMeans: {
    error: 'A figure to be published is wrong or cannot be read.',
    warning: 'Needs a look.',
    info: 'Good to know.',
    advice: 'The ministry’s guideline asks for it. No figure is concerned.',
  },
  share: 'Effect on the share',
  unsettles: {
    total:
      'Until it is mended or a reason is kept, the ward total, the base and the share are provisional.',
    base: 'Until it is mended or a reason is kept, the base and the share are provisional.',
    share: 'Until it is mended or a reason is kept, the share is provisional.',
  },
  settlesNothing: 'Does not make the share provisional.',
  settlesAsError: 'While the error stands, the share is provisional.',
  needs: 'Looked for where',
  needTexts: {
    table: 'there is a budget table',
    plan: 'a plan is chosen',
    formulas: 'the sheet has formulas',
    register: 'there is a register of council opinions',
  },
  always: 'always',
  silenced: 'Not said where',
  silencedBy: 'the same cell has:',
  silencedAnywhere: 'the sheet has anywhere:',
  todo: 'What to do',
  decides: 'Who decides',
  deciders: {
    section: 'The section',
    finance: 'Finance staff',
    plan: 'Whoever keeps the plan',
    policy: 'Whoever sets the ward’s policy',
  },
  accept: 'When to accept it',
  happened: 'It has happened',
  fires: 'Reported here',
  not: 'Not reported here',
  said: 'What is said',
  notes: {
    noPlan: 'Plan: none chosen',
    otherPlan: 'Plan: one whose content differs from this sheet',
    policy: (text) => `Ward’s policy: ${text}`,
    format: (cell, format) => `Number format of ${cell}: ${format}`,
    merges: (ranges) => `Merged cells: ${ranges}`,
    otherSheets: (names) => `Sheets that were not read: ${names} (with a budget table)`,
    chosen: (row, as) => `${row} was chosen to count as ${as === 'item' ? 'an item' : 'a sum'}`,
    far: (cells) => `Cells far away: ${cells}`,
    more: (rows) => `${rows} more rows`,
  },
  asText: 'text',
  hidden: 'hidden',
  sheetTable: (sheet, kind) => `${kind} (sheet “${sheet}”)`,
}

export const helpWords: Readonly<Record<Language, HelpWords>> = { ja, en }
export const languages: readonly Language[] = ['ja', 'en']

/** The pane's own words for the kinds and weights of findings. */
export const findingWords = {
  ja: paneJa.validation.findings,
  en: paneEn.validation.findings,
}
