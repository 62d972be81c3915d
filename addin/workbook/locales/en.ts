// What can go wrong at Excel's side, in English: what happened, what is safe, what to do next.
import type { ProblemCode } from '../port.ts'
import type { words as japanese } from './ja.ts'

/** `{about}` are the sheets or cells; `{unchanged}` and `{unwritten}` the assurance of what is safe. */
export const en: Record<ProblemCode, string> = {
  cellEditMode:
    'A cell is being edited. {unchanged} Press Enter to finish the entry, then try again.',
  protectedSheet: '{about} is protected. {unchanged} Unprotect it, then try again.',
  protectedWorkbook:
    'The structure of the workbook is protected, so sheets cannot be added or deleted. {unchanged} Unprotect it (Review > Protect Workbook), then try again.',
  otherWorkbookActive:
    'Another workbook is in front. {unchanged} Click this workbook, then try again.',
  sheetNotFound:
    '{about} was not found. It may have been renamed or deleted: choose the sheet again. {unchanged}',
  noTable:
    'There is no budget table on {about}. Show the sheet with headings for item and amount, then try again. {unchanged}',
  payloadTooLarge:
    'Excel refused the data as too large. {unchanged} Select a range and validate it in parts.',
  changedByCoauthor:
    'Someone else changed this sheet after the validation ({about}). {unwritten} Validate it again.',
  changedSinceValidation:
    'The sheet has changed since the validation ({about}). {unwritten} Validate it again.',
  filteredTarget:
    'The target {about} is hidden by a filter. {unwritten} Clear the filter, then try again.',
  mergedTarget:
    'The target {about} is part of a merged cell. {unwritten} Pick its top left cell or another one.',
  narrowTarget:
    'The column of {about} is too narrow: the figure would be shown as ####. {unwritten} Widen the column or pick another cell.',
  readOnly: 'This workbook is open read-only. {unwritten} Open it for editing.',
  connectionLost:
    'Excel does not answer. {unchanged} Finish any cell entry, check the connection, then try again.',
  cancelled: 'Cancelled. {unchanged}',
  notSupported:
    'This version of Excel cannot do that. {unchanged} Update Excel, or use Excel on the web.',
  limitExceeded:
    'The sheet is too large (at most 200,000 rows, 1,000 columns, 2,000,000 cells). {unchanged} Select a range and validate that.',
  nothingToRevert: 'There is nothing to undo. {unchanged}',
  laterEdits:
    'Cells were edited after Hanei wrote them ({about}). Nothing was changed, so that no edit is lost. Copy what you want to keep elsewhere, restore those cells, then try again.',
  resultsDiffer:
    'The written formulas do not match the validation ({about}). The write was undone. Validate the sheet again.',
  unexpected:
    'Excel reported an unexpected error. {unchanged} Check the connection and try again; if it persists, reopen Excel.',
}

export const words: typeof japanese = {
  and: ', ',
  more: (count: number) => ` and ${count} more`,
  /** Where no cell is named. */
  sheet: 'The sheet',
  unchanged: 'Nothing was changed.',
  unwritten: 'Nothing was written.',
  /** Instead of the assurance, where a change that was begun could not be taken back. */
  notRestored: 'Part of what was being written may remain. Once Excel answers again, press Undo.',
  marksUnfinished:
    'No value was changed, but only some of the marks may have been. Press Validate or Clear marks again.',
}
