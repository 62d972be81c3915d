// What can go wrong between the pane and the Worker, as data with a sentence in both languages.
import type { Bilingual, ProblemError } from '../../shared/schema/index.ts'

export type ClientProblemCode =
  | 'offline'
  | 'timeout'
  | 'cancelled'
  | 'noKey'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'wardMalformed'
  | 'conflict'
  | 'tooLarge'
  | 'rateLimited'
  | 'refused'
  | 'server'
  | 'badAnswer'

export interface ClientProblem {
  code: ClientProblemCode
  message: Bilingual
  /** HTTP status, request id and what the server said, for support. */
  detail?: string
  status?: number
  /** The problem's `type` as the server named it. */
  type?: string
  retryAfterSeconds?: number
  errors?: ProblemError[]
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: ClientProblem }

const messages: Record<ClientProblemCode, Bilingual> = {
  offline: {
    ja: '検証サーバーに接続できません。シートは変わっていません。接続を確かめて、もう一度お試しください。',
    en: 'The validation server can’t be reached. The sheet is unchanged. Check the connection and try again.',
  },
  timeout: {
    ja: '検証サーバーの応答がありません。シートは変わっていません。しばらくしてからもう一度お試しください。',
    en: 'The validation server didn’t answer in time. The sheet is unchanged. Try again in a moment.',
  },
  cancelled: {
    ja: '中止しました。シートは変わっていません。',
    en: 'Cancelled. The sheet is unchanged.',
  },
  noKey: {
    ja: '接続キーが設定されていません。「設定」で入力すると、サーバーでの検証と履歴が使えます。',
    en: 'No API key is set. Enter one under Settings to use the server’s validation and history.',
  },
  unauthorized: {
    ja: '接続キーが無効か、期限切れです。「設定」で新しいキーを入力してください。',
    en: 'The API key is not valid or has expired. Enter a new one under Settings.',
  },
  forbidden: {
    ja: 'この操作の権限がありません。管理者に権限の追加を依頼してください。',
    en: 'You don’t have permission for this. Ask your administrator for the right.',
  },
  notFound: {
    ja: '区または計画が見つからないか、この接続キーでは扱えない区です。「設定」の区のIDと、計画の年度を確かめてください。',
    en: 'The ward or plan was not found, or this key may not be used for the ward. Check the ward id under Settings and the plan’s fiscal year.',
  },
  wardMalformed: {
    ja: '区のIDとして読み取れないため、サーバーには送っていません。「設定」で、半角の英小文字・数字・ハイフンの区のIDを入力してください。',
    en: 'The ward id can’t be read, so nothing was sent to the server. Enter one of lower-case letters, digits and hyphens under Settings.',
  },
  conflict: {
    ja: '同じ要求を処理中です。少し待ってからもう一度お試しください。',
    en: 'The same request is still being worked on. Wait a moment and try again.',
  },
  tooLarge: {
    ja: 'シートが大きすぎます（上限：20万行、200万セル、1,000列、32 MiB）。範囲を分けて検証してください。',
    en: 'The sheet is too large (at most 200,000 rows, 2,000,000 cells, 1,000 columns, 32 MiB). Validate it in parts.',
  },
  rateLimited: {
    ja: '短い時間に要求が集中しました。少し待ってからもう一度お試しください。',
    en: 'Too many requests in a short time. Wait a moment and try again.',
  },
  refused: {
    ja: '送った内容をサーバーが受け付けませんでした。シートは変わっていません。「管理者向け」の内容を管理者に伝えてください。',
    en: 'The server did not accept what was sent. The sheet is unchanged. Tell your administrator what stands under “For administrators”.',
  },
  server: {
    ja: '検証サーバーで問題が起きました。シートは変わっていません。しばらくしてからもう一度お試しください。',
    en: 'Something went wrong on the validation server. The sheet is unchanged. Try again in a moment.',
  },
  badAnswer: {
    ja: 'サーバーの答えを読み取れません。アドインとサーバーの版が違うおそれがあります。開き直してください。',
    en: 'The server’s answer can’t be read. Add-in and server may be of different versions. Reopen the pane.',
  },
}

export function problemOf(
  code: ClientProblemCode,
  more: Omit<ClientProblem, 'code' | 'message'> = {},
): ClientProblem {
  return { code, message: messages[code], ...more }
}

export function codeOfStatus(status: number): ClientProblemCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return 'forbidden'
  if (status === 404) return 'notFound'
  if (status === 409) return 'conflict'
  if (status === 413) return 'tooLarge'
  if (status === 429) return 'rateLimited'
  return status >= 500 ? 'server' : 'refused'
}
