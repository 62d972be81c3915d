// Published plans and policies: immutable versions, numbered from 1.
import type { z } from 'zod'
import { digestOf } from '../../shared/digest/index.ts'
import {
  defaultPolicy,
  type PlanAnswer,
  type Policy,
  type PolicyAnswer,
  type PublishedPlan,
  policySchema,
  publishedPlanSchema,
} from '../../shared/schema/index.ts'
import { packText, unpackText } from './blob.ts'
import { stored } from './stored.ts'

interface VersionRow {
  version: number
  digest: string
  body: string
  published_at: string
  published_by: string
}

export interface Version<T> {
  version: number
  digest: string
  publishedAt: string
  publishedBy: string
  value: T
}

/** What applies in a ward that has published no policy. */
export const unpublished = {
  version: 0,
  digest: digestOf(defaultPolicy),
  publishedAt: null,
  publishedBy: null,
  value: defaultPolicy,
}

/** The latest version, or the one asked for. */
export const findPlan = (
  db: D1Database,
  ward: string,
  fiscalYear: number,
  version?: number,
): Promise<Version<PublishedPlan> | null> =>
  first(
    publishedPlanSchema,
    db
      .prepare(
        `SELECT version, digest, body, published_at, published_by FROM plans
         WHERE ward = ?1 AND fiscal_year = ?2 AND (?3 IS NULL OR version = ?3)
         ORDER BY version DESC LIMIT 1`,
      )
      .bind(ward, fiscalYear, version ?? null),
  )

export const findPolicy = (
  db: D1Database,
  ward: string,
  version?: number,
): Promise<Version<Policy> | null> =>
  first(
    policySchema,
    db
      .prepare(
        `SELECT version, digest, body, published_at, published_by FROM policies
         WHERE ward = ?1 AND (?2 IS NULL OR version = ?2)
         ORDER BY version DESC LIMIT 1`,
      )
      .bind(ward, version ?? null),
  )

/** The version of a ward's policy that has this digest; null for one that was never published. */
export async function findPolicyByDigest(
  db: D1Database,
  ward: string,
  digest: string,
): Promise<Policy | null> {
  if (digest === unpublished.digest) return unpublished.value
  const found = await first(
    policySchema,
    db
      .prepare(
        `SELECT version, digest, body, published_at, published_by FROM policies
         WHERE ward = ? AND digest = ? ORDER BY version DESC LIMIT 1`,
      )
      .bind(ward, digest),
  )
  return found?.value ?? null
}

export async function planVersions(
  db: D1Database,
  ward: string,
  fiscalYear: number,
): Promise<PlanAnswer['versions']> {
  return versions(
    db
      .prepare(
        `SELECT version, digest, published_at, published_by FROM plans
         WHERE ward = ? AND fiscal_year = ? ORDER BY version DESC`,
      )
      .bind(ward, fiscalYear),
  )
}

export async function policyVersions(
  db: D1Database,
  ward: string,
): Promise<PolicyAnswer['versions']> {
  return versions(
    db
      .prepare(
        `SELECT version, digest, published_at, published_by FROM policies
         WHERE ward = ? ORDER BY version DESC`,
      )
      .bind(ward),
  )
}

/** Fails on the primary key where another publication took that version number first. */
export async function insertPlan(
  db: D1Database,
  { version, digest, publishedAt, publishedBy, value }: Version<PublishedPlan>,
): Promise<D1PreparedStatement | 'too-large'> {
  const [body, more] = await packText(JSON.stringify(value))
  if (body === undefined || more !== undefined) return 'too-large'
  return db
    .prepare(
      `INSERT INTO plans (ward, fiscal_year, version, digest, body, published_at, published_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(value.ward, value.fiscalYear, version, digest, body, publishedAt, publishedBy)
}

export async function insertPolicy(
  db: D1Database,
  ward: string,
  { version, digest, publishedAt, publishedBy, value }: Version<Policy>,
): Promise<D1PreparedStatement | 'too-large'> {
  const [body, more] = await packText(JSON.stringify(value))
  if (body === undefined || more !== undefined) return 'too-large'
  return db
    .prepare(
      `INSERT INTO policies (ward, version, digest, body, published_at, published_by)
       VALUES (?, ?, ?, ?, ?, ?)`,
    )
    .bind(ward, version, digest, body, publishedAt, publishedBy)
}

/** Every version of a ward's plans, oldest first, one in memory at a time. */
export async function* plansOfWard(
  db: D1Database,
  ward: string,
): AsyncGenerator<Version<PublishedPlan>> {
  const { results } = await db
    .prepare('SELECT fiscal_year, version FROM plans WHERE ward = ? ORDER BY fiscal_year, version')
    .bind(ward)
    .all<{ fiscal_year: number; version: number }>()
  for (const { fiscal_year, version } of results) {
    const plan = await findPlan(db, ward, fiscal_year, version)
    if (plan) yield plan
  }
}

export async function* policiesOfWard(
  db: D1Database,
  ward: string,
): AsyncGenerator<Version<Policy>> {
  const { results } = await db
    .prepare('SELECT version FROM policies WHERE ward = ? ORDER BY version')
    .bind(ward)
    .all<{ version: number }>()
  for (const { version } of results) {
    const policy = await findPolicy(db, ward, version)
    if (policy) yield policy
  }
}

/** Whether a batch failed because its version number was taken. */
export const versionTaken = (error: unknown): boolean =>
  error instanceof Error &&
  /UNIQUE constraint failed: (plans|policies|opinions)\./.test(error.message)

async function first<T>(
  schema: z.ZodType<T>,
  statement: D1PreparedStatement,
): Promise<Version<T> | null> {
  const row = await statement.first<VersionRow>()
  return row && fromRow(schema, row)
}

async function versions(statement: D1PreparedStatement): Promise<PlanAnswer['versions']> {
  const { results } = await statement.all<Omit<VersionRow, 'body'>>()
  return results.map((row) => ({
    version: row.version,
    digest: row.digest,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
  }))
}

const fromRow = async <T>(schema: z.ZodType<T>, row: VersionRow): Promise<Version<T>> => ({
  version: row.version,
  digest: row.digest,
  publishedAt: row.published_at,
  publishedBy: row.published_by,
  value: stored(schema, await unpackText([row.body]), `Version ${row.version} (${row.digest})`),
})
