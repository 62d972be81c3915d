// The published registers of council opinions: immutable versions, numbered from 1.
import { type PublishedOpinions, publishedOpinionsSchema } from '../../shared/schema/index.ts'
import { packText, unpackText } from './blob.ts'
import type { Version } from './published.ts'
import { stored } from './stored.ts'

interface Row {
  version: number
  digest: string
  body: string
  published_at: string
  published_by: string
}

/** The latest version. */
export const findOpinions = async (
  db: D1Database,
  ward: string,
  fiscalYear: number,
): Promise<Version<PublishedOpinions> | null> =>
  fromRow(
    await db
      .prepare(
        `SELECT version, digest, body, published_at, published_by FROM opinions
         WHERE ward = ? AND fiscal_year = ? ORDER BY version DESC LIMIT 1`,
      )
      .bind(ward, fiscalYear)
      .first<Row>(),
  )

/** The version asked for. */
export const findOpinionsVersion = async (
  db: D1Database,
  ward: string,
  fiscalYear: number,
  version: number,
): Promise<Version<PublishedOpinions> | null> =>
  fromRow(
    await db
      .prepare(
        `SELECT version, digest, body, published_at, published_by FROM opinions
         WHERE ward = ? AND fiscal_year = ? AND version = ?`,
      )
      .bind(ward, fiscalYear, version)
      .first<Row>(),
  )

/** Newest first. */
export async function opinionsVersions(
  db: D1Database,
  ward: string,
  fiscalYear: number,
): Promise<Omit<Version<unknown>, 'value'>[]> {
  const { results } = await db
    .prepare(
      `SELECT version, digest, published_at, published_by FROM opinions
       WHERE ward = ? AND fiscal_year = ? ORDER BY version DESC`,
    )
    .bind(ward, fiscalYear)
    .all<Omit<Row, 'body'>>()
  return results.map(describe)
}

/** Fails on the primary key where another publication took that version number first. */
export async function insertOpinions(
  db: D1Database,
  { version, digest, publishedAt, publishedBy, value }: Version<PublishedOpinions>,
): Promise<D1PreparedStatement | 'too-large'> {
  const [body, more] = await packText(JSON.stringify(value))
  if (body === undefined || more !== undefined) return 'too-large'
  return db
    .prepare(
      `INSERT INTO opinions (ward, fiscal_year, version, digest, body, published_at, published_by)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(value.ward, value.fiscalYear, version, digest, body, publishedAt, publishedBy)
}

/** Every version of a ward's registers, oldest first, one in memory at a time. */
export async function* opinionsOfWard(
  db: D1Database,
  ward: string,
): AsyncGenerator<Version<PublishedOpinions>> {
  const { results } = await db
    .prepare(
      'SELECT fiscal_year, version FROM opinions WHERE ward = ? ORDER BY fiscal_year, version',
    )
    .bind(ward)
    .all<{ fiscal_year: number; version: number }>()
  for (const { fiscal_year, version } of results) {
    const found = await findOpinionsVersion(db, ward, fiscal_year, version)
    if (found) yield found
  }
}

const describe = ({ version, digest, published_at, published_by }: Omit<Row, 'body'>) => ({
  ...{ version, digest, publishedAt: published_at, publishedBy: published_by },
})

const fromRow = async (row: Row | null): Promise<Version<PublishedOpinions> | null> =>
  row && {
    ...describe(row),
    value: stored(
      publishedOpinionsSchema,
      await unpackText([row.body]),
      `The register of opinions, version ${row.version}`,
    ),
  }
