// GET /v1/compare: what changed between two runs.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { comparisonSchema, type Report } from '../../shared/schema/index.ts'
import { type ComparedRun, compare } from '../compare/index.ts'
import type { HaneiEnv } from '../env.ts'
import { answerIfChanged, etagOf } from '../http/conditional.ts'
import { notFound } from '../http/problem.ts'
import { looked } from '../operation/looks.ts'
import { jsonAnswer, operation, problems } from '../operation/operation.ts'
import { runOf } from '../operation/run-path.ts'
import { readLines } from '../store/lines.ts'
import { readRunText, type StoredRun } from '../store/runs.ts'

const runId = z.string().max(64)

export const compareValidations = operation(
  {
    method: 'get',
    path: '/v1/compare',
    operationId: 'compareValidations',
    access: { role: 'read' },
    tags: ['Validations'],
    summary: 'What changed between two runs',
    description:
      'Role `read`. Lines are paired by their names, not their rows; each change carries its exact effect on the share, and the effects add up to the difference.',
    request: { query: z.object({ from: runId, to: runId }) },
    responses: {
      200: jsonAnswer(comparisonSchema, 'The comparison'),
      304: { description: 'Not changed: runs never are' },
      ...problems(400, 403, 404),
    },
  },
  async (c) => {
    const { from, to } = c.req.valid('query')
    // Both are looked up before either is unpacked.
    const before = await runOf(c, from)
    if (!before.ok) return before.response
    const after = await runOf(c, to)
    if (!after.ok) return after.response
    const runs = [await comparedRun(c, before.value), await comparedRun(c, after.value)] as const
    if (!runs[0] || !runs[1]) return notFound(c)
    const comparison = compare(runs[0], runs[1])
    return answerIfChanged(
      c,
      etagOf(`${from}-${to}`),
      JSON.stringify(comparison),
      'application/json',
    )
  },
)

async function comparedRun(
  c: Context<HaneiEnv>,
  { summary }: StoredRun,
): Promise<ComparedRun | null> {
  await looked(c, c.get('principal').id, summary)
  const [reportText, linesText] = await Promise.all([
    readRunText(c.env.DB, summary.id, 'report'),
    readRunText(c.env.DB, summary.id, 'lines'),
  ])
  if (reportText === null || linesText === null) return null
  const { totals, policyDigest, sheets } = JSON.parse(reportText) as Report
  return { summary, totals, policyDigest, sheets, lines: readLines(linesText).lines }
}
