// GET /v1/publications/{ward}/{year}/stages: the stages of a year as a chain, each with what changed since the one before.
import type { Context } from 'hono'
import { differencesFrom } from '../../../shared/documents/index.ts'
import {
  type ChangeKind,
  type Plan,
  type Publication,
  type RunSummary,
  type Stage,
  stages,
  type YearStage,
  yearStagesAnswerSchema,
} from '../../../shared/schema/index.ts'
import { type Compared, compare } from '../../compare/index.ts'
import type { HaneiEnv } from '../../env.ts'
import { timed } from '../../http/trace.ts'
import { looked } from '../../operation/looks.ts'
import { jsonAnswer, operation, problems } from '../../operation/operation.ts'
import { planParams } from '../../operation/ward-path.ts'
import { type KeptRun, readKeptRun } from '../../store/kept-run.ts'
import { listPublications } from '../../store/publications.ts'
import { findPlan, findPolicy, unpublished } from '../../store/published.ts'
import { listRuns } from '../../store/runs.ts'

/** Among so many of the newest runs the stages are looked for. */
const mostRuns = 200

export const readYearStages = operation(
  {
    method: 'get',
    path: '/v1/publications/{ward}/{year}/stages',
    operationId: 'readYearStages',
    access: { role: 'read' },
    tag: 'documents',
    request: { params: planParams },
    responses: { 200: jsonAnswer(yearStagesAnswerSchema), ...problems(400, 403, 404) },
  },
  async (c) => {
    const { ward, year } = c.req.valid('param')
    const found = await newestOfStages(c, ward, year)
    const published = await listPublications(c.env.DB, ward, year)
    const policy = (await findPolicy(c.env.DB, ward))?.value ?? unpublished.value
    const answer: YearStage[] = []
    let before: { stage: Stage; kept: KeptRun } | null = null
    for (const stage of stages) {
      const own = found.get(stage)
      const kept = own && (await readKeptRun(c.env.DB, own.run.id))
      if (!own || !kept) continue
      await looked(c, c.get('principal').id, own.run)
      const input = { report: kept.report, lines: kept.lines.lines, plan: own.plan, policy }
      const ofStage = published.filter((one) => one.stage === stage)
      const earlier = before
      answer.push({
        ...{ stage, run: own.run, publications: newestPages(ofStage) },
        differences: differencesFrom(ofStage, input),
        step:
          earlier &&
          (await timed(c, 'compare', async () =>
            stepOf(earlier.stage, compare(comparedOf(earlier.kept), comparedOf(kept))),
          )),
      })
      before = { stage, kept }
    }
    return c.json({ ward, fiscalYear: year, stages: answer }, 200)
  },
)

/** By stage the newest run against a published plan of it. */
async function newestOfStages(
  c: Context<HaneiEnv>,
  ward: string,
  fiscalYear: number,
): Promise<Map<Stage, { run: RunSummary; plan: Plan }>> {
  const query = { wards: [ward], fiscalYear, before: null, limit: mostRuns }
  const runs = await listRuns(c.env.DB, query)
  const plans = new Map<number, Plan | null>()
  const found = new Map<Stage, { run: RunSummary; plan: Plan }>()
  for (const run of runs) {
    const version = run.planVersion
    if (version === null) continue
    const plan =
      plans.get(version) ?? (await findPlan(c.env.DB, ward, fiscalYear, version))?.value ?? null
    plans.set(version, plan)
    if (plan?.stage && !found.has(plan.stage)) found.set(plan.stage, { run, plan })
  }
  return found
}

const comparedOf = ({ report, lines }: KeptRun) => ({
  ...{ totals: report.totals, policyDigest: report.policyDigest, sheets: report.sheets },
  ...{ lines: lines.lines, leftOut: lines.leftOut },
})

function stepOf(from: Stage, compared: Compared): YearStage['step'] {
  const { difference, status, totals, unchanged } = compared
  const changes: Partial<Record<ChangeKind, number>> = {}
  for (const { kind } of compared.changes) changes[kind] = (changes[kind] ?? 0) + 1
  return { from, difference, status, totals, unchanged, changes }
}

/** The newest of each page, without its figures. */
function newestPages(publications: readonly Publication[]): YearStage['publications'] {
  const kinds = new Set<string>()
  return publications.flatMap(({ figures: _, ...publication }) => {
    if (kinds.has(publication.kind)) return []
    kinds.add(publication.kind)
    return [publication]
  })
}
