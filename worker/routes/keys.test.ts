// API keys: made, listed, rotated, revoked; what they may do; the bootstrap secret.
import { env } from 'cloudflare:test'
import { describe, expect, it } from 'vitest'
import type { KeyCreated, KeyList, Problem } from '../../shared/schema/index.ts'
import { call, devKey, jsonOf, makeKey } from '../testing/client.ts'

const history = (key: string) => call('/v1/validations', { key })

describe('POST /v1/keys', () => {
  it('201: a key of the form hanei_<8>_<secret> of which only a hash is kept', async () => {
    const made = await makeKey(['kita'], ['read'])
    expect(made.key).toMatch(/^hanei_[0-9a-z]{8}_[A-Za-z0-9_-]{43}$/)
    expect(made.key).toContain(`hanei_${made.id}_`)
    const rows = await env.DB.prepare('SELECT * FROM api_keys').all()
    expect(JSON.stringify(rows.results)).not.toContain(made.key.slice(15))
    expect((await history(made.key)).status).toBe(200)
  })

  it('401 for the right id with a wrong secret, for another id with the right one', async () => {
    const one = await makeKey(['kita'], ['read'])
    const other = await makeKey(['kita'], ['read'])
    const mixed = `hanei_${one.id}_${other.key.slice(15)}`
    await jsonOf(await history(mixed), 401)
    await jsonOf(await history(`${one.key}x`), 401)
  })

  it('401 once expired; 400 for an expiry in the past', async () => {
    const { id, key } = await makeKey(['kita'], ['read'])
    await env.DB.prepare('UPDATE api_keys SET expires_at = ? WHERE id = ?')
      .bind('2026-01-01T00:00:00.000Z', id)
      .run()
    await jsonOf(await history(key), 401)
    const json = { name: 'n', wards: ['kita'], roles: ['read'], expiresAt: '2020-01-01T00:00:00Z' }
    const problem = await jsonOf<Problem>(await call('/v1/keys', { json }), 400)
    expect(problem.errors?.[0]?.pointer).toBe('/expiresAt')
  })

  it('403 without the role; 404 for a ward that is not administered', async () => {
    const json = { name: 'n', wards: ['kita'], roles: ['read'] }
    const reader = await makeKey(['kita'], ['read', 'validate', 'publish'])
    await jsonOf(await call('/v1/keys', { json, key: reader.key }), 403)
    const admin = await makeKey(['minami'], ['admin', 'read'])
    await jsonOf(await call('/v1/keys', { json, key: admin.key }), 404)
    const every = { ...json, wards: ['*'] }
    await jsonOf(await call('/v1/keys', { json: every, key: admin.key }), 404)
    await jsonOf(
      await call('/v1/keys', { json: { ...json, wards: ['minami'] }, key: admin.key }),
      201,
    )
  })

  it('403 for a role that its maker does not have itself in each of the wards', async () => {
    const make = (key: string, wards: string[], roles: string[]) =>
      call('/v1/keys', { json: { name: 'n', wards, roles }, key })
    const { key } = await makeKey(['kita'], ['admin'])
    await jsonOf(await make(key, ['kita'], ['admin']), 201)
    for (const role of ['read', 'validate', 'publish']) {
      const problem = await jsonOf<Problem>(await make(key, ['kita'], ['admin', role]), 403)
      expect(problem.type).toBe('urn:hanei:problem:role-missing')
    }
  })

  it('expires in a year unless told otherwise, and never only where null says so', async () => {
    const json = { name: 'n', wards: ['kita'], roles: ['read'] }
    const made = async (more: object) =>
      (await jsonOf<KeyCreated>(await call('/v1/keys', { json: { ...json, ...more } }), 201))
        .expiresAt
    const days = (Date.parse((await made({})) ?? '') - Date.now()) / 86_400_000
    expect(Math.round(days)).toBe(365)
    expect(await made({ expiresAt: null })).toBeNull()
    expect(await made({ expiresAt: '2099-01-01T00:00:00Z' })).toBe('2099-01-01T00:00:00Z')
  })

  it('400 with pointers', async () => {
    const json = { name: '', wards: ['Not A Ward'], roles: ['owner'] }
    const problem = await jsonOf<Problem>(await call('/v1/keys', { json }), 400)
    expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/name',
      '/roles/0',
      '/wards/0',
    ])
  })
})

describe('GET /v1/keys', () => {
  it('200: keys of the wards that are administered, without secrets or hashes', async () => {
    await makeKey(['naka'], ['read'])
    const both = await makeKey(['naka', 'nishi'], ['read'])
    const { key, id } = await makeKey(['naka'], ['admin'])
    const text = await (await call('/v1/keys', { key })).text()
    const { items } = JSON.parse(text) as KeyList
    expect(items.map((item) => item.id)).toContain(id)
    expect(items.every(({ wards }) => wards.join() === 'naka')).toBe(true)
    expect(items.map((item) => item.id)).not.toContain(both.id)
    expect(text).not.toContain('ecret')
  })
})

describe('rotation and revocation', () => {
  it('a rotated key works at once, the old secret only as long as asked for', async () => {
    const old = await makeKey(['kita'], ['read'])
    const rotate = async (key: string, json: object) =>
      jsonOf<KeyCreated>(await call(`/v1/keys/${old.id}/rotate`, { json, key }), 201)
    const graced = await rotate(old.key, { graceSeconds: 60 })
    expect(graced.id).toBe(old.id)
    expect((await history(old.key)).status).toBe(200)
    expect((await history(graced.key)).status).toBe(200)
    const hard = await rotate(graced.key, {})
    expect((await history(old.key)).status).toBe(401)
    expect((await history(graced.key)).status).toBe(401)
    expect((await history(hard.key)).status).toBe(200)
  })

  it('gives a new secret to the holder alone: 403 for an admin, 404 where it is none', async () => {
    const colleague = await makeKey(['kita'], ['read', 'publish'])
    const admin = await makeKey(['kita'], ['admin', 'read', 'publish'])
    const stranger = await makeKey(['minami'], ['admin'])
    const reader = await makeKey(['kita'], ['read'])
    const rotate = (key: string, id = colleague.id) =>
      call(`/v1/keys/${id}/rotate`, { method: 'POST', key })
    const problem = await jsonOf<Problem>(await rotate(admin.key), 403)
    expect(problem.type).toBe('urn:hanei:problem:not-the-holder')
    await jsonOf(await rotate(devKey), 403)
    await jsonOf(await rotate(stranger.key), 404)
    await jsonOf(await rotate(stranger.key, 'zzzzzzzz'), 404)
    await jsonOf(await rotate(reader.key), 403)
    await jsonOf(await rotate(reader.key, 'zzzzzzzz'), 403)
    expect((await history(colleague.key)).status).toBe(200)
  })

  it('204: a revoked key is refused from the next call on; 404 the second time', async () => {
    const { id, key } = await makeKey(['kita'], ['read'])
    expect((await history(key)).status).toBe(200)
    expect((await call(`/v1/keys/${id}`, { method: 'DELETE' })).status).toBe(204)
    await jsonOf(await history(key), 401)
    await jsonOf(await call(`/v1/keys/${id}`, { method: 'DELETE' }), 404)
    await jsonOf(await call(`/v1/keys/${id}/rotate`, { method: 'POST' }), 404)
    const rows = env.DB.prepare('SELECT action FROM audit_rows WHERE subject = ?').bind(id)
    const actions = (await rows.all<{ action: string }>()).results.map(({ action }) => action)
    expect(actions).toEqual(['key.created', 'key.revoked'])
  })

  it('204 once for two that revoke at the same moment', async () => {
    const { id } = await makeKey(['kita'], ['read'])
    const path = `/v1/keys/${id}`
    const answers = await Promise.all([1, 2, 3].map(() => call(path, { method: 'DELETE' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404])
  })

  it("404 for another ward's key", async () => {
    const { id } = await makeKey(['kita'], ['read'])
    const admin = await makeKey(['minami'], ['admin'])
    await jsonOf(await call(`/v1/keys/${id}`, { method: 'DELETE', key: admin.key }), 404)
  })
})

describe('the bootstrap secret of a new deployment', () => {
  const secret = 'one-time-secret-of-this-deployment'
  const bindings = { HANEI_ENV: 'production', HANEI_LOCAL: '', HANEI_BOOTSTRAP: secret }
  const json = { name: 'first', wards: ['*'], roles: ['admin', 'publish'] }

  it('makes one key, and nothing else', async () => {
    await jsonOf(await call('/v1/keys', { key: secret, bindings }), 401)
    await jsonOf(await call('/v1/audit', { key: secret, bindings }), 401)
    const made = await jsonOf<KeyCreated>(
      await call('/v1/keys', { key: secret, bindings, json }),
      201,
    )
    await jsonOf(await call('/v1/keys', { key: secret, bindings, json }), 401)
    expect((await call('/v1/keys', { key: made.key, bindings })).status).toBe(200)
  })

  it('makes one key even when used twice at the same moment', async () => {
    const again = { ...bindings, HANEI_BOOTSTRAP: 'a-second-secret' }
    const answers = await Promise.all(
      [1, 2, 3].map(() => call('/v1/keys', { key: 'a-second-secret', bindings: again, json })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401])
  })
})
