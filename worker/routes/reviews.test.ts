// The auditor's record over HTTP: who may add what, what holds, and that nothing is ever changed.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type {
  AuditPage,
  AuditVerdict,
  Problem,
  Review,
  Reviews,
  ReviewTarget,
  Sample,
  Validation,
  WardExport,
} from '../../shared/schema/index.ts'
import { referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const line = (cell: string): ReviewTarget => ({ kind: 'line', cell })
const run: ReviewTarget = { kind: 'run' }

/** A ward with a clerk, who validates, and an auditor. */
async function desk(ward: string) {
  const clerk = (await makeKey([ward], ['read', 'validate'])).key
  const auditor = (await makeKey([ward], ['read', 'review'])).key
  return {
    clerk,
    auditor,
    validate: async (change: (rows: (string | number | boolean | null)[][]) => void = () => {}) => {
      const snapshot = structuredClone(referenceSnapshot())
      change(snapshot.rows)
      const answer = await call('/v1/validations', { json: { snapshot, ward }, key: clerk })
      return (await jsonOf<Validation>(answer, 201)).id
    },
    add: async <T = Review>(id: string, json: object, status = 201, key = auditor) =>
      jsonOf<T>(await call(`/v1/validations/${id}/reviews`, { json, key }), status),
    read: async (id: string, key = auditor) =>
      jsonOf<Reviews>(await call(`/v1/validations/${id}/reviews`, { key }), 200),
  }
}

describe('the record of a run', () => {
  it('201: a tick, a question, its answer by the clerk, an objection', async () => {
    const { validate, add, read, clerk } = await desk('aoba')
    const id = await validate()
    const tick = await add(id, { target: line('D6'), state: 'seen' })
    expect(tick).toMatchObject({ state: 'seen', run: id, by: { name: 'aoba' }, to: null })
    const question = await add(id, { target: line('D7'), state: 'question', reason: '根拠は' })
    await add(id, {
      target: { kind: 'figure', figure: 'base' },
      state: 'objection',
      reason: '誤り',
    })
    expect((await read(id, clerk)).items.map(({ open }) => open)).toEqual([false, true, true])
    const answers = `/v1/validations/${id}/reviews/${question.id}/answers`
    const answer = await call(answers, { json: { reason: '見積書' }, key: clerk })
    expect(await jsonOf<Review>(answer, 201)).toMatchObject({ state: 'answer', to: question.id })
    const { items } = await read(id)
    expect(items.map(({ state, standing, open }) => [state, standing, open])).toEqual([
      ['seen', 'holds', false],
      ['question', 'holds', false],
      ['objection', 'holds', true],
      ['answer', 'holds', false],
    ])
  })

  it('is carried to the next run; a changed cell un-ticks and says so', async () => {
    const { validate, add, read } = await desk('kita')
    const first = await validate()
    await add(first, { target: line('D6'), state: 'seen' })
    await add(first, { target: line('D7'), state: 'seen' })
    const next = await validate((rows) => {
      const row = rows[5]
      if (row) row[3] = 30_852
    })
    const [changed, kept] = (await read(next)).items
    expect(changed).toMatchObject({ standing: 'changed', carried: true, cell: 'D6' })
    expect(changed?.about.ja).toContain('20852')
    expect(changed?.now?.ja).toContain('30852')
    expect(kept).toMatchObject({ standing: 'holds', carried: true, cell: 'D7' })
  })

  it('409 for the sign-off by whoever validated, 201 by another, and only of that report', async () => {
    const { validate, add, read } = await desk('naka')
    const both = (await makeKey(['naka'], ['read', 'validate', 'review'])).key
    const json = { snapshot: referenceSnapshot(), ward: 'naka' }
    const { id } = await jsonOf<Validation>(await call('/v1/validations', { json, key: both }), 201)
    const refused = await add<Problem>(id, { target: run, state: 'signed' }, 409, both)
    expect(refused.type).toBe('urn:hanei:problem:own-run')
    expect((await read(id)).signed).toBeNull()
    const signed = await add(id, { target: run, state: 'signed' })
    expect((await read(id)).signed?.id).toBe(signed.id)
    const changed = await validate((rows) => {
      const row = rows[5]
      if (row) row[3] = 1
    })
    expect((await read(changed)).signed).toBeNull()
  })

  it('422 for what the run has not, and for taking back another’s entry', async () => {
    const { validate, add } = await desk('minami')
    const id = await validate()
    await add(id, { target: line('D99'), state: 'seen' }, 422)
    const tick = await add(id, { target: line('D6'), state: 'seen' })
    const other = (await makeKey(['minami'], ['review'])).key
    const withdrawal = { target: line('D6'), state: 'withdrawn', to: tick.id }
    await add(id, withdrawal, 422, other)
    await add(id, withdrawal)
    await add(id, withdrawal, 422)
  })

  it('403 without the role: a clerk answers and does not tick, an auditor does not answer', async () => {
    const { validate, add, clerk, auditor } = await desk('nishi')
    const id = await validate()
    await add(id, { target: line('D6'), state: 'seen' }, 403, clerk)
    const asked = await add(id, { target: line('D6'), state: 'question', reason: 'q' })
    const path = `/v1/validations/${id}/reviews/${asked.id}/answers`
    await jsonOf(await call(path, { json: { reason: 'a' }, key: auditor }), 403)
    const tick = await add(id, { target: line('D6'), state: 'seen' })
    const wrong = `/v1/validations/${id}/reviews/${tick.id}/answers`
    await jsonOf(await call(wrong, { json: { reason: 'a' }, key: clerk }), 422)
  })

  it('cannot be changed or shortened, and stands in the audit chain entry by entry', async () => {
    const { validate, add } = await desk('higashi')
    const id = await validate()
    const tick = await add(id, { target: line('D6'), state: 'seen', reason: '証憑と一致' })
    const change = env.DB.prepare("UPDATE reviews SET reason = 'x' WHERE id = ?").bind(tick.id)
    await expect(change.run()).rejects.toThrow('append-only')
    const removal = env.DB.prepare('DELETE FROM reviews WHERE id = ?').bind(tick.id)
    await expect(removal.run()).rejects.toThrow('append-only')
    const { items } = await jsonOf<AuditPage>(await call('/v1/audit?limit=200'), 200)
    const row = items.find(({ subject }) => subject.startsWith(`${tick.id}:`))
    expect(row).toMatchObject({ action: 'review.seen', ward: 'higashi', actor: tick.by.id })
    const verdict = await call('/v1/audit?verify=true&chain=higashi')
    expect(await jsonOf<AuditVerdict>(verdict, 200)).toMatchObject({ valid: true })
  })

  it('goes out with the ward’s export, and away with the ward', async () => {
    const { validate, add } = await desk('tennoji')
    const tick = await add(await validate(), { target: line('D6'), state: 'seen' })
    const exported = await jsonOf<WardExport>(await call('/v1/wards/tennoji/export'), 200)
    expect(exported.reviews).toEqual([tick])
    const away = await call('/v1/wards/tennoji?confirm=tennoji', { method: 'DELETE' })
    expect(away.status).toBe(204)
    const left = env.DB.prepare("SELECT count(*) AS n FROM reviews WHERE ward = 'tennoji'")
    expect(await left.first()).toEqual({ n: 0 })
  })
})

describe('a sample', () => {
  it('200: the same again, and recorded as drawn', async () => {
    const { validate, add, read, auditor } = await desk('taisho')
    const id = await validate()
    const draw = async (query: string, status = 200) =>
      jsonOf<Sample>(await call(`/v1/validations/${id}/sample?${query}`, { key: auditor }), status)
    const sample = await draw('method=random&size=5&seed=7')
    expect(sample.items).toHaveLength(5)
    expect(await draw('method=random&size=5&seed=7')).toEqual(sample)
    const drawn = { kind: 'sample', sample: { method: 'random', size: 5, seed: '7' } }
    await add(id, { target: drawn, state: 'drawn' })
    expect((await read(id)).items[0]).toMatchObject({ state: 'drawn', standing: 'holds' })
    await draw('method=random&size=5', 400)
    await draw('method=threshold', 400)
    await draw('method=lucky', 400)
  })
})
