// The words of the page without Excel, in Japanese. `en.ts` has the same ones.
import type { Severity } from '../../../shared/schema/index.ts'

export const ja = {
  title: '反映 — Excelなしで検証',
  name: '反映',
  page: 'Excelなしで検証',
  /** Of the two halves where there is room for one. */
  parts: { label: '表示', sheet: '表', pane: '検証' },
  welcome: {
    title: '予算のファイルを、Excelなしで検証',
    explain:
      'Excelブック（.xlsx）かCSVをここにドロップすると、表と検証の画面が開きます。Excelのアドインと同じ検証で、結果のダイジェストも同じです。',
    several: '課ごとに分かれたファイルは、まとめて選べます。',
    choose: 'ファイルを選ぶ',
    drop: 'ここにドロップ',
    steps: [
      'ファイルを選ぶと、予算の表を探して検証します',
      '指摘のセルへ移り、その場で直して、反映割合を確かめます',
      '反映明細と反映集計を加えた、新しいExcelブックを受け取ります',
    ],
    privacy: 'ファイルの内容は、このブラウザーの中だけで扱います。どこにも送りません。',
    offline: 'ネットワークのない端末用に、このページを1つのHTMLファイルとして保存',
  },
  file: 'ファイル',
  notices: 'お知らせ',
  open: '開く',
  openAnother: '別のファイルを開く',
  add: 'ファイルを追加',
  addTitle: '別の課のファイルなどを加えて、1つの予算として検証します',
  undo: '元に戻す',
  save: 'ダウンロード',
  saveTitle: (name: string): string =>
    `いまの内容を新しいブックとして受け取ります。「${name}」は変わりません`,
  copy: (name: string): string => `${name}_反映.xlsx`,
  unsaved: '未保存の変更あり',
  saved: (name: string): string => `「${name}」をダウンロードしました。`,
  leave: '変更したまま、ほかのファイルを開きますか。ダウンロードしていない変更は失われます。',
  leaveNow: '保存せずに開く',
  cancel: 'やめる',
  close: '閉じる',
  reading: (name: string): string => `「${name}」を読んでいます…`,
  notRead: (name: string): string => `「${name}」を読めませんでした`,
  unsolved: (count: number): string =>
    `${count.toLocaleString('ja-JP')}個の数式は、ここでは計算し直せません。変更前の結果のままです。ダウンロードしたブックをExcelかLibreOfficeで開くと計算されます。`,
  grid: {
    label: (sheet: string): string => `シート「${sheet}」`,
    sheets: 'シート',
    hiddenSheet: (sheet: string): string => `${sheet}（非表示）`,
    hiddenTab: '非表示',
    hiddenRow: '非表示の行',
    hiddenColumn: '非表示の列',
    ofFile: (file: string, sheet: string): string => `${file}の${sheet}`,
    place: 'セルの位置',
    content: 'セルの内容',
    readOnly: '別のファイルのシートは、見るだけです',
    own: '反映が作ったシートです。見るだけで、「集計」の画面から作り直せます',
    severities: { error: 'エラー', warning: '警告', info: '情報', advice: '助言' } satisfies Record<
      Severity,
      string
    >,
  },
  problems: {
    sheetNotFound: (about: string): string =>
      `「${about}」が見つかりません。シートを選び直してください。`,
    changedSinceValidation: (about: string): string =>
      `検証の後に変わっています（${about}）。何も変えていません。もう一度検証してください。`,
    nothingToRevert: (_: string): string => '元に戻すものはありません。',
    laterEdits: (about: string): string =>
      `直した後に、手で変えられたセルがあります（${about}）。上書きを避けるため、何も変えていません。`,
  },
}
