// Why a file was not read, in English: what it is, what to do next.

import { limits } from '../../schema/cells.ts'
import { groupDigits } from '../../text/digits.ts'
import type { FileProblemCode } from '../types.ts'

export const en: Record<FileProblemCode, (detail: string) => string> = {
  empty: () => 'The file is empty. Save the budget sheet again and resend it.',
  encrypted: () => 'The workbook is protected by a password. Save a copy without the password.',
  oldFormat: () => 'This is an old .xls workbook. Save it as .xlsx.',
  macro: () => 'Workbooks with macros are not read. Save it as "Excel Workbook (.xlsx)".',
  binaryWorkbook: () => 'This is a binary .xlsb workbook. Save it as .xlsx.',
  notWorkbook: () =>
    'This is not an Excel workbook (.xlsx). Open it in Excel and save it as .xlsx.',
  damaged: (part) =>
    `The workbook is damaged${part && ` (${part})`}. Open and repair it in Excel, then save it again.`,
  tooManyParts: (most) =>
    `The workbook holds too many parts (at most ${most}). Send one with the budget sheet alone.`,
  tooLarge: () =>
    `The file is too large (at most ${limits.bodyBytes / 1024 / 1024} MiB). Send one with the budget sheet alone.`,
  unpacksTooLarge: (most) =>
    `The workbook's content is too large (at most ${most} MiB unpacked). Send one with the budget sheet alone.`,
  suspiciousRatio: () =>
    'The file is compressed beyond what a workbook can be, so it was not read. Save it again in Excel.',
  noSuchSheet: (name) => `The workbook has no sheet named “${name}”. Check the sheet's name.`,
  noSheet: () => 'The workbook has no sheet.',
  unterminatedQuote: (row) =>
    `A quote opened in row ${row} is never closed, so the rows after it cannot be told apart. Save the file again.`,
  undecodable: () => 'The text is neither UTF-8 nor Shift_JIS. Save it as "CSV UTF-8".',
  tooManyRows: () => `Too many rows (at most ${groupDigits(limits.rows)}).`,
  tooManyColumns: () => `Too many columns (at most ${groupDigits(limits.columns)}).`,
  tooManyCells: () => `Too many cells (at most ${groupDigits(limits.cells)}).`,
  signed: () =>
    'The workbook is digitally signed, and writing would break its signature. Use an unsigned copy.',
  protectedStructure: () =>
    'The structure of the workbook is protected, so no sheet can be added. Unprotect it (Review, Protect Workbook) and save it again.',
  protectedSheet: (name) =>
    `The sheet “${name}” is protected, so it cannot be written again. Unprotect it and save the workbook again.`,
  sharedWorkbook: () =>
    'The workbook is a legacy shared workbook with tracked changes. Stop sharing it and save it again.',
  sheetNameTaken: (name) =>
    `The sheet “${name}” was not made by Hanei, so it is not written over. Rename it and save the workbook again.`,
  arrayFormula: (cell) =>
    `${cell} is part of an array formula over several cells and can't be changed alone. Change the whole formula in Excel.`,
  ownSheetChanged: (name) =>
    `Comments, pictures or the like were added to the sheet “${name}”, so it is not written again. Move them to another sheet, or rename the sheet.`,
  notADocument: () =>
    'This is no Word document (.docx). Open it in Word and save it again as .docx.',
  noTable: (name) =>
    `No budget table was found on the sheet “${name}”, so there are no figures to write.`,
}
