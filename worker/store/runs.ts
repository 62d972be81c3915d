// Runs: a row of figures each, its report and lines in parts beside it.
import {
  type KeptOpinions,
  keptOpinionsSchema,
  type RunSummary,
  runSummarySchema,
} from '../../shared/schema/index.ts'
import { packText, unpackAll, unpackText } from './blob.ts'
import { stored } from './stored.ts'

export type PartKind = 'report' | 'lines' | 'sheet'

export interface NewRun {
  summary: RunSummary
  policyDigest: string
  receipt: string
  /** ISO instant after which it is pruned; null keeps it. */
  keepUntil: string | null
}

/** JSON texts, as they are answered later. */
export type RunTexts = Partial<Record<PartKind, string>>

interface RunRow {
  id: string
  ward: string
  created_at: string
  created_by: string
  workbook: string | null
  sheet: string
  fiscal_year: number | null
  plan_version: number | null
  ruleset: string
  digest: string
  snapshot_digest: string
  total: number
  base: number
  share: string
  counts: string
}

export interface StoredRun {
  summary: RunSummary
  receipt: string
}

/** The statement that keeps a run; in one transaction with its texts', and before them. */
export function insertRun(db: D1Database, run: NewRun): D1PreparedStatement {
  const { summary: s } = run
  return db
    .prepare(
      `INSERT INTO runs (id, ward, created_at, created_by, workbook, sheet, fiscal_year,
       plan_version, ruleset, digest, snapshot_digest, policy_digest, total, base, share, counts,
       receipt, keep_until) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[s.id, s.ward, s.createdAt, s.createdBy, s.workbook, s.sheet, s.fiscalYear],
      ...[s.planVersion, s.ruleset, s.digest, s.snapshotDigest, run.policyDigest],
      ...[s.total, s.base, JSON.stringify(s.share), JSON.stringify(s.counts)],
      ...[run.receipt, run.keepUntil],
    )
}

/** The statements that keep a run's texts. */
export async function insertTexts(
  db: D1Database,
  runId: string,
  texts: RunTexts,
): Promise<D1PreparedStatement[]> {
  const statements: D1PreparedStatement[] = []
  for (const [kind, text] of Object.entries(texts)) {
    const parts = await packText(text)
    for (const [part, body] of parts.entries()) {
      statements.push(
        db
          .prepare('INSERT INTO run_parts (run_id, kind, part, body) VALUES (?, ?, ?, ?)')
          .bind(runId, kind, part, body),
      )
    }
  }
  return statements
}

/** The statements that keep the opinions a run was checked with, and last year's. */
export async function insertRunOpinions(
  db: D1Database,
  runId: string,
  kept: KeptOpinions,
): Promise<D1PreparedStatement[]> {
  const parts = await packText(JSON.stringify(kept))
  return parts.map((body, part) =>
    db
      .prepare('INSERT INTO run_opinions (run_id, part, body) VALUES (?, ?, ?)')
      .bind(runId, part, body),
  )
}

/** Null where the run was made without. */
export async function readRunOpinions(db: D1Database, id: string): Promise<KeptOpinions | null> {
  const { results } = await db
    .prepare('SELECT body FROM run_opinions WHERE run_id = ? ORDER BY part')
    .bind(id)
    .all<{ body: string }>()
  if (results.length === 0) return null
  const text = await unpackText(results.map(({ body }) => body))
  return stored(keptOpinionsSchema, text, `The opinions of run ${id}`)
}

/** A run of the named wards (null: any). A forbidden and an unknown one take the same query. */
export async function findRun(
  db: D1Database,
  id: string,
  wards: string[] | null,
): Promise<StoredRun | null> {
  // By ward and id at once: no row of another ward is read to be refused.
  const statement = wards
    ? db
        .prepare(
          `SELECT runs.* FROM json_each(?1) AS named
           JOIN runs INDEXED BY runs_by_ward ON runs.ward = named.value AND runs.id = ?2`,
        )
        .bind(JSON.stringify(wards), id)
    : db.prepare('SELECT * FROM runs WHERE id = ?').bind(id)
  const row = await statement.first<RunRow & { receipt: string }>()
  return row && { summary: fromRow(row), receipt: row.receipt }
}

export async function latestRun(db: D1Database, ward: string): Promise<StoredRun | null> {
  const row = await db
    .prepare('SELECT * FROM runs WHERE ward = ? ORDER BY id DESC LIMIT 1')
    .bind(ward)
    .first<RunRow & { receipt: string }>()
  return row && { summary: fromRow(row), receipt: row.receipt }
}

export interface RunQuery {
  /** null: every ward. */
  wards: string[] | null
  fiscalYear: number | null
  /** Id before which (in time) to go on; null from the newest. */
  before: string | null
  limit: number
}

/** Newest first. */
export async function listRuns(db: D1Database, query: RunQuery): Promise<RunSummary[]> {
  const runs = await listStoredRuns(db, query)
  return runs.map(({ summary }) => summary)
}

/** Newest first, with their receipts. */
export async function listStoredRuns(db: D1Database, query: RunQuery): Promise<StoredRun[]> {
  const { results } = await historyStatement(db, query).all<RunRow & { receipt: string }>()
  return results.map((row) => ({ summary: fromRow(row), receipt: row.receipt }))
}

// Above every run id: `id < ?` from the newest on, so that a first page is found as the others are.
const newest = '~'

/**
 * A statement of its own for each question: a condition such as `?1 IS NULL OR ward = ?1` would
 * keep the database from every index. A ward gives at most a page of ids, from the index alone.
 */
function historyStatement(db: D1Database, query: RunQuery): D1PreparedStatement {
  const { wards, fiscalYear, limit } = query
  const before = query.before ?? newest
  if (wards === null) {
    return fiscalYear === null
      ? db.prepare('SELECT * FROM runs WHERE id < ? ORDER BY id DESC LIMIT ?').bind(before, limit)
      : db
          .prepare('SELECT * FROM runs WHERE fiscal_year = ? AND id < ? ORDER BY id DESC LIMIT ?')
          .bind(fiscalYear, before, limit)
  }
  const named = JSON.stringify(wards)
  return fiscalYear === null
    ? db
        .prepare(
          `SELECT runs.* FROM json_each(?1) AS named JOIN runs ON runs.id IN
             (SELECT id FROM runs WHERE ward = named.value AND id < ?2 ORDER BY id DESC LIMIT ?3)
           ORDER BY runs.id DESC LIMIT ?3`,
        )
        .bind(named, before, limit)
    : db
        .prepare(
          `SELECT runs.* FROM json_each(?1) AS named JOIN runs ON runs.id IN
             (SELECT id FROM runs WHERE ward = named.value AND fiscal_year = ?4 AND id < ?2
              ORDER BY id DESC LIMIT ?3)
           ORDER BY runs.id DESC LIMIT ?3`,
        )
        .bind(named, before, limit, fiscalYear)
}

/** One of a run's JSON texts; null where it was not kept. */
export async function readRunText(
  db: D1Database,
  id: string,
  kind: PartKind,
): Promise<string | null> {
  const parts = await readRunParts(db, id, kind)
  return parts.length === 0 ? null : unpackText(parts)
}

/** The same in UTF-8. */
export async function readRunBytes(
  db: D1Database,
  id: string,
  kind: PartKind,
): Promise<Uint8Array | null> {
  const parts = await readRunParts(db, id, kind)
  return parts.length === 0 ? null : unpackAll(parts)
}

/** The same as stored: packed, in parts; none where it was not kept. */
export async function readRunParts(db: D1Database, id: string, kind: PartKind): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT body FROM run_parts WHERE run_id = ? AND kind = ? ORDER BY part')
    .bind(id, kind)
    .all<{ body: string }>()
  return results.map((row) => row.body)
}

const fromRow = (row: RunRow): RunSummary => ({
  id: row.id,
  ward: row.ward,
  createdAt: row.created_at,
  createdBy: row.created_by,
  workbook: row.workbook,
  sheet: row.sheet,
  fiscalYear: row.fiscal_year,
  planVersion: row.plan_version,
  ruleset: row.ruleset,
  digest: row.digest,
  snapshotDigest: row.snapshot_digest,
  total: row.total,
  base: row.base,
  share: stored(runSummarySchema.shape.share, row.share, `The share of run ${row.id}`),
  counts: stored(runSummarySchema.shape.counts, row.counts, `The counts of run ${row.id}`),
})
