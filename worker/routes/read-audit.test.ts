// GET /v1/audit: complete, append-only, and it names the first row that was touched.
import { env } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import type { AuditPage, AuditVerdict } from '../../shared/schema/index.ts'
import { auditHash, commit } from '../store/audit.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const verify = async () => jsonOf<AuditVerdict>(await call('/v1/audit?verify=true'), 200)
const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['a', 1],
  ],
}

describe('the audit log', () => {
  it('names who did what, newest first, in pages; to a ward’s admin only its own', async () => {
    await call('/v1/validations', { json: { snapshot, ward: 'kita' } })
    const { key } = await makeKey(['kita'], ['admin'])
    await makeKey(['minami'], ['read'])
    const all = await jsonOf<AuditPage>(await call('/v1/audit'), 200)
    expect(all.items.map(({ action, ward }) => `${action} ${ward}`)).toEqual([
      'key.created minami',
      'key.created kita',
      'validation.created kita',
    ])
    const mine = await jsonOf<AuditPage>(await call('/v1/audit', { key }), 200)
    expect(mine.items.every(({ ward }) => ward === 'kita')).toBe(true)
    const first = await jsonOf<AuditPage>(await call('/v1/audit?limit=2'), 200)
    const second = await jsonOf<AuditPage>(
      await call(`/v1/audit?limit=2&cursor=${first.next}`),
      200,
    )
    expect([...first.items, ...second.items]).toEqual(all.items)
  })

  it('400 and 403', async () => {
    await jsonOf(await call('/v1/audit?cursor=abc'), 400)
    const { key } = await makeKey(['kita'], ['read'])
    await jsonOf(await call('/v1/audit', { key }), 403)
  })

  it('holds under many writers at once', async () => {
    const before = (await verify()).checked
    const json = { snapshot, ward: 'kita' }
    await Promise.all(Array.from({ length: 25 }, () => call('/v1/validations', { json })))
    expect(await verify()).toMatchObject({ valid: true, checked: before + 25 })
  })

  it('goes on from the real head when another isolate wrote meanwhile', async () => {
    const event = { ward: null, actor: 'a', action: 'b', subject: 'c' }
    const at = new Date().toISOString()
    await commit(env.DB, at, [event], [])
    const { checked: seq, head: previous } = await verify()
    const row = { seq: seq + 1, at, ...event, actor: 'another isolate', previous }
    await env.DB.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .bind(row.seq, at, null, row.actor, row.action, row.subject, previous, await auditHash(row))
      .run()
    await commit(env.DB, at, [event, event], [])
    expect(await verify()).toMatchObject({ valid: true, checked: seq + 3 })
  })

  it('takes back a row whose statements fail, so that neither stays alone', async () => {
    const { checked } = await verify()
    const event = { ward: null, actor: 'a', action: 'b', subject: 'c' }
    const broken = env.DB.prepare("INSERT INTO runs (id) VALUES ('x')")
    await expect(commit(env.DB, new Date().toISOString(), [event], [broken])).rejects.toThrow()
    expect((await verify()).checked).toBe(checked)
  })

  it('is not changed or deleted by anyone who can only write SQL', async () => {
    const change = env.DB.prepare("UPDATE audit SET actor = 'nobody' WHERE seq = 1")
    await expect(change.run()).rejects.toThrow('append-only')
    await expect(env.DB.prepare('DELETE FROM audit').run()).rejects.toThrow('append-only')
  })
})

describe('a log that was tampered with, its triggers taken away', () => {
  beforeAll(async () => {
    await env.DB.batch([
      env.DB.prepare('DROP TRIGGER audit_is_never_changed'),
      env.DB.prepare('DROP TRIGGER audit_is_never_deleted'),
    ])
  })

  it('names an altered row, one that was made to fit itself, and a missing one', async () => {
    const row = await env.DB.prepare('SELECT * FROM audit WHERE seq = 5').first<
      AuditPage['items'][0]
    >()
    const set = (values: { actor: string; hash: string }) =>
      env.DB.prepare('UPDATE audit SET actor = ?, hash = ? WHERE seq = 5')
        .bind(values.actor, values.hash)
        .run()
    await set({ actor: 'nobody', hash: row!.hash })
    expect(await verify()).toMatchObject({
      valid: false,
      checked: 4,
      broken: { seq: 5, reason: 'altered' },
    })
    await set({ actor: 'nobody', hash: await auditHash({ ...row!, actor: 'nobody' }) })
    expect(await verify()).toMatchObject({ valid: false, broken: { seq: 6, reason: 'unchained' } })
    await set(row!)
    expect((await verify()).valid).toBe(true)
    await env.DB.prepare('DELETE FROM audit WHERE seq = 3').run()
    expect(await verify()).toMatchObject({ valid: false, broken: { seq: 3, reason: 'missing' } })
  })
})
