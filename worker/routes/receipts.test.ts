// Receipts: verified by the API and offline, refused when touched, good after a rotation.
import { env } from 'cloudflare:test'
import { compactVerify, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Jwks, Problem, ReceiptVerdict, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf, makeKey } from '../testing/client.ts'
import { wait } from '../wait.ts'

const json = { snapshot: referenceSnapshot(), plan: referencePlan() }
const newRun = async (bindings = {}) =>
  jsonOf<Validation>(await call('/v1/validations', { json, bindings }), 201)
const verify = async (receipt: string, bindings = {}) =>
  jsonOf<ReceiptVerdict>(
    await call('/v1/receipts/verify', { key: null, json: { receipt }, bindings }),
    200,
  )
const readKeys = async (bindings = {}) =>
  jsonOf<Jwks>(await call('/.well-known/jwks.json', { key: null, bindings }), 200)
async function newKey() {
  const pair = await generateKeyPair('EdDSA', { extractable: true })
  return exportJWK(pair.privateKey)
}

describe('a receipt', () => {
  it('says what the run came to', async () => {
    const run = await newRun()
    const { valid, claims } = await verify(run.receipt)
    expect(valid).toBe(true)
    expect(claims).toMatchObject({
      jti: run.id,
      reportDigest: run.digest,
      snapshotDigest: run.report.snapshotDigest,
      policyDigest: run.report.policyDigest,
      planDigest: run.report.plan?.digest,
      ruleset: run.report.ruleset,
      totals: { base: 153_589_000, share: { value: '50.7' } },
    })
  })

  it('verifies offline with the published keys alone, which hold no private part', async () => {
    const run = await newRun()
    const keys = await readKeys()
    expect(JSON.stringify(keys)).not.toContain('"d"')
    const { payload } = await compactVerify(run.receipt, createLocalJWKSet(keys))
    expect(JSON.parse(new TextDecoder().decode(payload)).reportDigest).toBe(run.digest)
  })

  it('says in a sentence what the state of the claimed share is', async () => {
    const verdict = await verify((await newRun()).receipt)
    const { status } = verdict.claims!.totals.share
    expect(['final', 'provisional']).toContain(status)
    expect(verdict.meaning!.ja).toMatch(status === 'final' ? /残っていません/ : /暫定です/)
    expect(verdict.meaning!.en).toContain('Attested')
  })

  it('does not survive one changed character anywhere', async () => {
    const { receipt } = await newRun()
    const [head = '', body = '', signature = ''] = receipt.split('.')
    const forged = JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/')))
    forged.totals.base += 1
    const changed = btoa(JSON.stringify(forged))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    expect(await verify(`${head}.${changed}.${signature}`)).toEqual({
      valid: false,
      reason: 'bad-signature',
    })
    const other = signature.startsWith('A') ? 'B' : 'A'
    expect((await verify(`${head}.${body}.${other}${signature.slice(1)}`)).valid).toBe(false)
    expect(await verify('not a receipt')).toEqual({ valid: false, reason: 'malformed' })
  })

  it('is not valid under a key of someone else, nor as another kind of token', async () => {
    const jwk = await newKey()
    const token = await new SignJWT({ jti: 'x' })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'someone', typ: 'hanei-receipt+jws' })
      .sign(await crypto.subtle.importKey('jwk', jwk as JsonWebKey, 'Ed25519', false, ['sign']))
    expect(await verify(token)).toEqual({ valid: false, reason: 'unknown-key' })
    const unsigned = `${btoa('{"alg":"none","typ":"hanei-receipt+jws"}')}.e30.`
    expect((await verify(unsigned)).valid).toBe(false)
    expect((await verify(`${btoa('{"alg":"EdDSA"}')}.e30.AAAA`)).reason).toBe('not-a-receipt')
  })
})

describe('the issuer', () => {
  const production = async (HANEI_ADDRESS: string) => ({
    ...{ HANEI_ENV: 'production', HANEI_LOCAL: '', HANEI_DEV_KEY: '', HANEI_ADDRESS },
    HANEI_RECEIPT_KEYS: JSON.stringify(await newKey()),
  })
  const issuerOf = async ({ receipt }: Validation) =>
    JSON.parse(atob(receipt.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '')).iss

  it('is the configured address, whatever the Host header says', async () => {
    const bindings = await production('https://hanei.example.jp')
    const { key } = await makeKey(['suminoe'], ['validate'])
    const headers = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' }
    const path = 'https://evil.example/v1/validations'
    const answer = await call(path, { json: { ...json, ward: 'suminoe' }, key, headers, bindings })
    const run = await jsonOf<Validation>(answer, 201)
    expect(await issuerOf(run)).toBe('https://hanei.example.jp')
    expect((await verify(run.receipt, bindings)).valid).toBe(true)
    const moved = { ...bindings, HANEI_ADDRESS: 'https://new.example.jp' }
    expect(await verify(run.receipt, moved)).toEqual({ valid: false, reason: 'other-issuer' })
    const both = { ...bindings, HANEI_ADDRESS: 'https://new.example.jp https://hanei.example.jp' }
    expect((await verify(run.receipt, both)).valid).toBe(true)
  })

  it('503 where the deployment was not told its address: nothing is signed with another', async () => {
    const { key } = await makeKey(['suminoe'], ['validate'])
    const bindings = await production('')
    await jsonOf(await call('/v1/validations', { json, key, bindings }), 503)
  })
})

describe('another text of the same receipt', () => {
  it('is refused: the last character of each part has bits that no byte takes in', async () => {
    const { receipt } = await newRun()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    for (const part of [0, 1, 2]) {
      const parts = receipt.split('.')
      const text = parts[part] ?? ''
      const bumped = alphabet[alphabet.indexOf(text.at(-1) ?? '') + 1] ?? '_'
      parts[part] = text.slice(0, -1) + bumped
      expect((await verify(parts.join('.'))).valid, String(part)).toBe(false)
    }
    for (const odd of [`${receipt} `, `${receipt}=`, ` ${receipt}`, `${receipt}.`]) {
      expect(await verify(odd)).toEqual({ valid: false, reason: 'malformed' })
    }
  })
})

describe('a retired key', () => {
  const retire = (kid: string, at: Date) =>
    env.DB.prepare('UPDATE receipt_keys SET retired_at = ? WHERE kid = ?')
      .bind(at.toISOString(), kid)
      .run()
  const kidOf = ({ receipt }: Validation) => JSON.parse(atob(receipt.split('.')[0] ?? '')).kid

  it('still attests what it signed before, nothing after, and signs no more', async () => {
    const bindings = { HANEI_RECEIPT_KEYS: JSON.stringify(await newKey()) }
    const run = await newRun(bindings)
    await retire(kidOf(run), new Date(Date.now() + 60_000))
    expect((await verify(run.receipt, bindings)).valid).toBe(true)
    await retire(kidOf(run), new Date(Date.now() - 60_000))
    expect(await verify(run.receipt, bindings)).toEqual({ valid: false, reason: 'retired-key' })
    await jsonOf(await call('/v1/validations', { json, bindings }), 503)
    const { keys } = await readKeys(bindings)
    expect(keys.find(({ kid }) => kid === kidOf(run))?.retiredAt).toBeTruthy()
  })

  it('is retired by the first run under a new one, some minutes later', async () => {
    const old = await newRun({ HANEI_RECEIPT_KEYS: JSON.stringify(await newKey()) })
    await wait(5)
    const fresh = await newRun({ HANEI_RECEIPT_KEYS: JSON.stringify(await newKey()) })
    const { keys } = await readKeys()
    const retiredAt = (run: Validation) => keys.find(({ kid }) => kid === kidOf(run))?.retiredAt
    expect(retiredAt(fresh)).toBeUndefined()
    const minutes = (Date.parse(retiredAt(old) ?? '') - Date.now()) / 60_000
    expect(Math.round(minutes)).toBe(10)
  })
})

describe('rotation', () => {
  it('signs with the new key and still verifies what the old one signed, even when it is gone', async () => {
    const [one, two] = [await newKey(), await newKey()]
    const first = { HANEI_RECEIPT_KEYS: JSON.stringify(one) }
    const both = { HANEI_RECEIPT_KEYS: JSON.stringify({ keys: [two, one] }) }
    const second = { HANEI_RECEIPT_KEYS: JSON.stringify(two) }
    const old = await newRun(first)
    expect((await verify(old.receipt, both)).valid).toBe(true)
    const fresh = await newRun(both)
    const keys = await readKeys(second)
    const kid = JSON.parse(atob(fresh.receipt.split('.')[0] ?? '')).kid
    expect(keys.keys[0]?.kid).toBe(kid)
    expect((await verify(old.receipt, second)).valid).toBe(true)
    expect((await verify(fresh.receipt, second)).valid).toBe(true)
  })
})

describe('refusals', () => {
  it('413 for more than a receipt, from anybody', async () => {
    const body = JSON.stringify({ receipt: 'x'.repeat(70_000) })
    const headers = { 'Content-Type': 'application/json' }
    const problem = await jsonOf<Problem>(
      await call('/v1/receipts/verify', { body, headers, key: null }),
      413,
    )
    expect(problem).toMatchObject({ limit: 'bodyBytes' })
    expect(problem.detail).toContain('65536')
  })

  it('400 and 415', async () => {
    await jsonOf(await call('/v1/receipts/verify', { json: {} }), 400)
    const headers = { 'Content-Type': 'text/plain' }
    await jsonOf(await call('/v1/receipts/verify', { body: 'x', headers }), 415)
  })
})
