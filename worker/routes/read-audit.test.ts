// GET /v1/audit: complete, append-only, a chain a ward, and it names the first row that was touched.
import { env } from 'cloudflare:test'
import { beforeAll, describe, expect, it } from 'vitest'
import type {
  AuditEntry,
  AuditPage,
  AuditVerdict,
  ReceiptVerdict,
  Validation,
} from '../../shared/schema/index.ts'
import { commit } from '../store/audit.ts'
import { auditHash, legacyChain, operatorChain, rowsAnAnchor } from '../store/audit-chain.ts'
import { prune } from '../store/prune.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'

const page = async (query = '', key?: string) =>
  jsonOf<AuditPage>(await call(`/v1/audit${query}`, key === undefined ? {} : { key }), 200)
const verify = async (query = '', key?: string) =>
  jsonOf<AuditVerdict>(
    await call(`/v1/audit?verify=true${query}`, key === undefined ? {} : { key }),
    200,
  )
/** The whole log, page after page. */
async function verifyAll(limit: number) {
  const verdicts: AuditVerdict[] = []
  for (let cursor = ''; ; cursor = `&cursor=${verdicts.at(-1)?.next}`) {
    verdicts.push(await verify(`&limit=${limit}${cursor}`))
    if (verdicts.at(-1)?.next == null) return verdicts
  }
}
const rowsOf = async (chain: string) =>
  (
    await env.DB.prepare('SELECT * FROM audit_rows WHERE chain = ? ORDER BY seq')
      .bind(chain)
      .all<AuditEntry>()
  ).results
const now = () => new Date().toISOString()
const event = (ward: string | null) => ({ ward, actor: 'a', action: 'b', subject: 'c' })
const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['a', 1],
  ],
}
const newRun = async (ward: string) =>
  jsonOf<Validation>(await call('/v1/validations', { json: { snapshot, ward } }), 201)

describe('the audit log', () => {
  it('names who did what, newest first, in pages; to a ward’s admin only its own', async () => {
    await newRun('kita')
    const { key } = await makeKey(['kita'], ['admin'])
    await makeKey(['minami'], ['read'])
    const all = await page()
    const doings = all.items.filter(({ action }) => action !== 'chain.anchored')
    expect(doings.map(({ action, ward }) => `${action} ${ward}`)).toEqual([
      'key.created minami',
      'key.created kita',
      'validation.created kita',
    ])
    const mine = await page('', key)
    expect(mine.items.map(({ chain, seq }) => `${chain} ${seq}`)).toEqual(['kita 2', 'kita 1'])
    const parts: AuditEntry[] = []
    for (let cursor = ''; ; ) {
      const part = await page(`?limit=2${cursor}`)
      parts.push(...part.items)
      if (part.next === null) break
      cursor = `&cursor=${part.next}`
    }
    expect(parts).toEqual(all.items)
  })

  it('tells a ward’s admin nothing of how much others do: neither numbers, hashes nor the verdict', async () => {
    const { key } = await makeKey(['aoba'], ['admin'])
    const [before, verdict] = [await page('', key), await verify('', key)]
    await newRun('kita')
    await makeKey(['minami'], ['read'])
    expect(await page('', key)).toEqual(before)
    expect(await verify('', key)).toEqual(verdict)
    await commit(env.DB, now(), [event('aoba')], [])
    const [newest] = (await page('', key)).items
    expect(newest).toMatchObject({ seq: 2, previous: before.items[0]?.hash })
  })

  it('400, 403, and 404 for the chain of another ward', async () => {
    await jsonOf(await call('/v1/audit?cursor=abc'), 400)
    await jsonOf(await call('/v1/audit?verify=true&cursor=~5'), 400)
    await jsonOf(await call('/v1/audit?cursor=kita~1~genesis'), 400)
    const { key } = await makeKey(['kita'], ['read'])
    await jsonOf(await call('/v1/audit', { key }), 403)
    const admin = await makeKey(['izumi'], ['admin'])
    const { key: own } = admin
    const cursor = `kita~1~${'0'.repeat(64)}`
    for (const query of ['chain=kita', 'chain=nobody', 'chain=*', `cursor=${cursor}`]) {
      await jsonOf(await call(`/v1/audit?verify=true&${query}`, { key: own }), 404)
    }
  })

  it('holds under many writers at once', async () => {
    const before = (await rowsOf('higashi')).length
    await Promise.all(Array.from({ length: 25 }, () => newRun('higashi')))
    const verdict = await verify('&chain=higashi')
    expect(verdict).toMatchObject({ valid: true, checked: before + 25, next: null })
    expect((await verify()).valid).toBe(true)
  })

  it('goes on from the real head when another isolate wrote meanwhile', async () => {
    await commit(env.DB, now(), [event('naka')], [])
    const { head: previous } = await verify('&chain=naka')
    const row = { chain: 'naka', seq: 2, at: now(), ...event('naka'), previous }
    await env.DB.prepare('INSERT INTO audit_rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .bind(...Object.values(row), await auditHash(row))
      .run()
    await commit(env.DB, now(), [event('naka'), event('naka')], [])
    expect(await verify('&chain=naka')).toMatchObject({ valid: true, checked: 4 })
  })

  it('takes back a row whose statements fail, so that neither stays alone', async () => {
    const before = await rowsOf('naka')
    const broken = env.DB.prepare("INSERT INTO runs (id) VALUES ('x')")
    await expect(commit(env.DB, now(), [event('naka')], [broken])).rejects.toThrow()
    expect(await rowsOf('naka')).toEqual(before)
  })

  it('is not changed or deleted by anyone who can only write SQL', async () => {
    for (const statement of [
      "UPDATE audit_rows SET actor = 'nobody' WHERE seq = 1",
      'DELETE FROM audit_rows',
      'DELETE FROM audit_heads',
      "UPDATE audit_heads SET seq = 0 WHERE chain = 'kita'",
    ]) {
      await expect(env.DB.prepare(statement).run(), statement).rejects.toThrow('append-only')
    }
  })
})

describe('verifying', () => {
  it('looks at a bounded number of rows a call, and goes on to the end of every chain', async () => {
    const { results } = await env.DB.prepare('SELECT chain, seq, hash FROM audit_heads').all()
    const verdicts = await verifyAll(7)
    expect(verdicts.every(({ valid, checked }) => valid && checked <= 7)).toBe(true)
    const heads = verdicts.flatMap((verdict) => verdict.heads)
    expect(heads).toHaveLength(results.length)
    expect(heads).toEqual(expect.arrayContaining(results))
  })

  it('goes on from a head that was noted, and misses what was put in its place', async () => {
    const noted = (await verify('&chain=naka')).heads[0]!
    await commit(env.DB, now(), [event('naka')], [])
    const cursor = `naka~${noted.seq}~${noted.hash}`
    expect(await verify(`&cursor=${cursor}&chain=naka`)).toMatchObject({ valid: true, checked: 1 })
    const other = `naka~${noted.seq}~${'0'.repeat(64)}`
    expect(await verify(`&cursor=${other}&chain=naka`)).toMatchObject({
      valid: false,
      broken: { chain: 'naka', seq: noted.seq, reason: 'altered' },
    })
    const beyond = `naka~99~${noted.hash}`
    expect((await verify(`&cursor=${beyond}&chain=naka`)).broken?.reason).toBe('missing')
  })
})

describe('anchors', () => {
  it('note a ward’s head in the operator’s chain with its first row, each 64 more, and each day', async () => {
    const anchorsOf = async (ward: string) =>
      (await rowsOf(operatorChain))
        .filter((row) => row.action === 'chain.anchored' && row.ward === ward)
        .map(({ subject }) => Number(subject.split(':')[0]))
    const events = Array.from({ length: rowsAnAnchor + 5 }, () => event('nishi'))
    await commit(env.DB, now(), events, [])
    expect(await anchorsOf('nishi')).toEqual([1, rowsAnAnchor + 1])
    await prune(env.DB, new Date())
    await prune(env.DB, new Date())
    expect(await anchorsOf('nishi')).toEqual([1, rowsAnAnchor + 1, rowsAnAnchor + 5])
    expect((await verify()).valid).toBe(true)
  })
})

describe('reads', () => {
  it('are noted: who looked at which run, once a day each, by key and by link', async () => {
    const { id } = await newRun('izumi')
    const reader = await makeKey(['izumi'], ['read'])
    for (let i = 0; i < 3; i++) {
      await call(`/v1/validations/${id}`, { key: reader.key })
      await call(`/v1/validations/${id}/receipt`, { key: reader.key })
      await call('/v1/validations', { key: reader.key })
    }
    const { token, id: link } = await jsonOf<{ token: string; id: string }>(
      await call(`/v1/validations/${id}/links`, { json: {}, key: reader.key }),
      201,
    )
    await Promise.all(
      ['share', 'total', 'base'].map((field) =>
        call(`/v1/validations/${id}/value?field=${field}&token=${token}`, { key: null }),
      ),
    )
    const looks = (await rowsOf('izumi'))
      .filter(({ action }) => action.endsWith('.read'))
      .map(({ actor, action, subject }) => `${actor} ${action} ${subject}`)
    expect(looks).toEqual([
      `key:${reader.id} validation.read ${id}`,
      `key:${reader.id} history.read history`,
      `link:${link} validation.read ${id}`,
    ])
  })
})

describe('refused sign-ins', () => {
  const refusals = async (chain: string) =>
    (await rowsOf(chain))
      .filter(({ action }) => action === 'sign-in.refused')
      .map(({ actor, subject }) => `${actor} ${subject}`)

  it('are noted where the key belongs, and strangers’ in the operator’s chain, ten times fewer', async () => {
    const made = await makeKey(['tsurumi'], ['read'])
    const wrong = `${made.key.slice(0, -1)}${made.key.endsWith('A') ? 'B' : 'A'}`
    for (let i = 0; i < 25; i++) await call('/v1/validations', { key: wrong })
    for (let i = 0; i < 12; i++) await call('/v1/validations', { key: `nobody-${i}` })
    await call('/v1/validations', { key: null })
    expect(await refusals('tsurumi')).toEqual([
      `key:${made.id} wrong-secret 1`,
      `key:${made.id} wrong-secret 10`,
    ])
    expect(await refusals(operatorChain)).toEqual(['unknown unknown 1', 'unknown unknown 10'])
    await call(`/v1/keys/${made.id}`, { method: 'DELETE' })
    await call('/v1/validations', { key: made.key })
    expect((await refusals('tsurumi')).at(-1)).toBe(`key:${made.id} revoked 1`)
  })
})

describe('rows from before there were several chains', () => {
  const legacyRow = async (row: Omit<AuditEntry, 'hash' | 'chain'>) => {
    const hash = await auditHash({ ...row, chain: legacyChain })
    await env.DB.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .bind(row.seq, row.at, row.ward, row.actor, row.action, row.subject, row.previous, hash)
      .run()
    return hash
  }

  it('are verified as their own chain, and shown to a ward without what tells of others', async () => {
    let previous = 'genesis'
    for (const [i, ward] of ['yodo', 'kita', 'yodo', 'minato', 'yodo'].entries()) {
      const at = `2026-01-0${i + 1}T00:00:00.000Z`
      previous = await legacyRow({ seq: i + 1, at, ...event(ward), previous })
    }
    const verdict = await verify(`&chain=${legacyChain}`)
    expect(verdict).toMatchObject({ valid: true, checked: 5, head: previous })
    expect((await verify()).heads.map(({ chain }) => chain)).toContain(legacyChain)
    const { key } = await makeKey(['yodo'], ['admin'])
    const shown: AuditEntry[] = []
    for (let cursor = ''; ; ) {
      const part = await page(`?limit=2${cursor}`, key)
      shown.push(...part.items)
      if (part.next === null) break
      cursor = `&cursor=${part.next}`
    }
    expect(shown.map(({ chain, seq }) => `${chain} ${seq}`)).toEqual([
      'yodo 1',
      '*legacy 3',
      '*legacy 2',
      '*legacy 1',
    ])
    expect(shown.slice(1).every((row) => row.previous === '')).toBe(true)
    const all = await page('?limit=200')
    expect(all.items.slice(-2).map(({ seq }) => seq)).toEqual([2, 1])
  })
})

describe('a log that was tampered with, its triggers taken away', () => {
  beforeAll(async () => {
    const names = ['audit_rows_are_never_changed', 'audit_rows_are_never_deleted']
    await env.DB.batch(names.map((name) => env.DB.prepare(`DROP TRIGGER ${name}`)))
  })
  const broken = async () => (await verify('&chain=higashi')).broken
  const set = (seq: number, { actor, hash }: { actor: string; hash: string }) =>
    env.DB.prepare("UPDATE audit_rows SET actor = ?, hash = ? WHERE chain = 'higashi' AND seq = ?")
      .bind(actor, hash, seq)
      .run()

  it('names an altered row, one that was made to fit itself, and a missing one', async () => {
    const row = (await rowsOf('higashi'))[4]!
    await set(5, { actor: 'nobody', hash: row.hash })
    expect(await broken()).toEqual({ chain: 'higashi', seq: 5, reason: 'altered' })
    expect((await verify()).broken).toEqual({ chain: 'higashi', seq: 5, reason: 'altered' })
    await set(5, { actor: 'nobody', hash: await auditHash({ ...row, actor: 'nobody' }) })
    expect(await broken()).toEqual({ chain: 'higashi', seq: 6, reason: 'unchained' })
    await set(5, row)
    expect(await broken()).toBeUndefined()
  })

  it('misses a tail that was cut off: by its head, and by the receipt of the run', async () => {
    const run = await newRun('higashi')
    const receipt = async () =>
      (
        await jsonOf<ReceiptVerdict>(
          await call('/v1/receipts/verify', { json: { receipt: run.receipt }, key: null }),
          200,
        )
      ).audit
    expect(await receipt()).toBe('held')
    const last = (await rowsOf('higashi')).at(-1)!
    await env.DB.prepare("DELETE FROM audit_rows WHERE chain = 'higashi' AND seq = ?")
      .bind(last.seq)
      .run()
    expect(await broken()).toEqual({ chain: 'higashi', seq: last.seq, reason: 'missing' })
    expect(await receipt()).toBe('missing')
  })

  it('misses a chain that was written anew as a whole: by the operator’s anchors', async () => {
    const rows = (await rowsOf('nishi')).map((row) => ({ ...row, actor: 'nobody' }))
    let previous = 'genesis'
    for (const row of rows) {
      const hash = await auditHash({ ...row, previous })
      await env.DB.prepare(
        "UPDATE audit_rows SET actor = 'nobody', previous = ?, hash = ? WHERE chain = 'nishi' AND seq = ?",
      )
        .bind(previous, hash, row.seq)
        .run()
      previous = hash
    }
    expect((await verify('&chain=nishi')).valid).toBe(true)
    expect((await verify('&chain=*')).broken).toEqual({
      chain: 'nishi',
      seq: 1,
      reason: 'unanchored',
    })
  })
})
