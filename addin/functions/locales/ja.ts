// What the custom functions say, in Japanese.
import { withheldReason } from '../../../shared/locales/index.ts'
import type { Severity } from '../../../shared/schema/index.ts'
import type { FunctionProblem } from '../problem.ts'

export interface FunctionTexts {
  /** What is wrong and what to do. */
  problem(problem: FunctionProblem): string
  /** Of CHECK: severity, cell, sentence. */
  headings: string[]
  severity: Readonly<Record<Severity, string>>
  noFindings: string
  /** A range whose sheet Excel does not tell. */
  range(number: number): string
}

export const ja: FunctionTexts = {
  problem: sentence,
  headings: ['重要度', 'セル', '内容'],
  severity: { error: 'エラー', warning: '注意', info: '情報', advice: '助言' },
  noFindings: '問題は見つかりませんでした',
  range: (number) => `範囲${number}`,
}

function sentence(problem: FunctionProblem): string {
  switch (problem.code) {
    case 'notAmount':
      return `「${problem.text}」は金額として読めません。金額を入力してください。`
    case 'unknownUnit':
      return `単位「${problem.unit}」は使えません。円・千円・万円・百万円・億円などを指定してください。`
    case 'badDecimals':
      return '小数の桁数は、0から6までの整数で指定してください。'
    case 'rangesDiffer':
      return `${ofSet(problem.set)}3つの範囲の大きさをそろえてください。`
    case 'tooManyRanges':
      return `範囲は${problem.most}個までです。`
    case 'sheetTwice':
      return `シート「${problem.sheet}」の範囲が2つあります。1枚のシートにつき1つの範囲を指定してください。`
    case 'unknownExclusion':
      return `除外区分「${problem.text}」を読めません。方針にある区分を入力してください。`
    case 'unknownMark':
      return `反映区分「${problem.text}」を読めません。方針にある区分を入力してください。`
    case 'unsetMark':
      return '反映区分が未記入のため、反映割合は確定しません。区分を入力してください。'
    case 'inRow':
      return `${ofSet(problem.set)}${problem.row}行目：${sentence(problem.problem)}`
    case 'totalTooLarge':
      return '合計が大きすぎて、正確に計算できません。金額の単位を確かめてください。'
    case 'baseNotPositive':
      return '除いた経費が0円以下のため、反映割合は該当なしです。'
    case 'unknownField':
      return `「${problem.field}」という項目はありません。項目の名前を確かめてください。`
    case 'shareNotApplicable':
      return '反映割合は該当なしです。'
    case 'shareProvisional':
      return withheldReason(problem.share).ja
    case 'cancelled':
      return '取り消されました。'
    case 'noRun':
      return '保存された検証がまだありません。パネルで検証してください。'
    case 'noSuchRun':
      return `検証番号「${problem.run}」の検証がないか、見る権限がありません。番号を確かめてください。`
    case 'notAnswered':
      return problem.problem.message.ja
  }
}

const ofSet = (set: number): string => (set === 1 ? '' : `${set}組目の`)
