// Everything a ward has stored: out as a document, or away.
import type { AuditEntry, WardExport } from '../../shared/schema/index.ts'
import { commit } from './audit.ts'
import { readLines } from './lines.ts'
import { plansOfWard, policiesOfWard } from './published.ts'
import { findRun, listRuns, readRunText } from './runs.ts'

const runsAPart = 25

/** A ward's plans, policies and audit rows, and its runs from `before` on, newest first. */
export async function exportWard(
  db: D1Database,
  ward: string,
  before: string | null,
): Promise<WardExport> {
  const found = await listRuns(db, {
    wards: [ward],
    fiscalYear: null,
    before,
    limit: runsAPart + 1,
  })
  const summaries = found.slice(0, runsAPart)
  const runs = await Promise.all(summaries.map((summary) => exportRun(db, summary)))
  const first = before === null
  return {
    ward,
    exportedAt: new Date().toISOString(),
    plans: first ? await exportPlans(db, ward) : [],
    policies: first
      ? (await policiesOfWard(db, ward)).map(({ value, ...rest }) => ({
          ward,
          ...rest,
          policy: value,
        }))
      : [],
    runs: runs.filter((run) => run !== null),
    audit: first ? await auditOf(db, ward) : [],
    next: found.length > runsAPart ? (summaries.at(-1)?.id ?? null) : null,
  }
}

/** Deletes a ward's runs, links, plans and policies at once. The audit log stays. */
export async function deleteWard(
  db: D1Database,
  ward: string,
  actor: string,
  now: Date,
): Promise<void> {
  const at = now.toISOString()
  await commit(
    db,
    at,
    [{ ward, actor, action: 'ward.deleted', subject: ward }],
    [
      db.prepare('DELETE FROM links WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM runs WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM plans WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM policies WHERE ward = ?').bind(ward),
      db.prepare('DELETE FROM idempotency WHERE ward = ?').bind(ward),
    ],
  )
}

async function exportPlans(db: D1Database, ward: string): Promise<WardExport['plans']> {
  const plans = await plansOfWard(db, ward)
  return plans.map(({ value, ...rest }) => ({
    ward,
    fiscalYear: value.fiscalYear,
    ...rest,
    plan: value,
  }))
}

async function exportRun(
  db: D1Database,
  summary: WardExport['runs'][number]['summary'],
): Promise<WardExport['runs'][number] | null> {
  const [run, report, lines, sheet] = await Promise.all([
    findRun(db, summary.id, [summary.ward]),
    readRunText(db, summary.id, 'report'),
    readRunText(db, summary.id, 'lines'),
    readRunText(db, summary.id, 'sheet'),
  ])
  if (!run || report === null) return null
  return {
    summary,
    report: JSON.parse(report) as WardExport['runs'][number]['report'],
    receipt: run.receipt,
    lines: readLines(lines ?? '[]'),
    sheet: JSON.parse(sheet ?? 'null') as WardExport['runs'][number]['sheet'],
  }
}

async function auditOf(db: D1Database, ward: string): Promise<AuditEntry[]> {
  const { results } = await db
    .prepare('SELECT * FROM audit WHERE ward = ? ORDER BY seq')
    .bind(ward)
    .all<AuditEntry>()
  return results
}
