// What can go wrong between the pane and the Worker, as data with a sentence in both languages.
import type { Bilingual, ProblemError } from '../../shared/schema/index.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'
import type { ClientProblemCode } from './problem-code.ts'

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

export function problemOf(
  code: ClientProblemCode,
  more: Omit<ClientProblem, 'code' | 'message'> = {},
): ClientProblem {
  return { code, message: { ja: ja[code], en: en[code] }, ...more }
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
