// A ward's data: out, away, and pruned when its time is over.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type {
  AuditVerdict,
  HistoryPage,
  LinkCreated,
  Validation,
  WardExport,
} from '../../shared/schema/index.ts'
import { referencePlan } from '../../test/fixtures/reference.ts'
import worker from '../index.ts'
import { prune } from '../store/prune.ts'
import { call, jsonOf, makeKey, testEnv } from '../testing/client.ts'

const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['秘密の事業', 777],
  ],
}
const newRun = async (ward: string) =>
  jsonOf<Validation>(await call('/v1/validations', { json: { snapshot, ward } }), 201)
const runsOf = async (ward: string) =>
  (await jsonOf<HistoryPage>(await call(`/v1/validations?ward=${ward}`), 200)).items

describe('export', () => {
  it('holds plans, policies, runs with receipts and lines, and audit rows, in parts', async () => {
    const plan = { ...referencePlan(), ward: 'kita', fiscalYear: 2026 }
    await call('/v1/plans/kita/2026', { method: 'PUT', json: plan })
    await call('/v1/policies/kita', { method: 'PUT', json: { storage: { keepSheet: true } } })
    for (let i = 0; i < 27; i++) await newRun('kita')
    const first = await jsonOf<WardExport>(await call('/v1/wards/kita/export'), 200)
    expect(first.plans[0]?.plan).toEqual(plan)
    expect(first.policies[0]?.policy.storage).toEqual({ keepSheet: true })
    expect(first.runs).toHaveLength(25)
    expect(first.runs[0]?.lines[0]).toMatchObject({ initiative: '秘密の事業', yen: 777_000 })
    expect(first.runs[0]?.sheet).toMatchObject({ rows: snapshot.rows })
    expect(first.audit.length).toBeGreaterThan(27)
    const path = `/v1/wards/kita/export?cursor=${first.next}`
    const second = await jsonOf<WardExport>(await call(path), 200)
    expect(second.runs).toHaveLength(2)
    expect(second.next).toBeNull()
  })

  it('keeps no sheet of a ward whose policy does not say so, whatever a body asks', async () => {
    const policy = { storage: { keepSheet: true } }
    await jsonOf(await call('/v1/validations', { json: { snapshot, ward: 'minami', policy } }), 201)
    const { runs } = await jsonOf<WardExport>(await call('/v1/wards/minami/export'), 200)
    expect(runs[0]?.sheet).toBeNull()
  })

  it('403, 404', async () => {
    const reader = await makeKey(['kita'], ['read'])
    await jsonOf(await call('/v1/wards/kita/export', { key: reader.key }), 403)
    const stranger = await makeKey(['naka'], ['admin'])
    await jsonOf(await call('/v1/wards/kita/export', { key: stranger.key }), 404)
  })
})

describe('delete', () => {
  it('204: nothing of the ward is left but the audit log, and others keep theirs', async () => {
    const run = await newRun('nishi')
    await newRun('higashi')
    const path = `/v1/validations/${run.id}`
    const link = await jsonOf<LinkCreated>(await call(`${path}/links`, { method: 'POST' }), 201)
    await jsonOf(await call('/v1/wards/nishi', { method: 'DELETE' }), 400)
    const answer = await call('/v1/wards/nishi?confirm=nishi', { method: 'DELETE' })
    expect(answer.status).toBe(204)
    await jsonOf(await call(path), 404)
    const value = await call(`${path}/value?token=${link.token}`, { key: null })
    expect(value.status).toBe(404)
    for (const table of ['runs', 'plans', 'policies', 'links', 'idempotency']) {
      const kept = await env.DB.prepare(
        `SELECT count(*) AS n FROM ${table} WHERE ward = 'nishi'`,
      ).first()
      expect(kept, table).toEqual({ n: 0 })
    }
    const parts = await env.DB.prepare(
      'SELECT count(*) AS n FROM run_parts WHERE run_id NOT IN (SELECT id FROM runs)',
    ).first()
    expect(parts).toEqual({ n: 0 })
    expect(await runsOf('higashi')).toHaveLength(1)
    const verdict = await jsonOf<AuditVerdict>(await call('/v1/audit?verify=true'), 200)
    expect(verdict.valid).toBe(true)
  })

  it('403, 404', async () => {
    const reader = await makeKey(['kita'], ['publish'])
    const stranger = await makeKey(['naka'], ['admin'])
    const remove = { method: 'DELETE' }
    await jsonOf(await call('/v1/wards/kita?confirm=kita', { ...remove, key: reader.key }), 403)
    await jsonOf(await call('/v1/wards/kita?confirm=kita', { ...remove, key: stranger.key }), 404)
  })
})

describe('retention', () => {
  it('prunes runs past the days of their ward’s policy, says so in the audit log, keeps others', async () => {
    await call('/v1/policies/toki', { method: 'PUT', json: { storage: { days: 30 } } })
    const run = await newRun('toki')
    await newRun('forever')
    const day = (days: number) => new Date(Date.now() + days * 86_400_000)
    expect((await prune(env.DB, day(29))).runs).toBe(0)
    expect((await prune(env.DB, day(31))).runs).toBe(1)
    expect(await runsOf('toki')).toEqual([])
    expect(await runsOf('forever')).toHaveLength(1)
    const row = await env.DB.prepare(
      "SELECT subject FROM audit_rows WHERE action = 'validation.pruned'",
    ).first()
    expect(row).toEqual({ subject: run.id })
    expect((await jsonOf<AuditVerdict>(await call('/v1/audit?verify=true'), 200)).valid).toBe(true)
  })

  it('runs by cron', async () => {
    const controller = { cron: '17 18 * * *', scheduledTime: Date.now(), noRetry: () => undefined }
    await worker.scheduled(controller as unknown as ScheduledController, testEnv)
  })
})
