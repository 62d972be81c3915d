// Excel's error codes, with the messages a Japanese or English Excel gives (never shown to users).

export type ErrorCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'GeneralException'
  | 'InactiveWorkbook'
  | 'InsertDeleteConflict'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidOperationInCellEditMode'
  | 'InvalidReference'
  | 'InvalidSelection'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'NotImplemented'
  | 'RangeExceedsLimit'
  | 'RequestPayloadSizeLimitExceeded'
  | 'ResponsePayloadSizeLimitExceeded'
  | 'UnsupportedOperation'

/** A request that Excel refuses. */
export class HostError extends Error {
  readonly code: string
  readonly detail: string | undefined
  constructor(code: ErrorCode | (string & {}), detail?: string) {
    super(detail ? `${code}: ${detail}` : code)
    this.code = code
    this.detail = detail
  }
}

/** What an add-in reads as `error.message`; localised, so code must branch on `error.code`. */
export const errorMessage = (error: HostError, language: string): string => {
  const [ja, en] = MESSAGES[error.code] ?? ['エラーが発生しました。', 'An error occurred.']
  const text = language.startsWith('ja') ? ja : en
  return error.code === 'ApiNotFound' || error.code === 'InvalidArgument'
    ? `${text}${error.detail ? ` (${error.detail})` : ''}`
    : text
}

const MESSAGES: Record<string, [string, string]> = {
  AccessDenied: ['要求された操作を実行できません。', 'You cannot perform the requested operation.'],
  ApiNotFound: [
    '使用しようとしている API が見つかりませんでした。',
    'The API you are trying to use could not be found.',
  ],
  GeneralException: [
    '要求の処理中に内部エラーが発生しました。',
    'There was an internal error while processing the request.',
  ],
  InactiveWorkbook: [
    '複数のブックが開かれており、この API によって呼び出されているブックがフォーカスを失っているため、操作が失敗しました。',
    'The operation failed because multiple workbooks are open and the workbook being called by this API has lost focus.',
  ],
  InsertDeleteConflict: [
    '挿入または削除の操作で競合が発生しました。',
    'The insert or delete operation attempted resulted in a conflict.',
  ],
  InvalidArgument: [
    '引数が無効であるか、存在しません。または形式が正しくありません。',
    'The argument is invalid or missing or has an incorrect format.',
  ],
  InvalidOperation: [
    '操作はこのオブジェクトに対して無効です。',
    'The operation attempted is invalid on the object.',
  ],
  InvalidOperationInCellEditMode: [
    'Excel がセル編集モードの間は、この操作を実行できません。Enter キーまたは Tab キーを使用して編集モードを終了してください。',
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  ],
  InvalidReference: [
    'この参照は、現在の操作に対して無効です。',
    'This reference is not valid for the current operation.',
  ],
  ItemAlreadyExists: [
    '作成中のリソースは既に存在します。',
    'The resource being created already exists.',
  ],
  ItemNotFound: ['要求されたリソースは存在しません。', "The requested resource doesn't exist."],
  RangeExceedsLimit: [
    '範囲内のセル数が、サポートされている最大数を超えています。',
    'The cell count in the range has exceeded the maximum supported number.',
  ],
  RequestPayloadSizeLimitExceeded: [
    '要求のペイロード サイズが上限を超えています。',
    'The request payload size has exceeded the limit.',
  ],
  ResponsePayloadSizeLimitExceeded: [
    '応答のペイロード サイズが上限を超えています。',
    'The response payload size has exceeded the limit.',
  ],
}
