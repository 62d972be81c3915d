// The sides of a comparison: a kept run, or sheets of the request.
import type { Context } from 'hono'
import {
  type ComparedSide,
  type CompareRequest,
  type Report,
  snapshotsOf,
} from '../../../shared/schema/index.ts'
import { assessRequest } from '../../assess.ts'
import type { ComparedRun } from '../../compare/index.ts'
import type { HaneiEnv } from '../../env.ts'
import type { Read } from '../../http/body.ts'
import { negotiate } from '../../http/negotiate.ts'
import { notFound } from '../../http/problem.ts'
import { looked } from '../../operation/looks.ts'
import { runOf } from '../../operation/run-path.ts'
import { readKeptRun } from '../../store/kept-run.ts'
import type { StoredRun } from '../../store/runs.ts'
import { placeOf } from '../create-validation/keep.ts'
import { resolve } from '../create-validation/resolve.ts'

export interface Side {
  run: ComparedRun
  side: ComparedSide
}

const forms = ['application/json', 'text/html'] as const

/** JSON, or a page to print, as Accept asks; else 406. */
export const formOf = (c: Context<HaneiEnv>): Read<(typeof forms)[number]> => negotiate(c, forms)

/** A kept run, whose look is noted; null where it was deleted meanwhile. */
export async function keptSide(c: Context<HaneiEnv>, { summary }: StoredRun): Promise<Side | null> {
  await looked(c, c.get('principal').id, summary)
  const kept = await readKeptRun(c.env.DB, summary.id)
  if (!kept) return null
  const { id, createdAt, workbook, sheet, share, ruleset, digest } = summary
  return {
    run: comparedRun(kept.report, kept.lines),
    side: { id, createdAt, workbook, sheet, share, ruleset, digest },
  }
}

export async function sideOf(
  c: Context<HaneiEnv>,
  request: CompareRequest['from'],
): Promise<Read<Side>> {
  if (request.run !== undefined) {
    const found = await runOf(c, request.run)
    if (!found.ok) return found
    const value = await keptSide(c, found.value)
    return value ? { ok: true, value } : { ok: false, response: notFound(c) }
  }
  const resolved = await resolve(c, request, null)
  if (!resolved.ok) return resolved
  const { plan, planVersion, policy } = resolved.value
  const { mapping, roles } = request
  const snapshots = snapshotsOf(request)
  const assessment = assessRequest(snapshots, plan, policy, { mapping, planVersion, roles })
  const { report, digest } = assessment
  return {
    ok: true,
    value: {
      run: comparedRun(report, assessment.lines()),
      side: {
        ...{ id: null, createdAt: null, ...placeOf({ snapshots, assessment }) },
        ...{ share: report.totals.share, ruleset: report.ruleset, digest },
      },
    },
  }
}

const comparedRun = (
  { totals, policyDigest, sheets }: Report,
  { lines, leftOut }: Pick<ComparedRun, 'lines' | 'leftOut'>,
): ComparedRun => ({ totals, policyDigest, sheets, lines, leftOut })
