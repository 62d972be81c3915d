// What can go wrong at Excel's side, in Japanese: what happened, what is safe, what to do next.
import type { ProblemCode } from '../port.ts'

/** `{about}` are the sheets or cells; `{unchanged}` and `{unwritten}` the assurance of what is safe. */
export const ja: Record<ProblemCode, string> = {
  cellEditMode:
    'セルの編集中のため実行できませんでした。{unchanged}Enter で入力を確定してから、もう一度お試しください。',
  protectedSheet:
    '{about}が保護されているため実行できませんでした。{unchanged}保護を解除してから、もう一度お試しください。',
  protectedWorkbook:
    'ブックの構成が保護されているため、シートを追加・削除できません。{unchanged}[校閲]→[ブックの保護] で保護を解除してから、もう一度お試しください。',
  otherWorkbookActive:
    '別のブックが前面にあるため実行できませんでした。{unchanged}このブックをクリックしてから、もう一度お試しください。',
  sheetNotFound:
    '{about}が見つかりません。名前の変更や削除がなかったか確かめ、シートを選び直してください。{unchanged}',
  noTable:
    '{about}に予算の表が見つかりません。事業名と金額の見出しがあるシートを表示してから、もう一度お試しください。{unchanged}',
  payloadTooLarge:
    '一度に扱うデータが大きすぎて Excel が受け付けませんでした。{unchanged}範囲を選んで、分けて検証してください。',
  changedByCoauthor:
    '検証の後に、ほかの人がこのシートを変更しました({about})。{unwritten}もう一度検証してください。',
  changedSinceValidation:
    '検証の後にシートが変わっています({about})。{unwritten}もう一度検証してください。',
  filteredTarget:
    '書き込み先の{about}がフィルターで隠れています。{unwritten}フィルターを解除してから、もう一度お試しください。',
  mergedTarget:
    '書き込み先の{about}は結合されたセルの一部です。{unwritten}結合の左上のセルか、別のセルを選んでください。',
  narrowTarget:
    '書き込み先の{about}は列の幅が足りず、数値が #### と表示されます。{unwritten}列の幅を広げるか、別のセルを選んでください。',
  readOnly:
    'このブックは読み取り専用で開かれています。{unwritten}編集できる状態で開き直してください。',
  connectionLost:
    'Excel からの応答がありません。{unchanged}セルを編集中なら確定し、接続を確かめてから、もう一度お試しください。',
  cancelled: '中止しました。{unchanged}',
  notSupported:
    'お使いの Excel ではこの操作を行えません。{unchanged}Excel を更新するか、Web 版の Excel でお試しください。',
  limitExceeded:
    'シートが大きすぎて読み取れません(上限は 200,000 行・1,000 列・2,000,000 セル)。{unchanged}範囲を選んで検証してください。',
  nothingToRevert: '元に戻す書き込みはありません。{unchanged}',
  laterEdits:
    '書き込みの後に手で変更されたセルがあります({about})。上書きを避けるため、何も変えていません。残したい内容を別の場所に写し、そのセルを元に戻してから、もう一度お試しください。',
  resultsDiffer:
    '書き込んだ数式の結果が検証の数値と一致しません({about})。書き込みは取り消しました。もう一度検証してください。',
  unexpected:
    'Excel で予期しないエラーが起きました。{unchanged}接続を確かめて、もう一度お試しください。続くときは Excel を開き直してください。',
}

export const words = {
  and: '、',
  more: (count: number) => ` ほか${count}件`,
  /** Where no cell is named. */
  sheet: 'シート',
  unchanged: 'ブックは変わっていません。',
  unwritten: '書き込みはしていません。',
  /** Instead of the assurance, where a change that was begun could not be taken back. */
  notRestored:
    '書きかけの内容が残っている可能性があります。接続や保護の状態を直してから「元に戻す」を押してください。',
  marksUnfinished:
    'セルの値は変わっていませんが、マークが一部だけ変わった可能性があります。もう一度「検証」か「マークを消す」を押してください。',
}
