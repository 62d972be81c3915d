// Microsoft Entra ID tokens: signature, issuer, audience, times, key rollover; groups → ward and role.
import {
  exportJWK,
  generateKeyPair,
  type CryptoKey as JoseKey,
  type JWTPayload,
  SignJWT,
} from 'jose'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { AuditPage, Problem } from '../../shared/schema/index.ts'
import { call, devKey, jsonOf } from '../testing/client.ts'

const issuer = 'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0'
const audience = 'api://hanei'
const groups = [
  { group: 'finance', ward: 'suminoe', role: 'validate' },
  { group: 'finance', ward: 'suminoe', role: 'read' },
  { group: 'audit', ward: '*', role: 'read' },
]
const snapshot = {
  sheet: 'S',
  rows: [
    ['事業名', '金額(千円)'],
    ['a', 1],
  ],
}
let addresses = 0

/** A tenant of its own address, so that no key set is remembered from another test. */
async function tenant() {
  const jwksUri = `https://login.microsoftonline.com/keys/${++addresses}`
  const published: object[] = []
  const fetched = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const address = input instanceof Request ? input.url : String(input)
    if (address !== jwksUri) throw new Error(`unexpected call to ${address}`)
    return Response.json({ keys: published })
  })
  const addKey = async (kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair('RS256')
    published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' })
    return privateKey
  }
  const bindings = { HANEI_ENTRA: JSON.stringify({ issuer, audience, jwksUri, groups }) }
  return { addKey, bindings, fetched, published }
}

const now = () => Math.floor(Date.now() / 1000)
const sign = (key: JoseKey, kid: string, claims: JWTPayload = {}) =>
  new SignJWT({
    iss: issuer,
    aud: audience,
    iat: now() - 10,
    exp: now() + 600,
    oid: 'person-1',
    scp: 'access',
    name: '財務 花子',
    groups: ['finance'],
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(key)

afterEach(() => {
  vi.mocked(globalThis.fetch).mockRestore()
})

describe('an Entra ID token', () => {
  it('gives its groups their roles in their wards, and nothing more', async () => {
    const { addKey, bindings } = await tenant()
    const key = await sign(await addKey('k1'), 'k1')
    await jsonOf(
      await call('/v1/validations', { json: { snapshot, ward: 'suminoe' }, key, bindings }),
      201,
    )
    await jsonOf(
      await call('/v1/validations', { json: { snapshot, ward: 'kita' }, key, bindings }),
      404,
    )
    await jsonOf(await call('/v1/audit', { key, bindings }), 403)
    const audit = await jsonOf<AuditPage>(await call('/v1/audit', { key: devKey }), 200)
    expect(audit.items[0]).toMatchObject({ actor: 'entra:person-1', ward: 'suminoe' })
  })

  it('lets an auditor of every ward read, and only read', async () => {
    const { addKey, bindings } = await tenant()
    const key = await sign(await addKey('k1'), 'k1', { groups: ['audit'] })
    await jsonOf(await call('/v1/validations', { key, bindings }), 200)
    await jsonOf(await call('/v1/validations', { json: { snapshot }, key, bindings }), 403)
  })

  it('401 for each claim that does not hold, saying what a person can do about it', async () => {
    const { addKey, bindings } = await tenant()
    const signer = await addKey('k1')
    const refused = async (key: string, entra = bindings): Promise<string> => {
      const answer = await call('/v1/validations', { key, bindings: entra })
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer realm="hanei"/)
      return (await jsonOf<Problem>(answer, 401)).type.replace('urn:hanei:problem:', '')
    }
    const wrong: [JWTPayload, string][] = [
      [{ iss: 'https://login.microsoftonline.com/other/v2.0' }, 'token-tenant'],
      [{ aud: 'api://another' }, 'token-audience'],
      [{ exp: now() - 300 }, 'token-expired'],
      [{ nbf: now() + 300 }, 'token-invalid'],
      [{ oid: undefined }, 'token-invalid'],
      [{ scp: undefined }, 'token-invalid'],
    ]
    for (const [claims, type] of wrong) {
      expect(await refused(await sign(signer, 'k1', claims))).toBe(type)
    }
    // Of a token that is not the tenant's own, nothing it says is told back.
    const other = (await generateKeyPair('RS256')).privateKey
    expect(await refused(await sign(other, 'k1', { exp: now() - 300 }))).toBe('token-invalid')
    expect(await refused(await sign(other, 'k9'))).toBe('token-invalid')
    const parts = (await sign(signer, 'k1')).split('.')
    const unsigned = `${btoa('{"alg":"none"}').replaceAll('=', '')}.${parts[1]}.x`
    expect(await refused(unsigned)).toBe('token-invalid')
    expect(await refused(await sign(signer, 'k1'), { HANEI_ENTRA: '' })).toBe('unauthorized')
  })

  it('403 in every ward alike for a person whose groups hold no role', async () => {
    const { addKey, bindings } = await tenant()
    const key = await sign(await addKey('k1'), 'k1', { groups: ['somewhere-else'] })
    for (const ward of ['suminoe', 'no-such-ward']) {
      const answer = await call('/v1/validations', { json: { snapshot, ward }, key, bindings })
      expect((await jsonOf<Problem>(answer, 403)).detail).toContain('groups')
    }
    await jsonOf(await call('/v1/validations', { key, bindings }), 403)
  })

  it('forgives two minutes of clock skew, not five', async () => {
    const { addKey, bindings } = await tenant()
    const signer = await addKey('k1')
    const late = await sign(signer, 'k1', { exp: now() - 60 })
    const early = await sign(signer, 'k1', { nbf: now() + 60 })
    await jsonOf(await call('/v1/validations', { key: late, bindings }), 200)
    await jsonOf(await call('/v1/validations', { key: early, bindings }), 200)
  })

  it('is verified with a key that was rolled over after the set was read', async () => {
    const { addKey, bindings, fetched } = await tenant()
    const first = await sign(await addKey('k1'), 'k1')
    await jsonOf(await call('/v1/validations', { key: first, bindings }), 200)
    await jsonOf(await call('/v1/validations', { key: first, bindings }), 200)
    expect(fetched).toHaveBeenCalledTimes(1)
    const rolled = await sign(await addKey('k2'), 'k2')
    vi.setSystemTime(Date.now() + 30_000)
    await jsonOf(await call('/v1/validations', { key: rolled, bindings }), 200)
    vi.useRealTimers()
    expect(fetched).toHaveBeenCalledTimes(2)
  })

  it('401, not 500, while the key set cannot be reached', async () => {
    const { bindings, fetched } = await tenant()
    fetched.mockRejectedValue(new TypeError('no network'))
    const key = await sign((await generateKeyPair('RS256')).privateKey, 'k1')
    const answer = await call('/v1/validations', { key, bindings })
    expect((await jsonOf<Problem>(answer, 401)).type).toContain('token-unverified')
  })
})
