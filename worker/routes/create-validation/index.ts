// POST /v1/validations: checks a sheet and keeps the attested result.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { unmet as unmetOf } from '../../../shared/expectations.ts'
import { figuresOf } from '../../../shared/figures.ts'
import {
  type Expect,
  fileRequestSchema,
  type KeptLines,
  mostSheets,
  planReferenceSchema,
  type Report,
  snapshotsOf,
  type Unmet,
  unkeptValidationSchema,
  validationRequestSchema,
  validationSchema,
  wardSchema,
} from '../../../shared/schema/index.ts'
import { assessRequest } from '../../assess.ts'
import { denied } from '../../auth/scope.ts'
import { type HaneiEnv, readSettings } from '../../env.ts'
import { contentType } from '../../http/body.ts'
import { problem } from '../../http/problem.ts'
import { timed } from '../../http/trace.ts'
import { parameterTexts } from '../../locales/description/index.ts'
import { countRun } from '../../metrics.ts'
import { begin, end, inFlight } from '../../operation/in-flight.ts'
import { keyHeader } from '../../operation/once.ts'
import { bodyReference, jsonBody, operation, problems } from '../../operation/operation.ts'
import {
  type Answered,
  type Representation,
  represent,
  representation,
} from '../../operation/represent.ts'
import { signingKey } from '../../receipts/keys.ts'
import { commit } from '../../store/audit.ts'
import { findAnswer, insertAnswer, keyTaken, type StoredAnswer } from '../../store/idempotency.ts'
import { readKeptRun } from '../../store/kept-run.ts'
import { findRun, readRunText } from '../../store/runs.ts'
import { deliverDue } from '../../webhooks.ts'
import { xlsxType } from './files.ts'
import { formType } from './form.ts'
import { type Input, readInput } from './input.ts'
import { keep } from './keep.ts'
import { resolve, versionsOf, wardOf } from './resolve.ts'

const binary = { schema: { type: 'string' as const, format: 'binary' } }
const formSchema = {
  type: 'object' as const,
  properties: {
    file: { type: 'array' as const, items: binary.schema },
    request: bodyReference(fileRequestSchema),
  },
}
const text = { schema: z.string() }
const answers = (schema: z.ZodType) => ({
  content: { 'application/json': { schema }, 'text/csv': text, 'text/plain': text },
})

export const createValidation = operation(
  {
    method: 'post',
    path: '/v1/validations',
    operationId: 'createValidation',
    access: { role: 'validate' },
    ownRetries: true,
    tag: 'validations',
    request: {
      query: z.object({
        plan: planReferenceSchema.optional(),
        opinions: planReferenceSchema.optional(),
        ward: wardSchema.optional(),
        sheet: z
          .union([z.string().max(255), z.array(z.string().max(255)).max(mostSheets)])
          .optional(),
        role: z
          .union([z.string().max(600), z.array(z.string().max(600)).max(mostSheets)])
          .optional(),
        store: z.enum(['true', 'false']).optional(),
        expect: z.string().max(4_000).optional().openapi({ description: parameterTexts.expect }),
      }),
      headers: z.object({
        'idempotency-key': keyHeader,
      }),
      body: {
        required: true,
        content: {
          ...jsonBody(validationRequestSchema).content,
          'text/csv': binary,
          'text/tab-separated-values': binary,
          [xlsxType]: binary,
          [formType]: { schema: formSchema },
        },
      },
    },
    responses: {
      200: answers(unkeptValidationSchema),
      201: answers(validationSchema),
      ...problems(400, 403, 404, 406, 409, 413, 415, 422, 503),
    },
  },
  async (c) => {
    const as = representation(c)
    if (!as.ok) return as.response
    // A file cannot name its ward: the address does, and is refused before the file is read.
    const saysItself = ['application/json', formType].includes(contentType(c))
    const refused = saysItself ? null : denied(c, wardOf(c, c.req.valid('query')), 'validate')
    if (refused) return refused
    const key = c.req.valid('header')['idempotency-key']
    if (key === undefined) {
      const input = await readInput(c, c.req.valid('query'), { hashed: false })
      return input.ok ? answer(c, input.value, as.value, null) : input.response
    }
    const principal = c.get('principal').id
    if (!begin(principal, 'createValidation', key)) return inFlight(c)
    try {
      const input = await readInput(c, c.req.valid('query'), { hashed: true })
      return input.ok ? await answerOnce(c, input.value, as.value, key) : input.response
    } finally {
      end(principal, 'createValidation', key)
    }
  },
)

/** Answers a request with an idempotency key: the first time by assessment, then from what was kept. */
async function answerOnce(
  c: Context<HaneiEnv>,
  input: Input,
  as: Representation,
  key: string,
): Promise<Response> {
  const find = () => findAnswer(c.env.DB, c.get('principal').id, key, new Date().toISOString())
  const first = await find()
  if (first) return replay(c, input, as, first)
  try {
    return await answer(c, input, as, { key, bodyHash: input.bodyHash })
  } catch (error) {
    // Another isolate was first with this key: its run is the only one, ours was not kept.
    const winner = keyTaken(error) ? await find() : null
    if (!winner) throw error
    return replay(c, input, as, winner)
  }
}

async function replay(
  c: Context<HaneiEnv>,
  input: Input,
  as: Representation,
  first: StoredAnswer,
): Promise<Response> {
  if (first.bodyHash !== input.bodyHash) {
    return problem(c, 422, {
      code: 'idempotency-mismatch',
      detail: (say) => say.idempotencyMismatch,
    })
  }
  // Roles may have been taken away since.
  const refused = denied(c, first.ward, 'validate')
  if (refused) return refused
  c.header('Idempotency-Replayed', 'true')
  if (first.runId === null) return answer(c, input, as, null, first)
  const run = await findRun(c.env.DB, first.runId, [first.ward])
  const reportText = run && (await readRunText(c.env.DB, first.runId, 'report'))
  if (!run || !reportText) {
    return problem(c, 409, {
      code: 'idempotency-gone',
      detail: (say) => say.idempotencyGone,
    })
  }
  const { summary, receipt } = run
  const { id, digest, createdAt } = summary
  const { expect } = input.request
  const kept = expect && (await readKeptRun(c.env.DB, id))
  const unmet = expect && kept ? heldAgainst(expect, kept.report, () => kept.lines) : undefined
  return send(c, { id, digest, reportText, receipt, createdAt, unmet }, as)
}

async function answer(
  c: Context<HaneiEnv>,
  { request, sheetsFor, bodyHash }: Input,
  as: Representation,
  idempotency: { key: string; bodyHash: string } | null,
  pinned: StoredAnswer | null = null,
): Promise<Response> {
  const resolved = await resolve(c, request, pinned)
  if (!resolved.ok) return resolved.response
  const { plan, planVersion, policy, policyVersion, ward } = resolved.value
  const register = resolved.value.register?.register
  const { assessment, snapshots } = await timed(c, 'assess', () => {
    const sheets = sheetsFor(plan)
    const taken = snapshotsOf(sheets)
    return {
      assessment: assessRequest(taken, plan, policy, { ...sheets, planVersion, register }),
      snapshots: taken,
    }
  })
  const { report, lines } = assessment
  const unmet = request.expect && heldAgainst(request.expect, report, lines)
  const isKept = pinned === null && (request.store ?? isOfBudget(assessment.report))
  const signing = isKept ? await signingKey(c.env) : null
  const [issuer] = readSettings(c.env).addresses
  if (isKept && (!signing || issuer === undefined)) {
    return problem(c, 503, {
      code: signing ? 'no-address' : 'no-receipt-key',
      detail: (say) => (signing ? say.lacksAddress : say.lacksReceiptKey),
    })
  }
  const principal = c.get('principal')
  if (!signing || issuer === undefined) {
    const now = new Date()
    if (idempotency) {
      const versions = { planVersion, policyVersion, ...versionsOf(resolved.value.register) }
      const kept = { bodyHash, ward, runId: null, ...versions }
      const rows = insertAnswer(c.env.DB, principal.id, idempotency.key, kept, now)
      await commit(c.env.DB, now.toISOString(), [], rows)
    }
    const createdAt = now.toISOString()
    const { digest, reportText } = assessment
    return send(c, { id: null, digest, reportText, receipt: null, createdAt, unmet }, as)
  }
  const answered = await timed(c, 'store', () =>
    keep(c.env.DB, {
      principal,
      key: signing,
      issuer,
      snapshots,
      resolved: resolved.value,
      assessment,
      idempotency,
    }),
  )
  countRun()
  c.executionCtx.waitUntil(deliverDue(c.env))
  return send(c, { ...answered, unmet }, as)
}

/** Figures of the report alone: a run's id and time are no control totals. */
const heldAgainst = (expected: Expect, report: Report, lines: () => KeptLines): Unmet[] =>
  unmetOf(expected, figuresOf(report, { id: '', digest: '' }), lines)

/** A sheet that nothing says is a budget is kept only where that was asked for. */
const isOfBudget = ({ findings }: Report): boolean =>
  !findings.some(({ code }) => code === 'structure/not-a-budget')

function send(c: Context<HaneiEnv>, answered: Answered, as: Representation): Response {
  const { body, contentType } = represent(answered, as)
  const kept: Record<string, string> =
    answered.id === null ? {} : { Location: `/v1/validations/${answered.id}` }
  return c.body(body, answered.id === null ? 200 : 201, { 'Content-Type': contentType, ...kept })
}
