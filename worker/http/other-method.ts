// What a path of the API answers to a method that it does not take.
import type { Hono, MiddlewareHandler } from 'hono'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { HaneiEnv } from '../env.ts'
import { problem } from './problem.ts'

/** 405 with the methods that the path takes, or 204 with them to OPTIONS (LibreOffice asks before it reads). */
export const otherMethod = (app: Hono<HaneiEnv>): MiddlewareHandler<HaneiEnv> =>
  methodNotAllowed<HaneiEnv>({
    app,
    onMethodNotAllowed(c, methods) {
      const headers = { Allow: [...methods, 'OPTIONS'].join(', ') }
      if (c.req.method === 'OPTIONS') return c.body(null, 204, headers)
      return problem(c, 405, {
        code: 'method-not-allowed',
        detail: (say) => say.methodNotAllowed(headers.Allow),
        headers,
      })
    },
  })
