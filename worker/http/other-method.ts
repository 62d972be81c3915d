// What a path of the API answers to a method that it does not take.
import type { Context, Hono } from 'hono'
import type { HaneiEnv } from '../env.ts'
import { problem } from './problem.ts'

/**
 * 405 with the methods that the path takes, or 204 with them to OPTIONS (LibreOffice asks before
 * it reads); null for a path that no operation has.
 */
export function otherMethod(
  c: Context<HaneiEnv>,
  routes: Hono<HaneiEnv>['routes'],
): Response | null {
  const taken = routes.filter(({ method, path }) => method !== 'ALL' && matches(path, c.req.path))
  if (taken.length === 0) return null
  const methods = new Set(taken.map(({ method }) => method))
  if (methods.has('GET')) methods.add('HEAD')
  const headers = { Allow: [...methods, 'OPTIONS'].join(', ') }
  if (c.req.method === 'OPTIONS') return c.body(null, 204, headers)
  return problem(c, 405, {
    code: 'method-not-allowed',
    detail: `This address takes ${headers.Allow}.`,
    headers,
  })
}

/** Whether a path is one of a route's, e.g. `/v1/keys/:key`. */
function matches(route: string, path: string): boolean {
  const [wanted, given] = [route, path].map((text) => text.split('/')) as [string[], string[]]
  return (
    wanted.length === given.length &&
    wanted.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]))
  )
}
