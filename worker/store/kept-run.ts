// A kept run's report and lines, as what is traced, reviewed, sampled and packed.
import { type KeptLines, type Report, reportSchema } from '../../shared/schema/index.ts'
import { readLines } from './lines.ts'
import { readRunText } from './runs.ts'
import { stored } from './stored.ts'

export interface KeptRun {
  report: Report
  lines: KeptLines
}

/** Null where the run was deleted meanwhile. */
export async function readKeptRun(db: D1Database, id: string): Promise<KeptRun | null> {
  const [report, lines] = await Promise.all([
    readRunText(db, id, 'report'),
    readRunText(db, id, 'lines'),
  ])
  if (report === null || lines === null) return null
  return {
    report: stored(reportSchema, report, `The report of run ${id}`),
    lines: readLines(lines),
  }
}
