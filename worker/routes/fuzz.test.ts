// Every operation of the description with arguments good, odd and hostile: never a 5xx, never a hang.
//
// `HANEI_LONG=1 npx vitest run --config test/vitest.config.ts --project worker worker/routes/fuzz.test.ts`
// tries forty times as many.
import { env } from 'cloudflare:test'
import fc from 'fast-check'
import { describe, it } from 'vitest'
import { type JsonSchema, spoiltValuesOf, valuesOf } from '../testing/arbitrary.ts'
import { call, type DescribedOperation, describedOperations } from '../testing/client.ts'

const odd = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      'latest',
      'suminoe',
      'suminoe/2026',
      '2026',
      '*',
      '-1',
      '1e9',
      'NaN',
      '../..',
      '%00',
      "'; DROP TABLE runs; --",
    ],
    ...[
      '__proto__',
      'constructor',
      '=1+1',
      '＝1',
      '\u202e',
      '😀',
      '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      'x'.repeat(300),
    ],
  ),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)
const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    '△1,000',
    '約12億3千万円',
    '(1)',
    '#REF!',
    '①',
    '小計',
    '=SUM(A1:A9)',
    '\u0000',
    '\ud800',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
  fc.boolean(),
  fc.constant(null),
)
const headings = ['経営課題', '戦略', '具体的取組', '金額(千円)', '除外区分', '反映区分', '備考']
const rows = fc.oneof(
  fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }),
  fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 10 }).map((body) => [headings, ...body]),
)
const snapshot = fc.record(
  {
    sheet: fc.string({ maxLength: 8 }),
    rows,
    origin: fc.constantFrom('A1', 'C7', 'XFD1048576', 'a1', ''),
    formulas: fc.dictionary(fc.constantFrom('A1', 'D2', 'D9', 'zz'), fc.string({ maxLength: 20 })),
    merges: fc.array(fc.constantFrom('A1:B2', 'D2:D9', 'B9:A1', 'x'), { maxLength: 3 }),
    hiddenRows: fc.array(fc.integer({ min: -1, max: 20 }), { maxLength: 3 }),
  },
  { requiredKeys: ['sheet', 'rows'] },
)
const bodies: Record<string, fc.Arbitrary<unknown>> = {
  createValidation: fc.record(
    {
      snapshot: fc.oneof(
        { weight: 4, arbitrary: snapshot },
        { weight: 1, arbitrary: fc.jsonValue() },
      ),
      plan: fc.oneof(odd, fc.jsonValue(), fc.constant({ issues: [] })),
      policy: fc.oneof(fc.constant({}), fc.jsonValue()),
      mapping: fc.oneof(
        fc.jsonValue(),
        fc.record(
          { range: odd, headerRows: fc.array(fc.integer({ min: -1, max: 300_000 })) },
          { requiredKeys: [] },
        ),
        fc.constant({ columns: { D: 'amount', A: 'initiative' }, range: 'A1:G9' }),
      ),
      ward: odd,
      store: fc.constantFrom(true, false, 'yes'),
    },
    { requiredKeys: ['snapshot'] },
  ),
  createKey: fc.record({
    name: odd,
    wards: fc.array(odd),
    roles: fc.array(fc.constantFrom('read', 'admin', 'x')),
  }),
  createLink: fc.record({ kind: fc.constantFrom('run', 'latest', 'x'), days: fc.integer() }),
  verifyReceipt: fc.record({
    receipt: fc.oneof(odd, fc.constantFrom('a.b.c', '..', 'e30.e30.e30')),
  }),
}
const description = (await (await call('/openapi.json')).json()) as {
  components: { schemas: Record<string, JsonSchema> }
}
const components = description.components.schemas
const anything = fc.oneof(fc.jsonValue(), fc.anything({ withNullPrototype: false }).map(jsonable))

describe('fuzz', () => {
  it.each(describedOperations.map((operation) => [operation.operationId, operation] as const))(
    '%s',
    async (_, operation) => {
      await fc.assert(
        fc.asyncProperty(argumentsOf(operation), async ({ path, query, headers, body }) => {
          const search = new URLSearchParams(query).toString()
          let timer: ReturnType<typeof setTimeout> | null = null
          const signal = new Promise<never>((_, fail) => {
            const hangs = () => fail(new Error(`hangs: ${operation.operationId} ${search}`))
            timer = setTimeout(hangs, 10_000)
          })
          // `call` itself refuses every answer that the description does not know, a 5xx first of all.
          const answer = call(`${path}?${search}`, {
            method: operation.method.toUpperCase(),
            headers,
            ...(body === undefined ? {} : { body }),
          })
          try {
            await (await Promise.race([answer, signal])).arrayBuffer()
          } finally {
            // Thousands of them under way are more than an isolate takes.
            clearTimeout(timer)
          }
        }),
        { numRuns: runsOf(operation) },
      )
    },
    60_000 * times,
  )
})

const times = env.HANEI_LONG === '1' ? 40 : 1
const runsOf = ({ operationId }: DescribedOperation) =>
  times * (operationId === 'createValidation' ? 120 : 25)

function argumentsOf(operation: DescribedOperation) {
  const parameters = Object.keys(operation.request?.query?.shape ?? {})
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const hasBody = operation.request?.body !== undefined
  const schema = operation.request?.body?.content['application/json']?.schema
  const json = fc
    .oneof(
      ...(schema ? [valuesOf(schema, components), spoiltValuesOf(schema, components)] : []),
      ...[bodies[operation.operationId] ?? anything, anything],
    )
    .map((v) => JSON.stringify(v) ?? 'null')
  return fc.record({
    path: fc
      .tuple(...names.map(() => odd.filter((text) => text !== '' && text !== '.' && text !== '..')))
      .map((values) =>
        names.reduce(
          (path, name, i) =>
            path.replace(`{${name}}`, encodeURIComponent(wellFormed(values[i] ?? ''))),
          operation.path,
        ),
      ),
    query: fc.dictionary(fc.constantFrom('nothing', ...parameters), odd.map(wellFormed), {
      maxKeys: 3,
    }),
    headers: fc.record(
      {
        'Content-Type': hasBody
          ? fc.constantFrom(
              'application/json',
              'application/json',
              'text/csv',
              'text/plain',
              'x/y',
              '',
            )
          : fc.constant('text/plain'),
        Accept: fc.constantFrom(
          'application/json',
          '*/*',
          'text/csv',
          'text/plain',
          'image/*',
          ';;q=x',
        ),
        'If-None-Match': fc.constantFrom('*', '"x"', 'W/"', ','),
        'Idempotency-Key': fc.constantFrom('a', 'b', ' '),
        'Content-Encoding': hasBody
          ? fc.constantFrom('identity', 'identity', 'gzip', 'br')
          : fc.constant('identity'),
      },
      { requiredKeys: [] },
    ),
    body: hasBody
      ? fc.oneof({ weight: 5, arbitrary: json }, { weight: 1, arbitrary: odd })
      : fc.constant(undefined),
  })
}

/** Lone surrogates have no form in an address. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '?')

function jsonable(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return null
  }
}
