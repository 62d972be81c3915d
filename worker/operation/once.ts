// Idempotency-Key on every POST: the first answer again, or the request was another one.
//
// What an operation does and the answer a retry gets are written in one transaction, so that a
// process that dies leaves both or neither. docs/api.md#retrying says what callers see.
import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { Role } from '../../shared/schema/index.ts'
import { knownCaller, presentedSecret } from '../auth/authenticate.ts'
import { denied } from '../auth/scope.ts'
import { sha256 } from '../crypto.ts'
import type { HaneiEnv } from '../env.ts'
import { readBytes } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import type { Once } from '../keyed-request.ts'
import { seal, unseal } from '../seal.ts'
import { answerTaken, findAnswer, insertAnswer, type KeptAnswer } from '../store/answers.ts'
import { type AuditEvent, commit } from '../store/audit.ts'
import { begin, end, inFlight } from './in-flight.ts'

export const keyHeader = z
  .string()
  .regex(/^[\x20-\x7e]{1,255}$/, '1 to 255 printable ASCII characters')
  .optional()

/** Headers that are part of an answer. */
const keptHeaders = ['Content-Type', 'Location', 'ETag', 'Content-Disposition']
/** D1 takes 2 MB a value; what is larger is made again. */
const longestKept = 1_000_000

/** Middleware of a POST that takes an Idempotency-Key. @param operation unique name of the call */
export const once = (operation: string, role: Role | null): MiddlewareHandler<HaneiEnv> =>
  async function once(c, next) {
    const key = c.req.header('Idempotency-Key')
    if (key === undefined || !keyHeader.safeParse(key).success) return next()
    // What is open to anyone keeps answers only for callers that say who they are.
    const caller = c.get('principal') ?? (await knownCaller(c))
    if (!caller) return next()
    c.set('principal', caller)
    if (!begin(caller.id, operation, key)) return inFlight(c)
    try {
      const body = await readBytes(c)
      if (!body.ok) return body.response
      c.set('body', body.value)
      const own = caller.kind === 'entra' ? '' : presentedSecret(c)
      const request: Once = {
        name: { principal: caller.id, operation, keyHash: await sha256(key) },
        requestHash: await hashOf(c, body.value),
        role,
        secret: JSON.stringify([own, key]),
        kept: false,
      }
      const first = await findAnswer(c.env.DB, request.name, new Date().toISOString())
      const answer = first && (await repeated(c, request, first))
      if (answer) return answer
      if (first) return next()
      c.set('once', request)
      await next()
      if (!request.kept && c.res.status < 300) await keepAnswer(c, request)
      return undefined
    } finally {
      end(caller.id, operation, key)
    }
  }

export interface Done {
  at: Date
  /** Whose ward it is: a retry is answered as long as the caller has its part in it. */
  ward: string | null
  events: readonly AuditEvent[]
  statements: readonly D1PreparedStatement[]
  status: 200 | 201
  answer: unknown
}

/** Does what was asked, keeps the answer for a retry, and gives it. */
export async function commitAnswer(c: Context<HaneiEnv>, done: Done): Promise<Response> {
  const request = c.get('once')
  const answer = c.json(done.answer as object, done.status)
  const rows = request ? await rowsOf(c, request, answer, done) : []
  try {
    await commit(c.env.DB, done.at.toISOString(), done.events, [...done.statements, ...rows])
  } catch (error) {
    // Another isolate was first with this key: what it did is all that was done.
    const first =
      request && answerTaken(error)
        ? await findAnswer(c.env.DB, request.name, new Date().toISOString())
        : null
    const winner = request && first && (await repeated(c, request, first))
    if (!winner) throw error
    return winner
  } finally {
    if (request) request.kept = true
  }
  return answer
}

/** The first answer again; null where it has to be made again from the same request. */
async function repeated(
  c: Context<HaneiEnv>,
  request: Once,
  first: KeptAnswer,
): Promise<Response | null> {
  if (first.requestHash !== request.requestHash) {
    return problem(c, 422, {
      code: 'idempotency-mismatch',
      detail: (say) => say.idempotencyMismatch,
    })
  }
  // Roles may have been taken away since.
  const refused = first.ward && request.role ? denied(c, first.ward, request.role) : null
  if (refused) return refused
  c.header('Idempotency-Replayed', 'true')
  if (first.sealed === null) return null
  const body = await unseal(first.sealed, request.secret)
  return body === null
    ? problem(c, 409, {
        code: 'idempotency-gone',
        detail: (say) => say.idempotencySealed,
      })
    : c.body(body, first.status as 200, first.headers)
}

/** For an operation that changed nothing: its answer alone. */
async function keepAnswer(c: Context<HaneiEnv>, request: Once): Promise<void> {
  const now = new Date()
  const rows = await rowsOf(c, request, c.res, { at: now, ward: null })
  await c.env.DB.batch(rows).catch((error) => {
    if (!answerTaken(error)) throw error
  })
}

async function rowsOf(
  c: Context<HaneiEnv>,
  { name, requestHash, secret }: Once,
  answer: Response,
  { at, ward }: Pick<Done, 'at' | 'ward'>,
): Promise<D1PreparedStatement[]> {
  const body = new Uint8Array(await answer.clone().arrayBuffer())
  const headers = Object.fromEntries(
    keptHeaders.flatMap((header) => {
      const value = answer.headers.get(header)
      return value === null ? [] : [[header, value]]
    }),
  )
  const kept = {
    ...{ requestHash, ward, status: answer.status, headers },
    sealed: body.length > longestKept ? null : await seal(body, secret),
  }
  return insertAnswer(c.env.DB, name, kept, at)
}

/** Everything that decides the answer. */
const hashOf = async (c: Context<HaneiEnv>, body: Uint8Array): Promise<string> =>
  sha256(
    JSON.stringify([
      ...[c.req.path, new URL(c.req.url).search, c.req.header('Content-Type') ?? ''],
      ...[c.req.header('Accept') ?? '', await sha256(body)],
    ]),
  )
