// Receipts: a run's digests and totals under an Ed25519 signature (JWS compact, RFC 7515).
import { CompactSign, compactVerify, createLocalJWKSet, decodeProtectedHeader, errors } from 'jose'
import {
  type Jwks,
  type ReceiptClaims,
  type ReceiptVerdict,
  type Report,
  receiptClaimsSchema,
} from '../../shared/schema/index.ts'
import type { SigningKey } from './keys.ts'

/** Media type in the header: nothing else that is signed with such a key passes for a receipt. */
export const receiptType = 'hanei-receipt+jws'

export interface Attested {
  issuer: string
  runId: string
  ward: string
  at: Date
  reportDigest: string
  report: Report
}

/** Signs what a run came to. */
export function signReceipt({ kid, key }: SigningKey, attested: Attested): Promise<string> {
  const claims = JSON.stringify(receiptClaims(attested))
  return new CompactSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: receiptType })
    .sign(key)
}

/** Whether a receipt is one of ours, unaltered. */
export async function verifyReceipt(receipt: string, keys: Jwks): Promise<ReceiptVerdict> {
  try {
    if (decodeProtectedHeader(receipt).typ !== receiptType) {
      return { valid: false, reason: 'not-a-receipt' }
    }
    const { payload } = await compactVerify(receipt, createLocalJWKSet(keys), {
      algorithms: ['EdDSA'],
    })
    const claims = receiptClaimsSchema.safeParse(JSON.parse(new TextDecoder().decode(payload)))
    return claims.success
      ? { valid: true, claims: claims.data }
      : { valid: false, reason: 'not-a-receipt' }
  } catch (error) {
    return { valid: false, reason: reasonOf(error) }
  }
}

function reasonOf(error: unknown): NonNullable<ReceiptVerdict['reason']> {
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown-key'
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad-signature'
  return 'malformed'
}

function receiptClaims(attested: Attested): ReceiptClaims {
  const { report } = attested
  const { totals } = report
  return {
    iss: attested.issuer,
    jti: attested.runId,
    iat: Math.floor(attested.at.getTime() / 1000),
    ward: attested.ward,
    fiscalYear: report.plan?.fiscalYear ?? null,
    ruleset: report.ruleset,
    planDigest: report.plan?.digest ?? null,
    planVersion: report.plan?.version ?? null,
    policyDigest: report.policyDigest,
    snapshotDigest: report.snapshotDigest,
    reportDigest: attested.reportDigest,
    totals: {
      total: totals.total,
      exclusions: totals.exclusions.map(({ id, yen }) => ({ id, yen })),
      base: totals.base,
      reflected: totals.reflected.map(({ symbol, yen }) => ({ symbol, yen })),
      share: totals.share,
    },
  }
}
