// Why a file was not read, in Japanese: what it is, what to do next.

import { limits } from '../../schema/cells.ts'
import { groupDigits } from '../../text/digits.ts'
import type { FileProblemCode } from '../types.ts'

export const ja: Record<FileProblemCode, (detail: string) => string> = {
  empty: () => 'ファイルが空です。予算シートを保存し直して、もう一度送ってください。',
  encrypted: () =>
    'パスワードで保護されたブックは読めません。パスワードを外して保存し直してください。',
  oldFormat: () => '古い形式（.xls）のブックは読めません。.xlsx 形式で保存し直してください。',
  macro: () => 'マクロを含むブックは読みません。「Excel ブック (.xlsx)」で保存し直してください。',
  binaryWorkbook: () =>
    'バイナリ形式（.xlsb）のブックは読めません。.xlsx 形式で保存し直してください。',
  notWorkbook: () =>
    'Excel ブック（.xlsx）ではありません。Excel で開いて .xlsx 形式で保存し直してください。',
  damaged: (part) =>
    `ブックが壊れています${part && `（${part}）`}。Excel で開いて修復し、保存し直してください。`,
  tooManyParts: (most) =>
    `ブックの部品が多すぎます（上限 ${most} 個）。予算シートだけのブックにして送ってください。`,
  tooLarge: () =>
    `ファイルが大きすぎます（上限 ${limits.bodyBytes / 1024 / 1024} MiB）。予算シートだけのファイルにして送ってください。`,
  unpacksTooLarge: (most) =>
    `ブックの中身が大きすぎます（展開後の上限 ${most} MiB）。予算シートだけのブックにして送ってください。`,
  suspiciousRatio: () =>
    '圧縮の割合が異常に高いため読みませんでした。Excel で開いて保存し直してください。',
  noSuchSheet: (name) => `シート「${name}」がブックにありません。シート名を確かめてください。`,
  noSheet: () => 'ブックにシートがありません。',
  unterminatedQuote: (row) =>
    `${row} 行目の引用符（"）が閉じていないため、以降の行を読めません。保存し直してください。`,
  undecodable: () =>
    '文字コードが UTF-8 でも Shift_JIS でもありません。「CSV UTF-8」で保存し直してください。',
  tooManyRows: () => `行が多すぎます（上限 ${groupDigits(limits.rows)} 行）。`,
  tooManyColumns: () => `列が多すぎます（上限 ${groupDigits(limits.columns)} 列）。`,
  tooManyCells: () => `セルが多すぎます（上限 ${groupDigits(limits.cells)} 個）。`,
  signed: () =>
    '電子署名のあるブックには書き込みません。書き込むと署名が無効になります。署名のない写しを使ってください。',
  protectedStructure: () =>
    'ブックの構成が保護されているため、シートを加えられません。「校閲」→「ブックの保護」を解除して保存し直してください。',
  protectedSheet: (name) =>
    `シート「${name}」が保護されているため、書き直せません。シートの保護を解除して保存し直してください。`,
  sharedWorkbook: () =>
    '変更履歴を共有するブック（従来の共有ブック）には書き込みません。共有を解除して保存し直してください。',
  sheetNameTaken: (name) =>
    `シート「${name}」は Hanei が作ったものではないため、上書きしません。シートの名前を変えて保存し直してください。`,
  arrayFormula: (cell) =>
    `${cell} は、複数のセルに入る配列数式の一部のため、変えられません。Excel で数式全体を直してください。`,
  ownSheetChanged: (name) =>
    `シート「${name}」にコメントや図などが加えられているため、書き直しません。別のシートに移すか、シートの名前を変えてください。`,
  notADocument: () =>
    'Word 文書（.docx）として読めません。Word で開いて .docx 形式で保存し直してください。',
  noTable: (name) => `シート「${name}」に予算の表が見つからないため、書き込む数値がありません。`,
}
