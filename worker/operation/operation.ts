// One operation of the API: its OpenAPI description, who may call it, and its handler.
import { createRoute, type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { problemSchema, type Role } from '../../shared/schema/index.ts'
import { admit, admitAnyone } from '../auth/admit.ts'
import type { HaneiEnv } from '../env.ts'
import { requestId } from '../http/left-out.ts'
import { callTexts, type OperationId } from '../locales/calls/index.ts'
import { descriptionTexts, type Tag } from '../locales/description/index.ts'
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
  operationId: OperationId
  access: Access
  /** Most bytes of its body, unzipped; without it those of a sheet. */
  bodyBytes?: number
  /** It keeps its own answers for an Idempotency-Key; else every POST has that from here. */
  ownRetries?: boolean
  tag: Tag
  request?: {
    params?: P
    query?: Q
    headers?: H
    body?: { required: boolean; content: Record<string, { schema: object }> }
  }
  /** By status; what each means is in the locales. */
  responses: Record<number, { description?: string; content?: object }>
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
  { access, bodyBytes, ownRetries = false, tag, ...config }: OperationConfig<P, Q, H>,
  handle: (c: OperationContext<P, Q, H>) => Response | Promise<Response>,
  /** Answers bad parameters where the usual problem document would not do. */
  refuse?: (c: Context<HaneiEnv>) => Response,
): Operation {
  const retries = config.method === 'post' && !ownRetries
  const role = typeof access === 'object' ? access.role : null
  const { summary, description, answers } = callTexts.en[config.operationId]
  const route = createRoute({
    ...config,
    ...{ tags: [descriptionTexts.en.tags[tag]], summary, description },
    request: retries ? { ...config.request, headers: retryHeaders } : config.request,
    security: securityOf(access),
    middleware: [
      ...(bodyBytes === undefined ? [] : [limitBody(bodyBytes)]),
      ...(access === 'link' ? [] : [access === 'open' ? admitAnyone() : admit(role)]),
      ...(retries ? [once(config.operationId, role)] : []),
    ],
    responses: {
      ...described(config.responses, answers),
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

const tooManyForCell = {
  429: { description: '`#HANEI:TOOMANY`', content: { 'text/plain': { schema: z.string() } } },
}

/** Problem answers for an operation's `responses`. */
export const problems = (...statuses: number[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: descriptionTexts.en.statuses[status] ?? '',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )

/** One JSON answer for an operation's `responses`. */
export const jsonAnswer = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } })

/** One plain text. */
export const textAnswer = () => ({ content: { 'text/plain': { schema: z.string() } } })

const described = (
  responses: OperationConfig<never, never, never>['responses'],
  texts: Readonly<Record<number, string>>,
) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      { description: texts[Number(status)] ?? '', ...response },
    ]),
  )

/**
 * A JSON request body for the description. Handlers read it with `readJson`, which also takes gzip
 * and knows the limits, so the library must not read it before them: `$ref` keeps its hands off.
 */
export const jsonBody = (schema: z.ZodType, { required = true } = {}) => ({
  required,
  content: { 'application/json': { schema: bodyReference(schema) } },
})

/** What bodies are described by, in the order of the calls: components of the description. */
export const bodySchemas = new Set<z.ZodType>()

/** A reference to a body's schema, which the description then has. */
export function bodyReference(schema: z.ZodType): { $ref: string } {
  const { id } = schema.meta() ?? {}
  if (!id) throw new TypeError('a body schema needs an id')
  bodySchemas.add(schema)
  return { $ref: `#/components/schemas/${requestId(id)}` }
}
