// The small reader of the contracts against the original: the same verdicts, the same values, the same places.
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import * as original from '../../shared/schema/index.ts'
import { referencePlan } from '../../test/fixtures/reference.ts'
import { createFakeApi } from '../../test/preview-fake/fake-api.ts'
import { scenarios } from '../../test/preview-fake/scenarios.ts'

type Contracts = typeof original
const contracts: Contracts = { ...original }
let lean: Contracts

beforeAll(async () => {
  vi.resetModules()
  vi.doMock('zod', () => import('./lean-zod.ts'))
  lean = await import('../../shared/schema/index.ts')
  vi.doUnmock('zod')
})

const answers = [
  'validationSchema',
  'unkeptValidationSchema',
  'historyPageSchema',
  'comparisonSchema',
  'planAnswerSchema',
  'planParseAnswerSchema',
  'policyAnswerSchema',
  'receiptVerdictSchema',
  'jwksSchema',
  'localSessionSchema',
  'problemSchema',
  'receiptClaimsSchema',
  'policySchema',
  'snapshotSchema',
] as const

/** Real answers of the API, by contract. */
async function samples(): Promise<[(typeof answers)[number], unknown][]> {
  const api = await createFakeApi({ 'suminoe/2026': referencePlan() })
  const local = await api.handle(new Request('https://hanei.example/local/session.json'))
  const { apiKey } = (await local.json()) as original.LocalSession
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => {
    const headers = { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' }
    const request = new Request(`https://hanei.example${path}`, { headers, ...init })
    return (await api.handle(request)).json()
  }
  const snapshot = scenarios.sloppy?.().sheets[0]
  const check = { method: 'POST', body: JSON.stringify({ snapshot, plan: 'suminoe/2026' }) }
  const first = (await ask('/v1/validations', check)) as original.Validation
  const second = (await ask('/v1/validations', check)) as original.Validation
  return [
    ['validationSchema', first],
    ['unkeptValidationSchema', first],
    ['historyPageSchema', await ask('/v1/validations?limit=20')],
    ['comparisonSchema', await ask(`/v1/compare?from=${first.id}&to=${second.id}`)],
    ['planAnswerSchema', await ask('/v1/plans/suminoe/2026')],
    ['planParseAnswerSchema', { plan: referencePlan(), findings: first.report.findings }],
    ['policyAnswerSchema', await ask('/v1/policies/suminoe')],
    [
      'jwksSchema',
      { keys: [{ kty: 'OKP', crv: 'Ed25519', x: 'a', kid: 'b', alg: 'EdDSA', use: 'sig' }] },
    ],
    ['localSessionSchema', { apiKey: 'k', ward: 'suminoe', more: 1 }],
    ['problemSchema', await ask('/v1/validations/none')],
    ['policySchema', {}],
    ['snapshotSchema', snapshot],
    ['receiptVerdictSchema', { valid: false, reason: 'malformed' }],
  ]
}

function compare(name: (typeof answers)[number], value: unknown): boolean {
  const expected = contracts[name].safeParse(value)
  const found = lean[name].safeParse(value)
  expect(found.success, `${name}: ${JSON.stringify(found.error?.issues ?? expected.error)}`).toBe(
    expected.success,
  )
  if (expected.success) expect(found.data).toEqual(expected.data)
  else {
    const places = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
      new Set(result.error?.issues.map((issue) => issue.path.join('/')))
    expect(places(found)).toEqual(places(expected))
  }
  return expected.success
}

describe('answers of the API', () => {
  test('as they are come to the same values', async () => {
    for (const [name, value] of await samples()) expect(compare(name, value), name).toBe(true)
  })
  test('spoilt anywhere are refused alike, at the same place', async () => {
    let refused = 0
    for (const [name, value] of await samples()) {
      fc.assert(
        fc.property(
          fc.array(fc.nat(400), { minLength: 1, maxLength: 8 }),
          fc.oneof(
            fc.constantFrom(undefined, null, '', '2026-02-30T00:00:00Z', [], {}, Number.NaN),
            fc.integer({ min: -5, max: 5 }),
            fc.double(),
            fc.string(),
            fc.boolean(),
          ),
          (steps, instead) => {
            if (!compare(name, spoil(structuredClone(value), steps, instead))) refused += 1
          },
        ),
        { numRuns: 120 },
      )
    }
    expect(refused).toBeGreaterThan(300)
  }, 60_000)
})

/** Puts `instead` somewhere down the value. */
function spoil(value: unknown, steps: number[], instead: unknown): unknown {
  const [step = 0, ...rest] = steps
  if (typeof value !== 'object' || value === null) return instead
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return instead
  const holder = value as Record<string, unknown>
  if (rest.length === 0 && instead === undefined && Array.isArray(value))
    value.splice(Number(key), 1)
  else if (rest.length === 0 && instead === undefined) delete holder[key]
  else holder[key] = rest.length === 0 ? instead : spoil(holder[key], rest, instead)
  return value
}
