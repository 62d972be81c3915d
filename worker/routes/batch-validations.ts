// POST /v1/validations:batch: many budgets, each answered by itself as soon as it is done.
import { z } from '@hono/zod-openapi'
import { readJsonBytes } from '../../shared/json/index.ts'
import { batchLineSchema, mostBudgets } from '../../shared/schema/index.ts'
import { sha256 } from '../crypto.ts'
import type { Bindings } from '../env.ts'
import { contentType, jsonLimits, readBytes, unknownType } from '../http/body.ts'
import { problem } from '../http/problem.ts'
import { streamOf } from '../http/stream.ts'
import { logError } from '../http/trace.ts'
import { keyHeader } from '../operation/once.ts'
import { type Operation, operation, problems } from '../operation/operation.ts'

const ndjson = 'application/x-ndjson'
/** Of the caller's headers those that speak of the batch, not of one budget. */
const ownHeaders = [
  ...['Content-Length', 'Content-Encoding', 'Content-Type', 'Idempotency-Key', 'Accept'],
]
/** What the caller calls a budget. */
const nameSchema = z.object({ id: batchLineSchema.shape.id })

/**
 * Each line is a call of `POST /v1/validations` with the caller's own key: the same rights, limits and
 * answers. Lines are taken one after the other, so that one isolate holds one budget at a time.
 */
export const batchValidations: Operation = (app) =>
  operation(
    {
      method: 'post',
      path: '/v1/validations:batch',
      operationId: 'batchValidations',
      access: { role: 'validate' },
      ownRetries: true,
      tag: 'validations',
      request: {
        headers: z.object({ 'idempotency-key': keyHeader }),
        body: {
          required: true,
          content: { [ndjson]: { schema: { type: 'string', description: 'A line a budget' } } },
        },
      },
      responses: {
        200: { content: { [ndjson]: { schema: batchLineSchema } } },
        ...problems(400, 413, 415),
      },
    },
    async (c) => {
      if (contentType(c) !== ndjson) return unknownType(c, [ndjson])
      const bytes = await readBytes(c)
      if (!bytes.ok) return bytes.response
      const budgets = linesOf(bytes.value, mostBudgets + 1)
      if (budgets.length > mostBudgets)
        return problem(c, 413, {
          code: 'too-many-budgets',
          detail: (say) => say.tooManyBudgets(mostBudgets),
        })
      if (budgets.length === 0)
        return problem(c, 400, { code: 'no-budget', detail: (say) => say.noLine })
      const key = c.req.valid('header')['idempotency-key']
      const keyHash = key === undefined ? null : await sha256(key)
      // The batch was counted as a call: its budgets are not counted again.
      const { RATE_KEY: _, ...env } = c.env
      const ask = async (body: Uint8Array, name: string): Promise<Response> => {
        const headers = new Headers(c.req.raw.headers)
        for (const header of ownHeaders) headers.delete(header)
        headers.set('Content-Type', 'application/json')
        headers.set('Accept', 'application/json')
        if (keyHash !== null) headers.set('Idempotency-Key', `${keyHash}:${await sha256(name)}`)
        const address = new URL('/v1/validations', c.req.url)
        const request = new Request(address, { method: 'POST', headers, body: body.slice() })
        return app.fetch(request, env as Bindings, c.executionCtx)
      }
      const failed = (error: unknown) =>
        logError(c.get('requestId'), error instanceof Error ? error : new Error('batch'))
      return c.body(streamOf(answers(budgets, ask), failed), 200, { 'Content-Type': ndjson })
    },
  )(app)

/** What a retry knows a budget by: its own name, else its place. */
async function* answers(
  budgets: readonly Uint8Array[],
  ask: (body: Uint8Array, name: string) => Promise<Response>,
): AsyncGenerator<string> {
  for (const [i, body] of budgets.entries()) {
    const id = nameOf(body)
    const answer = await ask(body, id === undefined ? `${i + 1}` : `id ${id}`)
    const head = [
      `"line":${i + 1}`,
      ...(id === undefined ? [] : [`"id":${JSON.stringify(id)}`]),
      `"status":${answer.status}`,
      ...(answer.headers.get('Idempotency-Replayed') ? ['"replayed":true'] : []),
    ]
    // The text as it was answered: a report is passed on byte for byte as it was digested.
    const member = answer.ok ? 'validation' : 'problem'
    yield `{${head.join()},"${member}":${await answer.text()}}\n`
  }
}

/** A line that cannot be read has no name: the call that it makes says why. */
function nameOf(line: Uint8Array): string | undefined {
  const reading = readJsonBytes(line, jsonLimits)
  return reading.ok ? nameSchema.safeParse(reading.value).data?.id : undefined
}

/** Lines that are not blank, at most so many. */
function linesOf(bytes: Uint8Array, most: number): Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let from = 0; from < bytes.length && lines.length < most; ) {
    const end = bytes.indexOf(0x0a, from)
    const to = end < 0 ? bytes.length : end
    const line = bytes.subarray(from, to)
    if (line.some((byte) => byte > 0x20)) lines.push(line)
    from = to + 1
  }
  return lines
}
