// The tests' client: calls the app as a Worker is called, and holds every answer to the description.
import { createExecutionContext, env, waitOnExecutionContext } from 'cloudflare:test'
import { z } from '@hono/zod-openapi'
import { expect } from 'vitest'
import type { KeyCreated, Role } from '../../shared/schema/index.ts'
import { createApp } from '../app.ts'
import type { Bindings } from '../env.ts'
import type { JsonSchema } from './arbitrary.ts'

export const devKey = 'development-key-of-the-tests'
export const origin = 'http://localhost:8787'

/** The bindings of the test run: local mode with a fresh database. All strangers here are one address. */
export const testEnv = {
  ...env,
  RATE_OPEN: { limit: async () => ({ success: true }) },
} as unknown as Bindings

export interface Call {
  method?: string
  /** null sends none. */
  key?: string | null
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
  /** Bindings to override, e.g. those of a production deployment. */
  bindings?: Partial<Bindings>
}

const app = createApp()

/** Calls the app. The answer's status, content type and body must be as described. */
export async function call(path: string, options: Call = {}): Promise<Response> {
  const { key = devKey, json, headers = {}, bindings = {} } = options
  const body = json === undefined ? options.body : JSON.stringify(json)
  const method = options.method ?? (body === undefined ? 'GET' : 'POST')
  const request = new Request(new URL(path, origin), {
    method,
    headers: {
      ...(key === null ? {} : { Authorization: `Bearer ${key}` }),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    // Node asks it of whoever sends a stream.
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  })
  const context = createExecutionContext()
  const answer = await app.fetch(request, { ...testEnv, ...bindings }, context)
  await waitOnExecutionContext(context)
  await expectAsDescribed(method, new URL(path, origin).pathname, answer.clone())
  return answer
}

/** The JSON of an answer of an expected status. */
export async function jsonOf<T>(answer: Response, status: number): Promise<T> {
  const text = await answer.text()
  expect(answer.status, text.slice(0, 2_000)).toBe(status)
  return JSON.parse(text) as T
}

/** A new key of the named wards and roles. */
export async function makeKey(wards: string[], roles: Role[]): Promise<KeyCreated> {
  return jsonOf(await call('/v1/keys', { json: { name: wards.join(), wards, roles } }), 201)
}

export interface DescribedOperation {
  method: string
  path: string
  operationId: string
  description: string
  /** The schemes that open it, each with the roles it needs. */
  security: Record<string, string[]>[]
  request?: {
    params?: z.ZodObject
    query?: z.ZodObject
    headers?: z.ZodObject
    body?: { content: Record<string, { schema: JsonSchema }> }
  }
  responses: Record<string, { content?: Record<string, { schema: z.ZodType }> }>
}

/** Every operation of the description. */
export const describedOperations: readonly DescribedOperation[] = app.openAPIRegistry.definitions
  .filter((definition) => definition.type === 'route')
  .map(({ route }) => route as unknown as DescribedOperation)

async function expectAsDescribed(method: string, path: string, answer: Response): Promise<void> {
  expect(answer.headers.get('X-Request-Id')).toBeTruthy()
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  const operation = describedOperations.find(
    (described) => described.method === method.toLowerCase() && matches(described.path, path),
  )
  if (!operation) return
  const described = operation.responses[answer.status]
  const where = `${operation.operationId} ${answer.status}`
  if (!described) {
    const text = await answer.text()
    throw new Error(`${where} is not described: ${text.slice(0, 500)}`)
  }
  const type = answer.headers.get('Content-Type')?.split(';')[0]?.trim()
  if (!described.content) {
    expect(await answer.text(), where).toBe('')
    return
  }
  const content = type === undefined ? undefined : described.content[type]
  expect(content, `${where} as ${type}`).toBeDefined()
  if (!type?.endsWith('json')) return
  if (type === 'application/x-ndjson') {
    const text = new TextDecoder().decode(await answer.arrayBuffer())
    const lines = text.trimEnd().split('\n')
    for (const line of lines) expectOfSchema(content?.schema, JSON.parse(line), where)
    return
  }
  expectOfSchema(content?.schema, await answer.json(), where)
}

function expectOfSchema(schema: z.ZodType | undefined, value: unknown, where: string): void {
  const parsed = schema?.safeParse(value)
  if (parsed && !parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`)
  // A schema that takes any object would hold nothing to it: what it drops was not described.
  if (!(schema instanceof z.ZodUnion)) expect(parsed?.data, where).toEqual(value)
}

const matches = (template: string, path: string): boolean =>
  new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{[^{}]+\}/g, '[^/]+')}$`).test(path)
