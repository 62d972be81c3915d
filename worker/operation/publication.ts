// Publishing: a changed thing becomes the next immutable version, under the caller's conditions.
import type { Context } from 'hono'
import { digestOf } from '../../shared/digest/index.ts'
import type { HaneiEnv } from '../env.ts'
import { etagOf, matches, matchesStrongly } from '../http/conditional.ts'
import { problem, tooLarge } from '../http/problem.ts'
import type { Published as Thing } from '../locales/index.ts'
import { commit } from '../store/audit.ts'
import { type Version, versionTaken } from '../store/published.ts'

export interface Publication<T> {
  value: T
  /** As problems name it. */
  thing: Thing
  ward: string
  /** Its address, and in the audit log the same without what all of them begin with. */
  address: string
  subject: string
  /** What is published now; null for nothing. */
  latest: Version<T> | null
  /** ETag of what GET answers now; null where it answers 404. */
  etag: string | null
  insert: (db: D1Database, next: Version<T>) => Promise<D1PreparedStatement | 'too-large'>
}

export type Publishing =
  | { ok: true; status: 200 | 201; version: Omit<Version<unknown>, 'value'> }
  | { ok: false; response: Response }

/**
 * Publishes. `If-Match` holds it to the version that was read, `If-None-Match: *` to the first one.
 * Sets `ETag`, and with a new version `Location`.
 */
export async function publish<T>(
  c: Context<HaneiEnv>,
  { value, thing, ward, address, subject, latest, etag, insert }: Publication<T>,
): Promise<Publishing> {
  if (!holds(c, etag, latest !== null)) {
    return refuse(
      problem(c, 412, {
        code: 'changed',
        detail: (say) => say.otherVersion(thing),
      }),
    )
  }
  const digest = digestOf(value)
  if (latest?.digest === digest) {
    const { value: _, ...version } = latest
    c.header('ETag', etagOf(digest, version.version))
    return { ok: true, status: 200, version }
  }
  const { id: actor, name: publishedBy } = c.get('principal')
  const publishedAt = new Date().toISOString()
  const version = { version: (latest?.version ?? 0) + 1, digest, publishedAt, publishedBy }
  const statement = await insert(c.env.DB, { ...version, value })
  if (statement === 'too-large') {
    return refuse(tooLarge(c, 'bodyBytes', (say) => say.tooLargeToKeep(thing)))
  }
  try {
    const action = `${thing}.published`
    const event = { ward, actor, action, subject: `${subject}/${version.version}` }
    await commit(c.env.DB, publishedAt, [event], [statement])
  } catch (error) {
    if (!versionTaken(error)) throw error
    return refuse(
      problem(c, 409, {
        code: 'published-meanwhile',
        detail: (say) => say.publishedMeanwhile(thing),
      }),
    )
  }
  c.header('ETag', etagOf(digest, version.version))
  c.header('Location', `${address}?version=${version.version}`)
  return { ok: true, status: 201, version }
}

/** Whether the caller's conditions hold (RFC 9110 §13.1). */
function holds(c: Context<HaneiEnv>, etag: string | null, published: boolean): boolean {
  const only = c.req.header('If-Match')
  if (only && !(etag && matchesStrongly(only, etag))) return false
  const none = c.req.header('If-None-Match')
  return !none || (none.trim() === '*' ? !published : !(etag && matches(none, etag)))
}

const refuse = (response: Response) => ({ ok: false as const, response })
