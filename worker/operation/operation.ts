// One operation of the API: its OpenAPI description, who may call it, and its handler.
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { problemSchema, type Role } from '../../shared/schema/index.ts'
import { admit, admitAnyone } from '../auth/admit.ts'
import type { HaneiEnv } from '../env.ts'
import { requestId } from '../http/left-out.ts'
import { keyHeader, once } from './once.ts'

/**
 * Who may call: `open`, nobody is asked; `link`, a link token in the address or a key with the role
 * `read`; else a key or token with the role, null for any role.
 */
export type Access = 'open' | 'link' | { role: Role | null }

interface OperationConfig<P, Q, H> {
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  /** Unique name of the call, as code generators use it. */
  operationId: string
  access: Access
  /** Most bytes of its body, unzipped; without it those of a sheet. */
  bodyBytes?: number
  /** It keeps its own answers for an Idempotency-Key; else every POST has that from here. */
  ownRetries?: boolean
  tags: string[]
  summary: string
  description: string
  request?: {
    params?: P
    query?: Q
    headers?: H
    body?: { required: boolean; content: Record<string, { schema: object }> }
  }
  responses: RouteConfig['responses']
}
type OperationContext<P, Q, H> = Context<
  HaneiEnv,
  string,
  { in: object; out: { param: z.output<P>; query: z.output<Q>; header: z.output<H> } }
>

/** Puts the operation onto an app. */
export type Operation = (app: OpenAPIHono<HaneiEnv>) => void

/**
 * Defines an operation. In this order, for every one of them: who calls, what they may do there, how
 * often; then, of a POST, whether it was answered before; and only then its parameters and its body.
 * The answers it may give to a refused caller are added to its description.
 *
 * @example
 * export const readJwks = operation(
 *   { method: 'get', path: '/.well-known/jwks.json', operationId: 'readJwks', access: 'open', responses },
 *   async (c) => c.json(await verificationKeys(c.env)),
 * )
 */
export function operation<P extends z.ZodObject, Q extends z.ZodObject, H extends z.ZodObject>(
  { access, bodyBytes, ownRetries = false, ...config }: OperationConfig<P, Q, H>,
  handle: (c: OperationContext<P, Q, H>) => Response | Promise<Response>,
  /** Answers bad parameters where the usual problem document would not do. */
  refuse?: (c: Context<HaneiEnv>) => Response,
): Operation {
  const retries = config.method === 'post' && !ownRetries
  const role = typeof access === 'object' ? access.role : null
  const route = createRoute({
    ...config,
    request: retries ? { ...config.request, headers: retryHeaders } : config.request,
    security: securityOf(access),
    middleware: [
      ...(bodyBytes === undefined ? [] : [limitBody(bodyBytes)]),
      ...(access === 'link' ? [] : [access === 'open' ? admitAnyone() : admit(role)]),
      ...(retries ? [once(config.operationId, role)] : []),
    ],
    responses: {
      ...config.responses,
      ...(retries ? problems(400, 409, 422) : {}),
      ...(typeof access === 'object' ? problems(401) : {}),
      ...(role === null ? {} : problems(403)),
      ...(access === 'link' ? tooManyForCell : problems(429)),
    },
  } as RouteConfig & { path: string })
  const hook =
    refuse &&
    ((result: { success: boolean }, c: Context<HaneiEnv>) =>
      result.success ? undefined : refuse(c))
  // The answers' forms are held to the description by the contract tests, byte by byte, which the
  // handler's return type could not do for texts and cached answers.
  return (app) => void app.openapi(route, handle as never, hook as never)
}

/** As OpenAPI 3.1 puts it: the scheme, and the role that a key needs. */
const securityOf = (access: Access) => {
  if (access === 'open') return []
  if (access === 'link') return [{ link: [] }, { key: ['read'] }]
  return [{ key: access.role === null ? [] : [access.role] }]
}

const retryHeaders = z.object({ 'idempotency-key': keyHeader })

const limitBody = (bytes: number): MiddlewareHandler<HaneiEnv> =>
  function limitBody(c, next) {
    c.set('mostBytes', bytes)
    return next()
  }

const problemTexts: Record<number, string> = {
  400: 'The request cannot be read; each fault has its place',
  401: 'No valid key or token',
  403: 'The key lacks the role',
  404: 'Not there, or not covered by the key',
  406: 'No such representation',
  409: 'A request with the same Idempotency-Key is under way, or the thing was changed meanwhile',
  412: 'It was changed since it was read',
  413: 'Over a limit, which is named',
  415: 'Unknown content type or encoding',
  422: 'The request does not fit what is stored',
  429: 'Too many calls; Retry-After says when to try again',
  503: 'The service is not ready',
}

const tooManyForCell = {
  429: { description: '`#HANEI:TOOMANY`', content: { 'text/plain': { schema: z.string() } } },
}

/** Problem answers for an operation's `responses`. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: problemTexts[status] ?? '',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )

/** One JSON answer for an operation's `responses`. */
export const jsonAnswer = <S extends z.ZodType>(schema: S, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})

/**
 * A JSON request body for the description. Handlers read it with `readJson`, which also takes gzip
 * and knows the limits, so the library must not read it before them: `$ref` keeps its hands off.
 */
export const jsonBody = (schema: z.ZodType, { required = true } = {}) => {
  const { id } = schema.meta() ?? {}
  if (!id) throw new TypeError('a body schema needs an id')
  return {
    required,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${requestId(id)}` } } },
  }
}
