// What was published of which run, and the figures it said. Rows are never changed.
import { type Publication, publicationSchema } from '../../shared/schema/index.ts'
import { packText, unpackText } from './blob.ts'
import { stored } from './stored.ts'

/** More than a ward publishes of a year; earlier ones are not looked at. */
export const mostPublications = 500

/** Newest first. */
export async function listPublications(
  db: D1Database,
  ward: string,
  fiscalYear: number,
): Promise<Publication[]> {
  const { results } = await db
    .prepare(
      `SELECT id, body FROM publications WHERE ward = ? AND fiscal_year = ?
       ORDER BY id DESC LIMIT ?`,
    )
    .bind(ward, fiscalYear, mostPublications)
    .all<{ id: string; body: string }>()
  return Promise.all(
    results.map(async ({ id, body }) =>
      stored(publicationSchema, await unpackText([body]), `Publication ${id}`),
    ),
  )
}

export async function insertPublication(
  db: D1Database,
  publication: Publication,
): Promise<D1PreparedStatement | 'too-large'> {
  const [body, more] = await packText(JSON.stringify(publication))
  if (body === undefined || more !== undefined) return 'too-large'
  const { id, ward, fiscalYear, stage, kind, run, digest, publishedOn } = publication
  return db
    .prepare(
      `INSERT INTO publications (id, ward, fiscal_year, stage, kind, run_id, digest, body,
       published_on, recorded_at, recorded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      ...[id, ward, fiscalYear, stage ?? '', kind, run, digest, body, publishedOn],
      ...[publication.recordedAt, publication.recordedBy],
    )
}
