// Why a file was not read, in words for the user.
import { groupDigits } from '../amount/format.ts'
import { limits } from '../schema/cells.ts'
import type { Bilingual, LimitName } from '../schema/index.ts'
import type { FileProblem, FileProblemCode } from './types.ts'

/** The problem with its message and, where one was passed, the API's limit. */
export function fileProblem(code: FileProblemCode, detail = ''): FileProblem {
  const limit = limitOf[code]
  const message = messages[code](detail)
  return limit ? { code, limit, message } : { code, message }
}

const limitOf: Partial<Record<FileProblemCode, LimitName>> = {
  tooLarge: 'bodyBytes',
  unpacksTooLarge: 'bodyBytes',
  tooManyRows: 'rows',
  tooManyColumns: 'columns',
  tooManyCells: 'cells',
}

const messages: Record<FileProblemCode, (detail: string) => Bilingual> = {
  empty: () => ({
    ja: 'ファイルが空です。予算シートを保存し直して、もう一度送ってください。',
    en: 'The file is empty. Save the budget sheet again and resend it.',
  }),
  encrypted: () => ({
    ja: 'パスワードで保護されたブックは読めません。パスワードを外して保存し直してください。',
    en: 'The workbook is protected by a password. Save a copy without the password.',
  }),
  oldFormat: () => ({
    ja: '古い形式（.xls）のブックは読めません。.xlsx 形式で保存し直してください。',
    en: 'This is an old .xls workbook. Save it as .xlsx.',
  }),
  macro: () => ({
    ja: 'マクロを含むブックは読みません。「Excel ブック (.xlsx)」で保存し直してください。',
    en: 'Workbooks with macros are not read. Save it as "Excel Workbook (.xlsx)".',
  }),
  binaryWorkbook: () => ({
    ja: 'バイナリ形式（.xlsb）のブックは読めません。.xlsx 形式で保存し直してください。',
    en: 'This is a binary .xlsb workbook. Save it as .xlsx.',
  }),
  notWorkbook: () => ({
    ja: 'Excel ブック（.xlsx）ではありません。Excel で開いて .xlsx 形式で保存し直してください。',
    en: 'This is not an Excel workbook (.xlsx). Open it in Excel and save it as .xlsx.',
  }),
  damaged: (part) => ({
    ja: `ブックが壊れています${part && `（${part}）`}。Excel で開いて修復し、保存し直してください。`,
    en: `The workbook is damaged${part && ` (${part})`}. Open and repair it in Excel, then save it again.`,
  }),
  tooManyParts: (most) => ({
    ja: `ブックの部品が多すぎます（上限 ${most} 個）。予算シートだけのブックにして送ってください。`,
    en: `The workbook holds too many parts (at most ${most}). Send one with the budget sheet alone.`,
  }),
  tooLarge: () => ({
    ja: `ファイルが大きすぎます（上限 ${limits.bodyBytes / 1024 / 1024} MiB）。予算シートだけのファイルにして送ってください。`,
    en: `The file is too large (at most ${limits.bodyBytes / 1024 / 1024} MiB). Send one with the budget sheet alone.`,
  }),
  unpacksTooLarge: (most) => ({
    ja: `ブックの中身が大きすぎます（展開後の上限 ${most} MiB）。予算シートだけのブックにして送ってください。`,
    en: `The workbook's content is too large (at most ${most} MiB unpacked). Send one with the budget sheet alone.`,
  }),
  suspiciousRatio: () => ({
    ja: '圧縮の割合が異常に高いため読みませんでした。Excel で開いて保存し直してください。',
    en: 'The file is compressed beyond what a workbook can be, so it was not read. Save it again in Excel.',
  }),
  noSuchSheet: (name) => ({
    ja: `シート「${name}」がブックにありません。シート名を確かめてください。`,
    en: `The workbook has no sheet named “${name}”. Check the sheet's name.`,
  }),
  noSheet: () => ({
    ja: 'ブックにワークシートがありません。',
    en: 'The workbook has no worksheet.',
  }),
  tooManyRows: () => ({
    ja: `行が多すぎます（上限 ${groupDigits(limits.rows)} 行）。`,
    en: `Too many rows (at most ${groupDigits(limits.rows)}).`,
  }),
  tooManyColumns: () => ({
    ja: `列が多すぎます（上限 ${groupDigits(limits.columns)} 列）。`,
    en: `Too many columns (at most ${groupDigits(limits.columns)}).`,
  }),
  tooManyCells: () => ({
    ja: `セルが多すぎます（上限 ${groupDigits(limits.cells)} 個）。`,
    en: `Too many cells (at most ${groupDigits(limits.cells)}).`,
  }),
  signed: () => ({
    ja: '電子署名のあるブックには書き込みません。書き込むと署名が無効になります。署名のない写しを使ってください。',
    en: 'The workbook is digitally signed, and writing would break its signature. Use an unsigned copy.',
  }),
  protectedStructure: () => ({
    ja: 'ブックの構成が保護されているため、シートを加えられません。「校閲」→「ブックの保護」を解除して保存し直してください。',
    en: 'The structure of the workbook is protected, so no sheet can be added. Unprotect it (Review, Protect Workbook) and save it again.',
  }),
  protectedSheet: (name) => ({
    ja: `シート「${name}」が保護されているため、書き直せません。シートの保護を解除して保存し直してください。`,
    en: `The sheet “${name}” is protected, so it cannot be written again. Unprotect it and save the workbook again.`,
  }),
  sharedWorkbook: () => ({
    ja: '変更履歴を共有するブック（従来の共有ブック）には書き込みません。共有を解除して保存し直してください。',
    en: 'The workbook is a legacy shared workbook with tracked changes. Stop sharing it and save it again.',
  }),
  sheetNameTaken: (name) => ({
    ja: `シート「${name}」は Hanei が作ったものではないため、上書きしません。シートの名前を変えて保存し直してください。`,
    en: `The sheet “${name}” was not made by Hanei, so it is not written over. Rename it and save the workbook again.`,
  }),
  ownSheetChanged: (name) => ({
    ja: `シート「${name}」にコメントや図などが加えられているため、書き直しません。別のシートに移すか、シートの名前を変えてください。`,
    en: `Comments, pictures or the like were added to the sheet “${name}”, so it is not written again. Move them to another sheet, or rename the sheet.`,
  }),
  noTable: (name) => ({
    ja: `シート「${name}」に予算の表が見つからないため、書き込む数値がありません。`,
    en: `No budget table was found on the sheet “${name}”, so there are no figures to write.`,
  }),
}
