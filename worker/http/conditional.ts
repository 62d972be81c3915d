// ETag and If-None-Match (RFC 9110 §13): what has not changed is not sent again.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'

/**
 * A strong validator: what never changes by its name, what is published by its digest and the
 * number of the newest version, for the list of versions is part of the answer.
 */
export const etagOf = (name: string, newest?: number): string =>
  newest === undefined ? `"${name}"` : `"${name}.v${newest}"`

/** 304 when the caller already has it, else the body with its ETag; caches must ask first. */
export function answerIfChanged(
  c: Context<HaneiEnv>,
  etag: string,
  body: string,
  contentType: string,
): Response {
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept' }
  if (matches(c.req.header('If-None-Match'), etag)) return c.body(null, 304, headers)
  return c.body(body, 200, { ...headers, 'Content-Type': contentType })
}

/** Whether a field of entity tags names this one; comparison is weak, as If-None-Match asks. */
export const matches = (field: string | undefined, etag: string): boolean =>
  tagsOf(field).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)

/** The same by strong comparison, as If-Match asks: a weak tag matches nothing. */
export const matchesStrongly = (field: string | undefined, etag: string): boolean =>
  tagsOf(field).some((tag) => tag === '*' || tag === etag)

const tagsOf = (field: string | undefined): string[] =>
  field?.split(',').map((tag) => tag.trim()) ?? []
