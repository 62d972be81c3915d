// One HTTP call: authorisation, gzip for large bodies, time limit, and the answer checked by its schema.
import type { z } from 'zod'
import { problemSchema } from '../../shared/schema/index.ts'
import { type Answer, codeOfStatus, problemOf } from './problem.ts'

/** Where the API is and who asks. */
export interface Connection {
  /** Origin with an optional path, no slash at the end; '' is the pane's own origin. */
  base: string
  /** API key or Entra access token; '' when there is none. */
  token: string
}

export interface Call<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with query, e.g. `/v1/validations?limit=20`. */
  path: string
  json?: unknown
  text?: { body: string; type: string }
  idempotencyKey?: string
  /** Media type of the answer; JSON without it. */
  accept?: string
  answer: z.ZodType<T>
}

export interface SendOptions {
  signal?: AbortSignal | undefined
  /** Milliseconds. */
  timeout?: number
  fetch?: typeof fetch
}

/** Bodies above this many characters are sent gzip-encoded. */
const compressFrom = 32_768

export async function send<T>(
  connection: Connection,
  call: Call<T>,
  options: SendOptions = {},
): Promise<Answer<T>> {
  const answered = await ask(connection, call, options, (response) => response.text())
  if (!answered.ok) return answered
  const { status, body } = answered.value
  const parsed = call.answer.safeParse(fromJson(body))
  if (parsed.success) return { ok: true, value: parsed.data }
  const first = parsed.error.issues[0]
  return {
    ok: false,
    problem: problemOf('badAnswer', {
      status,
      detail: first ? `${first.path.join('/')}: ${first.message}` : '',
    }),
  }
}

/** A file that the API hands out. */
export async function download(
  connection: Connection,
  call: Omit<Call<unknown>, 'answer'>,
  options: SendOptions = {},
): Promise<Answer<ArrayBuffer>> {
  const answered = await ask(connection, call, options, (response) => response.arrayBuffer())
  return answered.ok ? { ok: true, value: answered.value.body } : answered
}

/** The answer's body, or why there is none. */
async function ask<B>(
  connection: Connection,
  call: Omit<Call<unknown>, 'answer'>,
  options: SendOptions,
  read: (response: Response) => Promise<B>,
): Promise<Answer<{ status: number; body: B }>> {
  const timeout = AbortSignal.timeout(options.timeout ?? 60_000)
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout
  try {
    const request = await requestOf(connection, call)
    const response = await (options.fetch ?? fetch)(`${connection.base}${call.path}`, {
      ...request,
      signal,
    })
    if (!response.ok) return { ok: false, problem: refusal(response, await response.text()) }
    return { ok: true, value: { status: response.status, body: await read(response) } }
  } catch (cause) {
    if (options.signal?.aborted) return { ok: false, problem: problemOf('cancelled') }
    if (timeout.aborted) return { ok: false, problem: problemOf('timeout') }
    return { ok: false, problem: problemOf('offline', { detail: String(cause) }) }
  }
}

async function requestOf(
  connection: Connection,
  call: Omit<Call<unknown>, 'answer'>,
): Promise<RequestInit> {
  const headers: Record<string, string> = { Accept: call.accept ?? 'application/json' }
  if (connection.token) headers.Authorization = `Bearer ${connection.token}`
  if (call.idempotencyKey) headers['Idempotency-Key'] = call.idempotencyKey
  const method = call.method ?? 'GET'
  const text = call.text?.body ?? (call.json === undefined ? null : JSON.stringify(call.json))
  if (text === null) return { method, headers }
  headers['Content-Type'] = call.text?.type ?? 'application/json'
  if (text.length < compressFrom || typeof CompressionStream === 'undefined') {
    return { method, headers, body: text }
  }
  headers['Content-Encoding'] = 'gzip'
  return { method, headers, body: await gzip(text) }
}

async function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}

function refusal(response: Response, body: string) {
  const answer = problemSchema.safeParse(fromJson(body))
  const code = codeOfStatus(response.status)
  const retryAfter = Number(response.headers.get('Retry-After'))
  const said = answer.success ? `${answer.data.detail} (${answer.data.requestId})` : ''
  return problemOf(code, {
    status: response.status,
    detail: `HTTP ${response.status}${said && ` · ${said}`}`,
    ...(answer.success ? { type: answer.data.type } : {}),
    ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
    ...(answer.success && answer.data.errors ? { errors: answer.data.errors } : {}),
  })
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
