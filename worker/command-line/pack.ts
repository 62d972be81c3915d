// `hanei pack`: the evidence of a check as one .zip that nobody signs, for it is made without a server.
import { standingReviews } from '../../shared/review/index.ts'
import { snapshotsOf } from '../../shared/schema/index.ts'
import { createPack } from '../pack/index.ts'
import { assessInput } from './assess.ts'
import { readAgainst, readInput } from './input.ts'
import type { Asked } from './options.ts'
import type { Answer, Surroundings } from './surroundings.ts'

/** The same file, plan and policy give the same bytes. */
export async function packFile(asked: Asked, surroundings: Surroundings): Promise<Answer> {
  const { words, language } = surroundings
  const [path = '-'] = asked.paths
  const input = readInput(path, asked.sheets, surroundings)
  const against = readAgainst(asked, surroundings)
  const checked = assessInput(path, input, against, words)
  const { report, reportText, digest, plan, policy, opinions } = checked
  const snapshots = snapshotsOf(input)
  const [first] = snapshots
  const lines = checked.lines()
  const bytes = await createPack(
    {
      summary: {
        ...{ id: null, createdAt: null, createdBy: null, digest },
        ward: report.plan?.ward ?? null,
        fiscalYear: report.plan?.fiscalYear ?? null,
        workbook: first?.workbook ?? null,
        sheet: snapshots.map(({ sheet }) => sheet).join(', '),
      },
      ...{ report, reportText, lines, plan, policy, opinions, language },
      ...{ issuer: null, head: null, receipt: null, keys: null, audit: null, signer: null },
      reviews: standingReviews({ id: '', digest, report, lines }, [], policy),
      sheet: async () =>
        new TextEncoder().encode(JSON.stringify(snapshots.length > 1 ? snapshots : first)),
    },
    null,
  )
  return { text: bytes, status: report.counts.error > 0 ? 1 : 0 }
}
