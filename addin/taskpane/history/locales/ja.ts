// The words of a comparison in Japanese, loaded with the history.
import type { SheetChange } from '../../../../shared/schema/index.ts'

export const ja = {
  comparison: '検証の比較',
  now: '今のシート',
  file: 'ファイル',
  points: (points: string): string => `${points} ポイント`,
  effect: '反映割合への影響',
  totalsChanged: '金額の増減',
  openShares: '確定していない値を含む比較です。',
  noChanges: '明細の違いはありません。',
  unchanged: (count: number): string => `ほかの${count}行は同じです。`,
  rearranged: (count: number): string => `うち${count}行は、並び順だけが違います。`,
  looks: (count: number): string => `書き方だけの違い（${count}件）`,
  shown: (text: string, format: string): string => `「${text}」 表示形式 ${format}`,
  general: '標準',
  notRead: 'どちらかの検証は、数式と書き方を保存していないため、それらは比べていません。',
  noFormulas:
    'どちらかには、金額の列に数式が1つもありません。全て数値に置き換えられたか、数式を含まない形（CSVなど）で送られたかの、どちらかです。',
  noFigure: '金額なし',
  mark: (mark: string): string =>
    mark === 'none' ? '反映なし' : mark === 'unset' ? '反映区分が未記入' : mark,
  formulaChanged: {
    toNumber: '数式が数値に置き換わりました。',
    toFormula: '数値が数式に置き換わりました。',
    other: '数式が変わりました。',
  },
  policyChanged: '区の方針（除外・反映区分・端数など）が変わりました。',
  otherChanged: '明細のほかの違いです（規則の版など）。',
  sheets: 'シートの違い',
  sheetKinds: {
    missing: 'なくなりました',
    leftOut: '数えられなくなりました',
    added: '加わりました',
    amount: '合計が変わりました',
  } as Record<SheetChange['kind'], string>,
  print: '印刷用ページ（.html）',
  compareSheet: (at: string): string => `${at} の検証と今のシートを比べる`,
  compareFile: 'ファイルと比べる',
  fileExplain:
    '以前のブック（.xlsx）を選ぶと、今のシートと比べます。ファイルは検証サーバーで読み取られますが、保存されません。',
  chooseFile: '比べるファイル',
  comparing: '比べています…',
}
export type ComparisonWords = typeof ja
