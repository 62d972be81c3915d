// Every failure at Excel's side as a plain sentence: what happened, what is safe, what to do next.
import type { Bilingual } from '../../../shared/schema/index.ts'
import type { Problem, ProblemCode } from '../port.ts'

/** Makes a problem with its sentence; `about` names sheets or cells in it. */
export const problem = (
  code: ProblemCode,
  facts: { cells?: string[]; detail?: string } = {},
): Problem => ({ code, message: sentence(code, facts.cells ?? []), ...facts })

/** An error that carries a problem, to leave a batch with. */
export const problemError = (failure: Problem): Error =>
  Object.assign(new Error(failure.code), { problem: failure })

/** Whatever was thrown, as a problem. Branches on Office.js codes only: its messages are localised. */
export function toProblem(error: unknown): Problem {
  const known = fieldOf(error, 'problem')
  if (isProblem(known)) return known
  const code = fieldOf(error, 'code')
  const detail = typeof code === 'string' ? code : undefined
  const matched = (detail && CODES[detail]) || 'unexpected'
  return problem(matched, {
    detail: detail ?? (error instanceof Error ? error.message : 'unknown'),
  })
}

/** A problem after which a half-made change could not be taken back by itself. */
export const notRestored = (failure: Problem): Problem =>
  without(failure, {
    ja: '書きかけの内容が残っている可能性があります。接続や保護の状態を直してから「元に戻す」を押してください。',
    en: 'Part of what was being written may remain. Once Excel answers again, press Undo.',
  })

/** A problem after which only some of the marks may have changed. */
export const marksUnfinished = (failure: Problem): Problem =>
  without(failure, {
    ja: 'セルの値は変わっていませんが、マークが一部だけ変わった可能性があります。もう一度「検証」か「マークを消す」を押してください。',
    en: 'No value was changed, but only some of the marks may have been. Press Validate or Clear marks again.',
  })

/** Takes back the assurance that nothing was changed. */
function without(failure: Problem, instead: Bilingual): Problem {
  const ja = failure.message.ja.replace(/(ブックは変わっていません|書き込みはしていません)。/, '')
  const en = failure.message.en.replace(/Nothing was (changed|written)\. /, '')
  return { ...failure, message: { ja: ja + instead.ja, en: `${en} ${instead.en}` } }
}

/** Office.js errors that less data at a time can cure. */
export const isTooMuch = (error: unknown): boolean => {
  const code = fieldOf(error, 'code')
  return typeof code === 'string' && TOO_MUCH.has(code)
}

const TOO_MUCH = new Set([
  'RequestPayloadSizeLimitExceeded',
  'ResponsePayloadSizeLimitExceeded',
  'RangeExceedsLimit',
])

const CODES: Record<string, ProblemCode> = {
  InvalidOperationInCellEditMode: 'cellEditMode',
  AccessDenied: 'protectedSheet',
  InactiveWorkbook: 'otherWorkbookActive',
  ItemNotFound: 'sheetNotFound',
  RequestPayloadSizeLimitExceeded: 'payloadTooLarge',
  ResponsePayloadSizeLimitExceeded: 'payloadTooLarge',
  RangeExceedsLimit: 'limitExceeded',
  ApiNotFound: 'notSupported',
  NotImplemented: 'notSupported',
  UnsupportedOperation: 'notSupported',
  ConnectionFailure: 'connectionLost',
  Timeout: 'connectionLost',
  ServiceUnavailable: 'connectionLost',
}

const SENTENCES: Record<ProblemCode, Bilingual> = {
  cellEditMode: {
    ja: 'セルの編集中のため実行できませんでした。ブックは変わっていません。Enter で入力を確定してから、もう一度お試しください。',
    en: 'A cell is being edited. Nothing was changed. Press Enter to finish the entry, then try again.',
  },
  protectedSheet: {
    ja: '{about}が保護されているため実行できませんでした。ブックは変わっていません。保護を解除してから、もう一度お試しください。',
    en: '{about} is protected. Nothing was changed. Unprotect it, then try again.',
  },
  protectedWorkbook: {
    ja: 'ブックの構成が保護されているため、シートを追加・削除できません。ブックは変わっていません。[校閲]→[ブックの保護] で保護を解除してから、もう一度お試しください。',
    en: 'The structure of the workbook is protected, so sheets cannot be added or deleted. Nothing was changed. Unprotect it (Review > Protect Workbook), then try again.',
  },
  otherWorkbookActive: {
    ja: '別のブックが前面にあるため実行できませんでした。ブックは変わっていません。このブックをクリックしてから、もう一度お試しください。',
    en: 'Another workbook is in front. Nothing was changed. Click this workbook, then try again.',
  },
  sheetNotFound: {
    ja: '{about}が見つかりません。名前の変更や削除がなかったか確かめ、シートを選び直してください。ブックは変わっていません。',
    en: '{about} was not found. It may have been renamed or deleted: choose the sheet again. Nothing was changed.',
  },
  noTable: {
    ja: '{about}に予算の表が見つかりません。事業名と金額の見出しがあるシートを表示してから、もう一度お試しください。ブックは変わっていません。',
    en: 'There is no budget table on {about}. Show the sheet with headings for item and amount, then try again. Nothing was changed.',
  },
  payloadTooLarge: {
    ja: '一度に扱うデータが大きすぎて Excel が受け付けませんでした。ブックは変わっていません。範囲を選んで、分けて検証してください。',
    en: 'Excel refused the data as too large. Nothing was changed. Select a range and validate it in parts.',
  },
  changedByCoauthor: {
    ja: '検証の後に、ほかの人がこのシートを変更しました({about})。書き込みはしていません。もう一度検証してください。',
    en: 'Someone else changed this sheet after the validation ({about}). Nothing was written. Validate it again.',
  },
  changedSinceValidation: {
    ja: '検証の後にシートが変わっています({about})。書き込みはしていません。もう一度検証してください。',
    en: 'The sheet has changed since the validation ({about}). Nothing was written. Validate it again.',
  },
  filteredTarget: {
    ja: '書き込み先の{about}がフィルターで隠れています。書き込みはしていません。フィルターを解除してから、もう一度お試しください。',
    en: 'The target {about} is hidden by a filter. Nothing was written. Clear the filter, then try again.',
  },
  mergedTarget: {
    ja: '書き込み先の{about}は結合されたセルの一部です。書き込みはしていません。結合の左上のセルか、別のセルを選んでください。',
    en: 'The target {about} is part of a merged cell. Nothing was written. Pick its top left cell or another one.',
  },
  narrowTarget: {
    ja: '書き込み先の{about}は列の幅が足りず、数値が #### と表示されます。書き込みはしていません。列の幅を広げるか、別のセルを選んでください。',
    en: 'The column of {about} is too narrow: the figure would be shown as ####. Nothing was written. Widen the column or pick another cell.',
  },
  readOnly: {
    ja: 'このブックは読み取り専用で開かれています。書き込みはしていません。編集できる状態で開き直してください。',
    en: 'This workbook is open read-only. Nothing was written. Open it for editing.',
  },
  connectionLost: {
    ja: 'Excel からの応答がありません。ブックは変わっていません。セルを編集中なら確定し、接続を確かめてから、もう一度お試しください。',
    en: 'Excel does not answer. Nothing was changed. Finish any cell entry, check the connection, then try again.',
  },
  cancelled: {
    ja: '中止しました。ブックは変わっていません。',
    en: 'Cancelled. Nothing was changed.',
  },
  notSupported: {
    ja: 'お使いの Excel ではこの操作を行えません。ブックは変わっていません。Excel を更新するか、Web 版の Excel でお試しください。',
    en: 'This version of Excel cannot do that. Nothing was changed. Update Excel, or use Excel on the web.',
  },
  limitExceeded: {
    ja: 'シートが大きすぎて読み取れません(上限は 200,000 行・1,000 列・2,000,000 セル)。ブックは変わっていません。範囲を選んで検証してください。',
    en: 'The sheet is too large (at most 200,000 rows, 1,000 columns, 2,000,000 cells). Nothing was changed. Select a range and validate that.',
  },
  nothingToRevert: {
    ja: '元に戻す書き込みはありません。ブックは変わっていません。',
    en: 'There is nothing to undo. Nothing was changed.',
  },
  laterEdits: {
    ja: '書き込みの後に手で変更されたセルがあります({about})。上書きを避けるため、何も変えていません。残したい内容を別の場所に写し、そのセルを元に戻してから、もう一度お試しください。',
    en: 'Cells were edited after Hanei wrote them ({about}). Nothing was changed, so that no edit is lost. Copy what you want to keep elsewhere, restore those cells, then try again.',
  },
  resultsDiffer: {
    ja: '書き込んだ数式の結果が検証の数値と一致しません({about})。書き込みは取り消しました。もう一度検証してください。',
    en: 'The written formulas do not match the validation ({about}). The write was undone. Validate the sheet again.',
  },
  unexpected: {
    ja: 'Excel で予期しないエラーが起きました。ブックは変わっていません。接続を確かめて、もう一度お試しください。続くときは Excel を開き直してください。',
    en: 'Excel reported an unexpected error. Nothing was changed. Check the connection and try again; if it persists, reopen Excel.',
  },
}

function sentence(code: ProblemCode, cells: readonly string[]): Bilingual {
  const { ja, en } = SENTENCES[code]
  const shown = cells.slice(0, MOST_NAMED)
  const more = cells.length - shown.length
  const about = {
    ja: shown.length === 0 ? 'シート' : shown.join('、') + (more > 0 ? ` ほか${more}件` : ''),
    en: shown.length === 0 ? 'The sheet' : shown.join(', ') + (more > 0 ? ` and ${more} more` : ''),
  }
  return { ja: ja.replace('{about}', about.ja), en: en.replace('{about}', about.en) }
}

const MOST_NAMED = 5

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const isProblem = (value: unknown): value is Problem =>
  typeof fieldOf(value, 'code') === 'string' && typeof fieldOf(value, 'message') === 'object'
