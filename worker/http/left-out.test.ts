// Null for what may be left out: taken as left out, and described so; null that means something stays.
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import {
  type KeyCreated,
  keyRequestSchema,
  keyRotateRequestSchema,
  linkRequestSchema,
  planSchema,
  policySchema,
  snapshotSchema,
  type UnkeptValidation,
  type Validation,
  validationRequestSchema,
} from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf } from '../testing/client.ts'
import { asRequested, withoutNulls } from './left-out.ts'

const nulls = (schema: z.ZodObject, given: object) => ({
  ...Object.fromEntries(Object.keys(schema.shape).map((name) => [name, null])),
  ...given,
})
const plan = referencePlan()
const spelledOut = {
  ...plan,
  unit: null,
  issues: plan.issues.map((issue) => ({
    ...issue,
    strategies: issue.strategies.map((strategy) => ({
      exclusion: null,
      reflection: null,
      ...strategy,
      initiatives: strategy.initiatives.map((initiative) => ({
        exclusion: null,
        reflection: null,
        ...initiative,
      })),
    })),
  })),
  declared: { fixed: null, ...plan.declared },
}
const snapshot = nulls(snapshotSchema, referenceSnapshot())

describe('a request body', () => {
  it('with null for everything that may be left out is checked as if it were left out', async () => {
    const post = async (json: object) =>
      jsonOf<UnkeptValidation>(await call('/v1/validations', { json }), 200)
    const left = await post({ snapshot: referenceSnapshot(), plan, store: false })
    const given = nulls(validationRequestSchema, { snapshot, plan: spelledOut, store: false })
    expect(await post(given)).toEqual(left)
    const alone = nulls(validationRequestSchema, { snapshot })
    const kept = await jsonOf<Validation>(await call('/v1/validations', { json: alone }), 201)
    expect(kept.report.plan).toBeNull()
    const policy = nulls(policySchema, {
      defaultUnit: '千円',
      share: { decimals: null, rounding: 'half-up' },
    })
    expect((await post({ ...alone, policy, store: false })).digest).toBe(kept.digest)
  })

  it('may have null wherever the description lets it be null, on every call', async () => {
    const keyless = nulls(keyRequestSchema, { name: 'k', wards: ['kita'], roles: ['read'] })
    const { id, key } = await jsonOf<KeyCreated>(await call('/v1/keys', { json: keyless }), 201)
    const rotate = { json: nulls(keyRotateRequestSchema, {}), key }
    expect((await call(`/v1/keys/${id}/rotate`, rotate)).status).toBe(201)
    const json = { snapshot: referenceSnapshot(), ward: 'kita' }
    const run = await jsonOf<Validation>(await call('/v1/validations', { json }), 201)
    const link = { json: nulls(linkRequestSchema, {}) }
    expect((await call(`/v1/validations/${run.id}/links`, link)).status).toBe(201)
    const published = { ...spelledOut, ward: 'kita', fiscalYear: 2026 }
    const put = (address: string, body: object) => call(address, { method: 'PUT', json: body })
    expect((await put('/v1/plans/kita/2026', published)).status).toBe(201)
    const bare = { ...plan, ward: 'kita', fiscalYear: 2026 }
    expect((await put('/v1/plans/kita/2026', bare)).status).toBe(200)
    expect((await put('/v1/policies/kita', nulls(policySchema, {}))).status).toBe(201)
    for (const schema of [validationRequestSchema, policySchema, linkRequestSchema]) {
      const value = nulls(schema as z.ZodObject, { snapshot })
      expect(asRequested(schema).safeParse(value).success).toBe(true)
    }
  })

  it('is still refused where something needed is null', async () => {
    for (const [json, pointer] of [
      [{ snapshot: null }, '/snapshot'],
      [{ snapshot: { ...snapshot, rows: null } }, '/snapshot/rows'],
      [{ snapshot, plan: { issues: null } }, '/plan/issues'],
    ] as const) {
      const answer = await call('/v1/validations', { json })
      const { errors } = await jsonOf<{ errors: { pointer: string }[] }>(answer, 400)
      expect(errors[0]?.pointer).toBe(pointer)
    }
  })
})

describe('withoutNulls', () => {
  it('keeps null where it says something: an estimate of - 円, an issue without its number', () => {
    const issue = {
      no: null,
      title: 'x',
      strategies: [{ title: 'y', estimate: null, initiatives: [] }],
    }
    expect(withoutNulls(planSchema, { ward: null, issues: [issue] })).toEqual({
      ward: null,
      issues: [issue],
    })
  })

  it('leaves cells, unknown members and members named like a prototype alone', () => {
    const body = JSON.parse(
      '{"snapshot":{"sheet":"s","rows":[[null]]},"x":null,"__proto__":{"store":false}}',
    )
    const clean = withoutNulls(validationRequestSchema, body) as Record<string, unknown>
    expect(JSON.stringify(clean)).toBe(JSON.stringify(body))
    expect(Object.getPrototypeOf(clean)).toBe(Object.prototype)
    expect(clean.store).toBeUndefined()
  })
})
