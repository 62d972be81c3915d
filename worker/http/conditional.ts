// ETag and If-None-Match (RFC 9110 §13): what has not changed is not sent again.
import type { Context } from 'hono'
import type { HaneiEnv } from '../env.ts'

/** A strong validator from a digest or a version. */
export const etagOf = (digest: string): string => `"${digest}"`

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
export function matches(field: string | undefined, etag: string): boolean {
  if (!field) return false
  return field
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag === etag)
}
