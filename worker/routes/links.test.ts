// Values for cells: by link token, read-only, of one run or the ward's latest.
import { env } from 'cloudflare:test'
import { describe, expect, it, vi } from 'vitest'
import type { LinkCreated, LinkList, LinkPage, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const json = { snapshot: referenceSnapshot(), plan: { ...referencePlan(), ward: 'suminoe' } }
const newRun = async (body: object = json) =>
  (await jsonOf<Validation>(await call('/v1/validations', { json: body }), 201)).id
const newLink = async (id: string, request: object = {}) =>
  jsonOf<LinkCreated>(await call(`/v1/validations/${id}/links`, { json: request }), 201)
/** As WEBSERVICE() calls: no headers at all. */
const cell = async (path: string) => {
  const answer = await call(path, { key: null })
  return { status: answer.status, text: await answer.text() }
}

describe('value', () => {
  it('gives each figure as plain text, exact in the unit asked for', async () => {
    const id = await newRun()
    const { token } = await newLink(id)
    const value = async (field: string, more = '') =>
      (
        await cell(
          `/v1/validations/${id}/value?field=${encodeURIComponent(field)}&token=${token}${more}`,
        )
      ).text
    expect(await value('share')).toBe('50.7')
    expect(await value('base')).toBe('153589000')
    expect(await value('base', '&unit=千円')).toBe('153589')
    expect(await value('base', '&unit=億円')).toBe('1.53589')
    expect(await value('total', '&unit=千円')).toBe('284322')
    expect(await value('numerator', '&unit=千円')).toBe('77870')
    expect(await value('denominator')).toBe('153589000')
    expect(await value('exclusions.fixed', '&unit=千円')).toBe('122368')
    expect(await value('exclusions.priority', '&unit=千円')).toBe('8365')
    const [one, two] = [await value('reflected.①'), await value('reflected.②')]
    expect(Number(one) + Number(two)).toBe(77_870_000)
    expect(await value('errors')).toBe('0')
    expect(await value('id')).toBe(id)
    expect(await value('statement.ja')).toContain('50.7')
  })

  it('answers codes, not pages', async () => {
    const id = await newRun()
    const { token, id: link } = await newLink(id)
    const value = (query: string, run = id) => cell(`/v1/validations/${run}/value?${query}`)
    expect(await value(`field=nonsense&token=${token}`)).toEqual({
      status: 400,
      text: '#HANEI:FIELD',
    })
    expect(await value(`unit=ドル&token=${token}`)).toEqual({ status: 400, text: '#HANEI:FIELD' })
    expect(await value('field=share')).toEqual({ status: 401, text: '#HANEI:UNAUTHORIZED' })
    const notFound = { status: 404, text: '#HANEI:NOTFOUND' }
    expect(await value('token=unknown')).toEqual(notFound)
    expect(await value(`token=${token}`, await newRun())).toEqual(notFound)
    expect(await value(`token=${token}`, 'latest')).toEqual(notFound)
    await call(`/v1/validations/${id}/links/${link}`, { method: 'DELETE' })
    expect(await value(`token=${token}`)).toEqual({ status: 410, text: '#HANEI:REVOKED' })
    const expired = await newLink(id)
    await env.DB.prepare("UPDATE links SET expires_at = '2026-01-01T00:00:00.000Z' WHERE id = ?")
      .bind(expired.id)
      .run()
    expect(await value(`token=${expired.token}`)).toEqual({ status: 410, text: '#HANEI:EXPIRED' })
  })

  it('answers codes with status 200 where asked to, for cells that show nothing else', async () => {
    const id = await newRun()
    const { token } = await newLink(id)
    const value = (query: string) => cell(`/v1/validations/${id}/value?status=200&${query}`)
    expect(await value(`field=share&token=${token}`)).toEqual({ status: 200, text: '50.7' })
    expect(await value('token=unknown')).toEqual({ status: 200, text: '#HANEI:NOTFOUND' })
    expect(await value(`field=x&token=${token}`)).toEqual({ status: 200, text: '#HANEI:FIELD' })
    expect(await value('field=share')).toEqual({ status: 200, text: '#HANEI:UNAUTHORIZED' })
    const totals = await cell(`/v1/validations/${id}/totals.csv?status=200&token=unknown`)
    expect(totals).toEqual({ status: 200, text: '#HANEI:NOTFOUND' })
    const other = await cell(`/v1/validations/${id}/value?status=404&token=${token}`)
    expect(other).toEqual({ status: 400, text: '#HANEI:FIELD' })
  })

  it('says so instead of a share that open errors can still change', async () => {
    const rows = [
      ['事業名', '金額(千円)', '反映区分'],
      ['見守り', 10, '①'],
      ['防災', 'x', '①'],
      ['その他', 10, 'なし'],
    ]
    const id = await newRun({ snapshot: { sheet: 'S', rows } })
    const { token } = await newLink(id)
    const path = `/v1/validations/${id}/value?field=share&token=${token}`
    expect((await cell(path)).text).toBe('#HANEI:PROVISIONAL')
    expect((await cell(`${path}&provisional=true`)).text).toBe('50.0')
    const none = await newRun({ snapshot: { sheet: 'S', rows: [['事業名', '金額(千円)']] } })
    const link = await newLink(none)
    const empty = await cell(`/v1/validations/${none}/value?token=${link.token}`)
    expect(empty).toEqual({ status: 200, text: '#HANEI:NOT-APPLICABLE' })
  })

  it("follows a ward's latest run, and outlives the one it was made from", async () => {
    const small = (yen: number) => ({
      ward: 'latest-ward',
      snapshot: {
        sheet: 'S',
        rows: [
          ['事業名', '金額(千円)'],
          ['a', yen],
        ],
      },
    })
    const first = await newRun(small(1))
    const { token } = await newLink(first, { kind: 'latest', days: 7, name: '一覧表' })
    const path = `/v1/validations/latest/value?field=total&token=${token}`
    expect((await cell(path)).text).toBe('1000')
    await newRun(small(2))
    expect((await cell(path)).text).toBe('2000')
    await env.DB.prepare('DELETE FROM runs WHERE id = ?').bind(first).run()
    expect((await cell(path)).text).toBe('2000')
  })

  it('takes a key with the role read instead of a token', async () => {
    const id = await newRun()
    const { key } = await makeKey(['suminoe'], ['read'])
    const other = await makeKey(['kita'], ['read'])
    const path = `/v1/validations/${id}/value`
    expect(await (await call(path, { key })).text()).toBe('50.7')
    expect((await call(path, { key: other.key })).status).toBe(404)
  })
})

describe('totals.csv', () => {
  it('has a byte order mark, every figure, and no text that a sheet would run', async () => {
    const policy = {
      exclusions: [{ id: 'fixed', kind: 'fixed', label: '=cmd|calc', match: ['固定経費'] }],
    }
    const id = await newRun({ ...json, policy })
    const { token } = await newLink(id)
    const answer = await call(`/v1/validations/${id}/totals.csv?unit=千円&token=${token}`, {
      key: null,
    })
    const text = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(
      await answer.arrayBuffer(),
    )
    expect(text.startsWith('\uFEFF項目,名称,値,単位\r\n')).toBe(true)
    expect(text).toContain("exclusions.fixed,'=cmd|calc,122368,千円")
    expect((await cell(`/v1/validations/${id}/totals.csv`)).status).toBe(401)
    expect((await cell(`/v1/validations/${id}/totals.csv?token=x`)).status).toBe(404)
  })
})

describe('links', () => {
  it('are listed without tokens, and only hashes are kept', async () => {
    const id = await newRun()
    const made = await newLink(id, { name: '部内' })
    const { items } = await jsonOf<LinkList>(await call(`/v1/validations/${id}/links`), 200)
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ id: made.id, kind: 'run', name: '部内', revokedAt: null })
    const kept = await env.DB.prepare('SELECT * FROM links').all()
    expect(JSON.stringify(kept.results)).not.toContain(made.token)
    expect(made.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  it('refuse: 400, 403, 404, 415', async () => {
    const id = await newRun()
    const path = `/v1/validations/${id}/links`
    await jsonOf(await call(path, { json: { days: 0 } }), 400)
    const writer = await makeKey(['suminoe'], ['validate'])
    await jsonOf(await call(path, { json: {}, key: writer.key }), 403)
    const other = await makeKey(['kita'], ['read'])
    await jsonOf(await call(path, { json: {}, key: other.key }), 404)
    await jsonOf(await call(`${path}/x`, { method: 'DELETE' }), 404)
    await jsonOf(await call(path, { body: 'x', headers: { 'Content-Type': 'text/plain' } }), 415)
  })

  it('end with the key that made them, and last through its rotation', async () => {
    const id = await newRun()
    const maker = await makeKey(['suminoe'], ['read'])
    const link = await jsonOf<LinkCreated>(
      await call(`/v1/validations/${id}/links`, { json: {}, key: maker.key }),
      201,
    )
    const path = `/v1/validations/${id}/value?token=${link.token}`
    await call(`/v1/keys/${maker.id}/rotate`, { json: {}, key: maker.key })
    expect((await cell(path)).text).toBe('50.7')
    const expire = (at: string) =>
      env.DB.prepare('UPDATE api_keys SET expires_at = ? WHERE id = ?').bind(at, maker.id).run()
    await expire('2026-01-01T00:00:00.000Z')
    expect(await cell(path)).toEqual({ status: 410, text: '#HANEI:EXPIRED' })
    await expire('2099-01-01T00:00:00.000Z')
    await call(`/v1/keys/${maker.id}`, { method: 'DELETE' })
    expect(await cell(path)).toEqual({ status: 410, text: '#HANEI:REVOKED' })
    const { items } = await jsonOf<LinkList>(await call(`/v1/validations/${id}/links`), 200)
    expect(items.find((item) => item.id === link.id)?.revokedAt).not.toBeNull()
  })

  it('are listed and revoked by the ward’s admin, who may read nothing else', async () => {
    const id = await newRun()
    const admin = await makeKey(['suminoe'], ['admin'])
    const other = await makeKey(['kita'], ['admin'])
    const made = [await newLink(id), await newLink(id, { kind: 'latest' }), await newLink(id)]
    const list = async (key: string, query = '') =>
      jsonOf<LinkPage>(await call(`/v1/links${query}`, { key }), 200)
    const first = await list(admin.key, '?limit=2')
    expect(first.items.map((item) => item.id)).toEqual([made[2]?.id, made[1]?.id])
    const second = await list(admin.key, `?limit=2&cursor=${first.next}`)
    expect(second.items[0]).toMatchObject({ id: made[0]?.id, ward: 'suminoe', runId: id })
    expect((await list(other.key)).items).toEqual([])
    await jsonOf(await call('/v1/links?ward=suminoe', { key: other.key }), 404)
    const end = (link: string | undefined, key: string) =>
      call(`/v1/links/${link}`, { method: 'DELETE', key })
    await jsonOf(await end(made[0]?.id, other.key), 404)
    expect((await end(made[0]?.id, admin.key)).status).toBe(204)
    await jsonOf(await end(made[0]?.id, admin.key), 404)
    expect((await cell(`/v1/validations/${id}/value?token=${made[0]?.token}`)).status).toBe(410)
  })

  it('are revoked once: the second time is 404 and leaves no second audit row', async () => {
    const id = await newRun()
    const link = await newLink(id)
    const path = `/v1/validations/${id}/links/${link.id}`
    const answers = await Promise.all([1, 2, 3].map(() => call(path, { method: 'DELETE' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404])
    await jsonOf(await call(path, { method: 'DELETE' }), 404)
    const rows = env.DB.prepare(
      "SELECT count(*) AS n FROM audit_rows WHERE action = 'link.revoked' AND subject = ?",
    )
    expect(await rows.bind(link.id).first()).toEqual({ n: 1 })
  })

  it('never reach the log', async () => {
    const id = await newRun()
    const { token } = await newLink(id)
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    log.mockClear()
    await cell(`/v1/validations/${id}/value?token=${token}`)
    const lines = log.mock.calls.flat().join('\n')
    expect(lines).toContain('/v1/validations/:id/value')
    expect(lines).not.toContain(token)
    expect(lines).not.toContain('50.7')
  })
})
