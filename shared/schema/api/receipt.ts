// Receipts: what is signed, and whether it holds.
import { z } from 'zod'
import {
  bilingualSchema,
  digestSchema,
  fiscalYearSchema,
  wardSchema,
  yenSchema,
} from '../common.ts'
import { shareSchema } from '../report.ts'
import { instantSchema, runIdSchema } from './base.ts'

/** What a receipt says: the claims under the signature. */
export const receiptClaimsSchema = z
  .object({
    /** The issuing Worker's address. */
    iss: z.string(),
    /** The run's id. */
    jti: runIdSchema,
    /** Seconds since 1970. */
    iat: z.int(),
    ward: wardSchema,
    fiscalYear: fiscalYearSchema.nullable(),
    ruleset: z.string(),
    planDigest: digestSchema.nullable(),
    planVersion: z.int().nullable(),
    policyDigest: digestSchema,
    snapshotDigest: digestSchema,
    reportDigest: digestSchema,
    /** The audit row that records this run, in its ward's chain; not in receipts from before there was one. */
    audit: z.object({ seq: z.int().min(1), hash: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
    /** Integer yen. */
    totals: z.object({
      total: yenSchema,
      exclusions: z.array(z.object({ id: z.string(), yen: yenSchema })),
      base: yenSchema,
      reflected: z.array(z.object({ symbol: z.string(), yen: yenSchema })),
      share: shareSchema,
    }),
  })
  .meta({ id: 'ReceiptClaims' })
export type ReceiptClaims = z.infer<typeof receiptClaimsSchema>

export const receiptAnswerSchema = z.object({ receipt: z.string() }).meta({ id: 'ReceiptAnswer' })
export const receiptVerifyRequestSchema = z
  .object({ receipt: z.string().min(1).max(65_536) })
  .meta({ id: 'ReceiptVerifyRequest' })
export const receiptReasons = [
  'malformed',
  'unknown-key',
  'bad-signature',
  'not-a-receipt',
  'other-issuer',
  'retired-key',
] as const
export const receiptVerdictSchema = z
  .object({
    valid: z.boolean(),
    claims: receiptClaimsSchema.optional(),
    /** What the state of the claimed share means, beside that it is attested. */
    meaning: bilingualSchema.optional(),
    /** Whether the audit log still has the row the receipt names; `missing`: it was cut or written anew. */
    audit: z.enum(['held', 'missing']).optional(),
    reason: z.enum(receiptReasons).optional(),
  })
  .meta({ id: 'ReceiptVerdict' })
export type ReceiptVerdict = z.infer<typeof receiptVerdictSchema>

/** Public keys (RFC 7517) that receipts verify with: the signing one first, then retired ones. */
export const jwksSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
        /** What it signed after this instant attests nothing. */
        retiredAt: instantSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'Jwks' })
export type Jwks = z.infer<typeof jwksSchema>
