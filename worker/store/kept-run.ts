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
  const texts = await textsOf(db, id)
  return texts && { report: reportOf(id, texts.report), lines: readLines(texts.lines) }
}

/** The same for those who look at few of its lines. */
export async function readTracedRun(
  db: D1Database,
  id: string,
): Promise<{ report: Report; rows: KeptRows } | null> {
  const texts = await textsOf(db, id)
  return texts && { report: reportOf(id, texts.report), rows: readRows(texts.lines) }
}

async function textsOf(db: D1Database, id: string) {
  const [report, lines] = await Promise.all([
    readRunText(db, id, 'report'),
    readRunText(db, id, 'lines'),
  ])
  return report === null || lines === null ? null : { report, lines }
}

const reportOf = (id: string, text: string): Report =>
  stored(reportSchema, text, `The report of run ${id}`)
