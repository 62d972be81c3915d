// What a page is made from or checked against: a kept run with its plan, or sheets checked for it.
import type { Context } from 'hono'
import { digestOf } from '../../../shared/digest/index.ts'
import type { DocumentInput } from '../../../shared/documents/index.ts'
import {
  type DocumentRequest,
  defaultPolicy,
  type Opinions,
  type Plan,
  type Report,
  snapshotsOf,
} from '../../../shared/schema/index.ts'
import { assessRequest } from '../../assess.ts'
import type { HaneiEnv } from '../../env.ts'
import type { Read } from '../../http/body.ts'
import { notFound, problem } from '../../http/problem.ts'
import { lookAtRun } from '../../operation/run-path.ts'
import { readKeptRun } from '../../store/kept-run.ts'
import { findOpinions } from '../../store/opinions.ts'
import { findPlan, findPolicy } from '../../store/published.ts'
import { readRunOpinions, type StoredRun } from '../../store/runs.ts'
import { registerOf, resolve } from '../create-validation/resolve.ts'

export type BasisRequest = Omit<DocumentRequest, 'kind' | 'format' | 'template' | 'language'>

/** Report, lines, plan and policy; of a kept run under the ward's latest policy where the body has none. */
export async function basisOf(
  c: Context<HaneiEnv>,
  request: BasisRequest,
): Promise<Read<DocumentInput>> {
  if (request.run === undefined) return ofSheets(c, request)
  const found = await lookAtRun(c, request.run)
  return found.ok ? basisOfRun(c, request, found.value) : found
}

/** The same of a run that the caller may see. */
export async function basisOfRun(
  c: Context<HaneiEnv>,
  request: BasisRequest,
  run: StoredRun,
): Promise<Read<DocumentInput>> {
  const basis = await ofRun(c, request, run)
  if (!basis.ok) return basis
  const sent = await registerOf(c, request, null)
  if (!sent.ok) return sent
  const opinions = sent.value?.register.opinions ?? (await opinionsOfRun(c, basis.value))
  return { ok: true, value: { ...basis.value, opinions } }
}

/** Those it was checked with, else the ward's published ones of the year. */
async function opinionsOfRun(
  c: Context<HaneiEnv>,
  { run, report }: DocumentInput,
): Promise<Opinions | null> {
  const kept = run && report.opinions ? await readRunOpinions(c.env.DB, run.id) : null
  if (kept) return kept.opinions
  const { ward = null, fiscalYear = null } = report.plan ?? {}
  if (!run || ward === null || fiscalYear === null) return null
  return (await findOpinions(c.env.DB, ward, fiscalYear))?.value ?? null
}

async function ofSheets(c: Context<HaneiEnv>, request: BasisRequest): Promise<Read<DocumentInput>> {
  const resolved = await resolve(c, request, null)
  if (!resolved.ok) return resolved
  const { plan, planVersion, policy } = resolved.value
  const { mapping, roles, registers } = request
  const register = resolved.value.register?.register
  const { report, lines, opinions } = assessRequest(snapshotsOf(request), plan, policy, {
    ...{ mapping, planVersion, roles, register, registers },
  })
  const read = { opinions: opinions?.opinions ?? null }
  return { ok: true, value: { report, lines: lines().lines, plan, policy, run: null, ...read } }
}

async function ofRun(
  c: Context<HaneiEnv>,
  request: BasisRequest,
  run: StoredRun,
): Promise<Read<DocumentInput>> {
  const { summary, receipt } = run
  const kept = await readKeptRun(c.env.DB, summary.id)
  if (!kept) return { ok: false, response: notFound(c) }
  const plan = await planOf(c, request, run, kept.report)
  if (!plan.ok) return plan
  const policy = request.policy ?? (await findPolicy(c.env.DB, summary.ward))?.value
  const { id, digest, createdAt, sheet } = summary
  return {
    ok: true,
    value: {
      report: kept.report,
      lines: kept.lines.lines,
      plan: plan.value,
      policy: policy ?? defaultPolicy,
      run: { id, digest, receipt, createdAt, sheet },
    },
  }
}

/** The plan the run was made against: published, or sent again; never another one. */
async function planOf(
  c: Context<HaneiEnv>,
  { plan: given }: BasisRequest,
  { summary }: StoredRun,
  { plan: used }: Report,
): Promise<Read<Plan | null>> {
  if (used === null) return { ok: true, value: null }
  const { version, fiscalYear } = used
  const published =
    version === null || fiscalYear === null
      ? null
      : await findPlan(c.env.DB, summary.ward, fiscalYear, version)
  if (published) return { ok: true, value: published.value }
  if (typeof given === 'object' && digestOf(given) === used.digest)
    return { ok: true, value: given }
  return {
    ok: false,
    response: problem(c, 422, {
      code: 'plan-needed',
      detail: (say) => say.planNeeded(used.digest),
      errors: [{ pointer: '/plan', code: 'plan-needed', detail: (say) => say.planOfRun }],
    }),
  }
}
