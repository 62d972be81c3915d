// Who may read a value for a cell: a link token in the address, or a key with the role `read`.
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type Figure, figuresOf } from '../../shared/figures.ts'
import { type RunSummary, reportSchema, unitSchema } from '../../shared/schema/index.ts'
import { callerOf } from '../auth/admit.ts'
import { overLinkRate, overOpenRate, overRate } from '../auth/rate.ts'
import { sha256 } from '../crypto.ts'
import type { HaneiEnv } from '../env.ts'
import { parameterTexts } from '../locales/description/index.ts'
import { findLink } from '../store/links.ts'
import { findRun, latestRun, readRunText, type StoredRun } from '../store/runs.ts'
import { stored } from '../store/stored.ts'
import { looked } from './looks.ts'
import { lookAtRun } from './run-path.ts'

export const cellParams = z.object({
  id: z
    .string()
    .openapi({ param: { name: 'id', in: 'path' }, description: parameterTexts.runOrLatest }),
})
export const cellQuery = {
  token: z.string().max(128).optional().openapi({ description: parameterTexts.token }),
  unit: unitSchema.optional().openapi({ description: parameterTexts.unit }),
  status: z.enum(['200']).optional().openapi({
    description: parameterTexts.statusForCells,
  }),
}

/** What a cell shows instead of a figure; the answer's status says the same, unless 200 is asked for. */
export const cellCodes = {
  UNAUTHORIZED: 401,
  NOTFOUND: 404,
  EXPIRED: 410,
  REVOKED: 410,
  TOOMANY: 429,
  FIELD: 400,
} as const
export type CellCode = keyof typeof cellCodes

/** A short code for a cell, as text. */
export function cellProblem(c: Context<HaneiEnv>, code: CellCode): Response {
  const headers: Record<string, string> = { 'Content-Type': 'text/plain; charset=utf-8' }
  if (code === 'TOOMANY') headers['Retry-After'] = '10'
  const status = c.req.query('status') === '200' ? 200 : cellCodes[code]
  return c.body(`#HANEI:${code}`, status, headers)
}

export interface Seen {
  summary: RunSummary
  figures: ReadonlyMap<string, Figure>
}

/** The run that a token or key may read, with its figures. */
export async function seenRun(
  c: Context<HaneiEnv>,
  id: string,
  token: string | undefined,
): Promise<{ ok: true; value: Seen } | { ok: false; response: Response }> {
  const run = token === undefined ? await runByKey(c, id) : await runByToken(c, id, token)
  if (!run.ok) return run
  const { summary } = run.value
  const reportText = await readRunText(c.env.DB, summary.id, 'report')
  if (reportText === null) return { ok: false, response: cellProblem(c, 'NOTFOUND') }
  const report = stored(reportSchema, reportText, `The report of run ${summary.id}`)
  return {
    ok: true,
    value: { summary, figures: figuresOf(report, summary) },
  }
}

type Found = { ok: true; value: StoredRun } | { ok: false; response: Response }

async function runByToken(c: Context<HaneiEnv>, id: string, token: string): Promise<Found> {
  const refuse = (code: CellCode): Found => ({ ok: false, response: cellProblem(c, code) })
  const link = await findLink(c.env.DB, await sha256(token))
  if (!link) return refuse((await overOpenRate(c)) ? 'TOOMANY' : 'NOTFOUND')
  if (await overLinkRate(c, link.id)) return refuse('TOOMANY')
  if (link.revokedAt) return refuse('REVOKED')
  if (link.expiresAt <= new Date().toISOString()) return refuse('EXPIRED')
  const asked = link.kind === 'latest' ? 'latest' : link.runId
  if (asked !== id) return refuse('NOTFOUND')
  const run =
    link.kind === 'latest'
      ? await latestRun(c.env.DB, link.ward)
      : await findRun(c.env.DB, id, [link.ward])
  if (!run) return refuse('NOTFOUND')
  await looked(c, `link:${link.id}`, run.summary)
  return { ok: true, value: run }
}

async function runByKey(c: Context<HaneiEnv>, id: string): Promise<Found> {
  const caller = await callerOf(c)
  const refused = caller.ok ? await overRate(c, caller.principal) : caller.response
  if (refused || !caller.ok) {
    const code = refused?.status === 429 ? 'TOOMANY' : 'UNAUTHORIZED'
    return { ok: false, response: cellProblem(c, code) }
  }
  c.set('principal', caller.principal)
  const run = await lookAtRun(c, id)
  return run.ok ? run : { ok: false, response: cellProblem(c, 'NOTFOUND') }
}
