// A request's one line in the log, and how long its parts took.
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { databaseCeiling, type HaneiEnv } from '../env.ts'
import { count, metricsLine } from '../metrics.ts'

/** Logs how each request went, under its id. */
export const trace = (): MiddlewareHandler<HaneiEnv> =>
  async function trace(c, next) {
    const start = Date.now()
    await next()
    const milliseconds = Date.now() - start
    c.res.headers.set('Server-Timing', serverTiming(c, milliseconds))
    logRequest(c, milliseconds)
    logMetrics(c, milliseconds)
  }

/** Does a part of the work and notes how long it took, for `Server-Timing`. */
export async function timed<T>(
  c: Context<HaneiEnv>,
  part: string,
  work: () => T,
): Promise<Awaited<T>> {
  const start = Date.now()
  try {
    return await work()
  } finally {
    const timings = c.get('timings') ?? new Map<string, number>()
    timings.set(part, (timings.get(part) ?? 0) + Date.now() - start)
    c.set('timings', timings)
  }
}

/** Whole milliseconds: no finer than what the caller's own clock shows. */
const serverTiming = (c: Context<HaneiEnv>, total: number): string =>
  [...(c.get('timings') ?? []), ['total', total] as const]
    .map(([part, milliseconds]) => `${part};dur=${milliseconds}`)
    .join(', ')

/** Counts the call; once a minute a line with what was counted goes into the log. */
function logMetrics(c: Context<HaneiEnv>, milliseconds: number): void {
  const { method } = c.req
  const { status } = c.res
  count({ method, route: routePath(c, -1), status, milliseconds, problem: c.get('problem') })
  const metrics = metricsLine(Date.now(), databaseCeiling(c.env))
  if (metrics) {
    console.log(JSON.stringify({ level: 'info', at: new Date().toISOString(), metrics }))
  }
}

/** One structured line. Never the query (link tokens), a body, a budget value or a key. */
function logRequest(c: Context<HaneiEnv>, milliseconds: number): void {
  console.log(
    JSON.stringify({
      level: c.res.status >= 500 ? 'error' : 'info',
      at: new Date().toISOString(),
      requestId: c.get('requestId'),
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      milliseconds,
      caller: c.get('principal')?.id ?? null,
    }),
  )
}

/** An unexpected error, with its stack but without what was sent. */
export const logError = (requestId: string, error: Error): void =>
  console.error(
    JSON.stringify({
      level: 'error',
      at: new Date().toISOString(),
      requestId,
      error: error.name,
      // Database and parser messages can quote values; the stack names the place without them.
      stack: (error.stack ?? '')
        .split('\n')
        .slice(1, 8)
        .map((line) => line.trim()),
    }),
  )

/** Work that the answer does not wait for. It may fail: what must not, is awaited. */
export function later(c: Context<HaneiEnv>, work: Promise<unknown>): void {
  const done = work.catch((error) => logError(c.get('requestId') ?? '', error))
  try {
    c.executionCtx.waitUntil(done)
  } catch {
    // A host without such a thing lets it run on anyway.
  }
}
