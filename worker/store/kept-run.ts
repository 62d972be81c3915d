// A kept run's report and lines, as what is traced, reviewed, sampled and packed.
import { type KeptLines, type Report, reportSchema } from '../../shared/schema/index.ts'
import type { KeptRows } from '../../shared/trace/index.ts'
import { readLines, readRows } from './lines.ts'
import { readRunText } from './runs.ts'
import { stored } from './stored.ts'

export interface KeptRun {
  report: Report
  lines: KeptLines
}

/** Null where the run was deleted meanwhile. */
export async function readKeptRun(db: D1Database, id: string): Promise<KeptRun | null> {
  const [report, lines] = await Promise.all([readReport(db, id), readRunText(db, id, 'lines')])
  return report === null || lines === null ? null : { report, lines: readLines(lines) }
}

/** The report alone. */
export async function readReport(db: D1Database, id: string): Promise<Report | null> {
  const text = await readRunText(db, id, 'report')
  return text === null ? null : reportOf(id, text)
}

/** The lines, for those who look at few of them. */
export async function readKeptRows(db: D1Database, id: string): Promise<KeptRows | null> {
  const text = await readRunText(db, id, 'lines')
  return text === null ? null : readRows(text)
}

const reportOf = (id: string, text: string): Report =>
  stored(reportSchema, text, `The report of run ${id}`)
