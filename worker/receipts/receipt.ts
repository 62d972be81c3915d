// Receipts: a run's digests and totals under an Ed25519 signature (JWS compact, RFC 7515).
import {
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
} from 'jose'
import { isCompactJws, isRetired } from '../../shared/receipt.ts'
import {
  type Jwks,
  type ReceiptClaims,
  type ReceiptVerdict,
  type Report,
  receiptClaimsSchema,
} from '../../shared/schema/index.ts'
import { isLoopback } from '../http/security.ts'
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
  /** The audit row that records the run. */
  audit: ReceiptClaims['audit']
}

/** Signs what a run came to. */
export function signReceipt({ kid, key }: SigningKey, attested: Attested): Promise<string> {
  const claims = JSON.stringify(receiptClaims(attested))
  return new CompactSign(new TextEncoder().encode(claims))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: receiptType })
    .sign(key)
}

/** Whose receipts are taken for ours. */
export interface Issuers {
  addresses: readonly string[]
  /** Local mode: whichever port of this machine it ran on. */
  loopback: boolean
}

/** Whether a receipt is one of ours, unaltered, and of a key that had not retired. @param issuers `any` for whoever looks at the issuer himself */
export async function verifyReceipt(
  receipt: string,
  keys: Jwks,
  issuers: Issuers | 'any',
): Promise<ReceiptVerdict> {
  // Bits beyond the last byte would make several texts of one receipt.
  if (!isCompactJws(receipt)) return { valid: false, reason: 'malformed' }
  try {
    if (decodeProtectedHeader(receipt).typ !== receiptType) {
      return { valid: false, reason: 'not-a-receipt' }
    }
    const { payload, protectedHeader } = await compactVerify(receipt, createLocalJWKSet(keys), {
      algorithms: ['EdDSA'],
    })
    const claims = receiptClaimsSchema.safeParse(JSON.parse(new TextDecoder().decode(payload)))
    if (!claims.success) return { valid: false, reason: 'not-a-receipt' }
    const { iss, iat } = claims.data
    if (issuers !== 'any' && !isOurs(iss, issuers)) return { valid: false, reason: 'other-issuer' }
    const key = keys.keys.find(({ kid }) => kid === protectedHeader.kid)
    return isRetired(key?.retiredAt, iat)
      ? { valid: false, reason: 'retired-key' }
      : { valid: true, claims: claims.data }
  } catch (error) {
    return { valid: false, reason: reasonOf(error) }
  }
}

const isOurs = (issuer: string, { addresses, loopback }: Issuers): boolean =>
  addresses.includes(issuer) || (loopback && isLoopback(issuer))

/** The audit row that a receipt of our own store names; its signature is not looked at. */
export function receiptAudit(receipt: string): ReceiptClaims['audit'] {
  const claims = receiptClaimsSchema.safeParse(decodeJwt(receipt))
  return claims.success ? claims.data.audit : undefined
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
    ...(attested.audit ? { audit: attested.audit } : {}),
    totals: {
      total: totals.total,
      exclusions: totals.exclusions.map(({ id, yen }) => ({ id, yen })),
      base: totals.base,
      reflected: totals.reflected.map(({ symbol, yen }) => ({ symbol, yen })),
      share: totals.share,
    },
  }
}
