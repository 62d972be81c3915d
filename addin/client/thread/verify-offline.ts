// A receipt checked without the server: signature by a public key at hand, claims by their contract.
import { isCompactJws, isRetired } from '../../../shared/receipt.ts'
import {
  type Jwks,
  jwksSchema,
  type ReceiptVerdict,
  receiptClaimsSchema,
} from '../../../shared/schema/index.ts'
import { fromBase64Url } from '../../../shared/text/base64.ts'
import * as api from '../api.ts'
import type { Answer } from '../problem.ts'
import type { Connection } from '../send.ts'

/** Verifies with `jwks`, or with the server's public keys when none are given (they are public: no key needed). */
export async function verifyOffline(
  input: { connection: Connection; receipt: string; jwks: string | null },
  tools: { signal: AbortSignal },
): Promise<Answer<{ verdict: ReceiptVerdict; jwks: string }>> {
  const keys = input.jwks === null ? await api.readKeys(input.connection, tools) : given(input.jwks)
  if (!keys.ok) return keys
  return {
    ok: true,
    value: { verdict: await verify(input.receipt, keys.value), jwks: JSON.stringify(keys.value) },
  }
}

function given(text: string): Answer<Jwks> {
  return { ok: true, value: jwksSchema.parse(JSON.parse(text)) }
}

async function verify(receipt: string, jwks: Jwks): Promise<ReceiptVerdict> {
  const text = receipt.trim()
  const parts = text.split('.')
  const [header, payload, signature] = parts.map(bytesOf)
  if (!isCompactJws(text) || !header || !payload || !signature) {
    return { valid: false, reason: 'malformed' }
  }
  const { kid, alg } = (jsonOf(header) ?? {}) as { kid?: unknown; alg?: unknown }
  if (alg !== 'EdDSA') return { valid: false, reason: 'malformed' }
  const jwk = jwks.keys.find((key) => key.kid === kid)
  if (!jwk) return { valid: false, reason: 'unknown-key' }
  const key = await crypto.subtle.importKey('jwk', { ...jwk, alg: 'Ed25519' }, 'Ed25519', false, [
    'verify',
  ])
  const signed = new TextEncoder().encode(`${parts[0]}.${parts[1]}`)
  if (!(await crypto.subtle.verify('Ed25519', key, signature, signed))) {
    return { valid: false, reason: 'bad-signature' }
  }
  const claims = receiptClaimsSchema.safeParse(jsonOf(payload))
  if (!claims.success) return { valid: false, reason: 'not-a-receipt' }
  return isRetired(jwk.retiredAt, claims.data.iat)
    ? { valid: false, reason: 'retired-key' }
    : { valid: true, claims: claims.data }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64Url(base64url)
  } catch {
    return null
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}
