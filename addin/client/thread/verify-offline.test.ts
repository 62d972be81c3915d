import { beforeAll, expect, test } from 'vitest'
import { verifyOffline } from './verify-offline.ts'

const claims = {
  iss: 'https://hanei.example',
  jti: '01JD0000000000000000000000',
  iat: 1_795_000_000,
  ward: 'suminoe',
  fiscalYear: 2026,
  ruleset: '2026.13',
  planDigest: null,
  planVersion: null,
  policyDigest: `sha256:${'1'.repeat(64)}`,
  snapshotDigest: `sha256:${'2'.repeat(64)}`,
  reportDigest: `sha256:${'3'.repeat(64)}`,
  totals: {
    total: 284_322_000,
    exclusions: [{ id: 'fixed', yen: 122_368_000 }],
    base: 153_589_000,
    reflected: [{ symbol: '①', yen: 77_870_000 }],
    share: {
      numerator: 77_870_000,
      denominator: 153_589_000,
      decimals: 1,
      rounding: 'half-up',
      value: '50.7',
      status: 'final',
    },
  },
}
let keys: CryptoKeyPair
let jwks: string

beforeAll(async () => {
  keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { x } = await crypto.subtle.exportKey('jwk', keys.publicKey)
  jwks = JSON.stringify({
    keys: [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'k1', alg: 'EdDSA', use: 'sig' }],
  })
})

test('a genuine receipt is valid and shows its claims', async () => {
  expect(await verify(await sign({}))).toEqual({ valid: true, claims })
})
test('a changed figure breaks the signature', async () => {
  const [header, , signature] = (await sign({})).split('.')
  const forged = { ...claims, totals: { ...claims.totals, base: 1 } }
  expect(await verify(`${header}.${encode(forged)}.${signature}`)).toEqual({
    valid: false,
    reason: 'bad-signature',
  })
})
test('a receipt of another server’s key is told apart', async () => {
  expect(await verify(await sign({ kid: 'k9' }))).toEqual({ valid: false, reason: 'unknown-key' })
})
test('a signed text that is no receipt is not one', async () => {
  expect(await verify(await sign({ payload: { sub: 'x' } }))).toEqual({
    valid: false,
    reason: 'not-a-receipt',
  })
})
test.each(['', 'abc', 'a.b', 'a.b.c.d', '@@.@@.@@', `${encode({ alg: 'none' })}.e30.AA`])(
  'what has not the form of one (%s) is malformed',
  async (text) => {
    expect(await verify(text)).toEqual({ valid: false, reason: 'malformed' })
  },
)

async function verify(receipt: string) {
  const answer = await verifyOffline(
    { connection: { base: '', token: '' }, receipt, jwks },
    { signal: new AbortController().signal },
  )
  return answer.ok ? answer.value.verdict : answer.problem
}

async function sign({ kid = 'k1', payload = claims as unknown }): Promise<string> {
  const signed = `${encode({ alg: 'EdDSA', kid })}.${encode(payload)}`
  const bytes = new TextEncoder().encode(signed)
  const signature = await crypto.subtle.sign('Ed25519', keys.privateKey, bytes)
  return `${signed}.${Buffer.from(signature).toString('base64url')}`
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
