// Receipts: verified by the API and offline, refused when touched, good after a rotation.
import { compactVerify, createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Jwks, ReceiptVerdict, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../../test/fixtures/reference.ts'
import { call, jsonOf } from '../testing/client.ts'

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
  it('400 and 415', async () => {
    await jsonOf(await call('/v1/receipts/verify', { json: {} }), 400)
    const headers = { 'Content-Type': 'text/plain' }
    await jsonOf(await call('/v1/receipts/verify', { body: 'x', headers }), 415)
  })
})
