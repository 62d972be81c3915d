// The Worker's app: what every request passes through, then the operations, then the pane's files.
import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import { overFileRate } from './auth/rate.ts'
import type { HaneiEnv } from './env.ts'
import { otherMethod } from './http/other-method.ts'
import { problem, problemErrors } from './http/problem.ts'
import { crossOrigin, secureAnswers } from './http/security.ts'
import { logError, trace } from './http/trace.ts'
import { operations } from './routes/index.ts'
import { paneFile } from './routes/pane.ts'
import { isFull } from './store/schema.ts'
import { StoredDataError } from './store/stored.ts'

/** Builds the app; the Worker and its tests use the same one. */
export function createApp(): OpenAPIHono<HaneiEnv> {
  const app = new OpenAPIHono<HaneiEnv>({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : problem(c, 400, {
            code: 'invalid-request',
            detail: (say) => say.invalidRequest,
            errors: problemErrors(result.error).map((error) => ({
              ...error,
              pointer: `${places[result.target] ?? ''}${error.pointer.slice(1)}`,
            })),
          }),
  })
  // A request's id is the caller's, where it sent a usable one.
  app.use(requestId({ limitLength: 64 }), trace(), secureAnswers(), crossOrigin())
  app.use('/v1/*', otherMethod(app))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      return problem(c, 400, { code: 'unreadable', detail: (say) => say.unreadable })
    }
    logError(c.get('requestId') ?? '', error)
    if (isFull(error)) {
      return problem(c, 503, {
        code: 'storage-full',
        detail: (say) => say.storageFull,
        headers: { 'Retry-After': '60' },
      })
    }
    if (error instanceof StoredDataError) {
      return problem(c, 500, {
        code: 'stored-data-damaged',
        detail: (say) => say.storedDataDamaged(error.message),
      })
    }
    return problem(c, 500, {
      code: 'internal',
      detail: (say) => say.internal,
    })
  })
  for (const put of operations) put(app)
  app.notFound(async (c) => (await overFileRate(c)) ?? paneFile(c))
  return app
}

/** Where a parameter stands, in front of its name. A body's pointers have none. */
const places: Record<string, string> = { query: '?', header: 'header:', param: 'path:' }
