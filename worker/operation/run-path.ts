// The `{id}` of a run in an address, and finding the run it names.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Role } from '../../shared/schema/index.ts'
import { scope } from '../auth/scope.ts'
import type { HaneiEnv } from '../env.ts'
import { isRunId } from '../http/id.ts'
import { notFound } from '../http/problem.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { findRun, type StoredRun } from '../store/runs.ts'
import { looked } from './looks.ts'

export const runParams = z.object({
  id: z.string().openapi({ param: { name: 'id', in: 'path' }, description: parameterTexts.run }),
})

type Found = { ok: true; value: StoredRun } | { ok: false; response: Response }

/** The run, or the one 404 for every run that is not there or not the caller's. */
export async function runOf(c: Context<HaneiEnv>, id: string, role: Role = 'read'): Promise<Found> {
  const seen = scope(c, role)
  if (!seen.ok) return seen
  const run = isRunId(id) ? await findRun(c.env.DB, id, seen.wards) : null
  return run ? { ok: true, value: run } : { ok: false, response: notFound(c) }
}

/** The run to a caller that is going to see it, which the audit log notes. */
export async function lookAtRun(c: Context<HaneiEnv>, id: string): Promise<Found> {
  const run = await runOf(c, id)
  if (run.ok) await looked(c, c.get('principal').id, run.value.summary)
  return run
}
