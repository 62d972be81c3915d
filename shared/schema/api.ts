// The HTTP API's requests and answers, shared by the Worker and every client of it.
import { z } from 'zod'
import { digestSchema, fiscalYearSchema, wardSchema, yenSchema } from './common.ts'
import { planSchema, publishedPlanSchema } from './plan.ts'
import { policySchema } from './policy.ts'
import { countsSchema, findingSchema, mappingSchema, reportSchema, shareSchema } from './report.ts'
import { snapshotSchema } from './snapshot.ts'

/** An instant in UTC, e.g. `2026-11-22T03:04:05.678Z`. */
export const instantSchema = z.iso.datetime().meta({ example: '2026-11-22T03:04:05.678Z' })

/** A run's id: 26 characters, sortable by time. */
export const runIdSchema = z
  .string()
  .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, '26 characters of Crockford base 32')

/** What a caller may do in a ward. Roles do not imply one another. */
export const roles = ['read', 'validate', 'publish', 'admin'] as const
export const roleSchema = z.enum(roles)
export type Role = z.infer<typeof roleSchema>

/** Every ward. */
export const anyWard = '*'
/** A ward's id, or `*` for every ward. */
export const wardScopeSchema = z.union([wardSchema, z.literal(anyWard)])

// Errors (RFC 9457)

export const problemErrorSchema = z.object({
  /** JSON Pointer (RFC 6901) into the body, e.g. `/snapshot/rows/3/2`; `?name`, `header:name` or `path:name` for a parameter. */
  pointer: z.string(),
  code: z.string(),
  detail: z.string(),
})
export type ProblemError = z.infer<typeof problemErrorSchema>

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    requestId: z.string(),
    errors: z.array(problemErrorSchema).optional(),
    /** Which limit was passed, with 413. */
    limit: z.enum(['bodyBytes', 'rows', 'cells', 'columns']).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

// Validations

/** `ward/year` of a published plan: its latest version. */
export const planReferenceSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}\/[0-9]{4}$/, 'ward/year, e.g. suminoe/2026')

export const validationRequestSchema = z
  .object({
    snapshot: snapshotSchema,
    plan: z.union([planReferenceSchema, planSchema]).optional(),
    policy: policySchema.optional(),
    /** The caller's own reading of the sheet's columns; it wins over detection. */
    mapping: mappingSchema.optional(),
    /** Whose run it is where no plan says so. */
    ward: wardSchema.optional(),
    /** false: answer only, keep nothing, no receipt. */
    store: z.boolean().default(true),
  })
  .meta({ id: 'ValidationRequest' })
export type ValidationRequest = z.infer<typeof validationRequestSchema>
/** As a client writes it: whatever has a default may be left out. */
export type ValidationRequestInput = z.input<typeof validationRequestSchema>

/** A kept run, as it was answered. */
export const validationSchema = z
  .object({
    id: runIdSchema,
    /** SHA-256 of the report's canonical JSON (RFC 8785). */
    digest: digestSchema,
    report: reportSchema,
    /** JWS in compact form, signed with Ed25519. */
    receipt: z.string(),
  })
  .meta({ id: 'Validation' })
export type Validation = z.infer<typeof validationSchema>

/** The answer to `store: false`. */
export const unkeptValidationSchema = z
  .object({ digest: digestSchema, report: reportSchema })
  .meta({ id: 'UnkeptValidation' })
export type UnkeptValidation = z.infer<typeof unkeptValidationSchema>

/** A run in a list: its figures without its report. */
export const runSummarySchema = z
  .object({
    id: runIdSchema,
    ward: wardSchema,
    createdAt: instantSchema,
    /** Name of the key or person that asked for it. */
    createdBy: z.string(),
    workbook: z.string().nullable(),
    sheet: z.string(),
    fiscalYear: fiscalYearSchema.nullable(),
    planVersion: z.int().nullable(),
    ruleset: z.string(),
    digest: digestSchema,
    snapshotDigest: digestSchema,
    /** Yen. */
    total: yenSchema,
    /** Yen. */
    base: yenSchema,
    share: shareSchema,
    counts: countsSchema,
  })
  .meta({ id: 'RunSummary' })
export type RunSummary = z.infer<typeof runSummarySchema>

/** A page of a list, newest first; `next` is the cursor of the following page, null on the last. */
export const historyPageSchema = z
  .object({ items: z.array(runSummarySchema), next: z.string().nullable() })
  .meta({ id: 'HistoryPage' })
export type HistoryPage = z.infer<typeof historyPageSchema>

// Receipts

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
] as const
export const receiptVerdictSchema = z
  .object({
    valid: z.boolean(),
    claims: receiptClaimsSchema.optional(),
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
      }),
    ),
  })
  .meta({ id: 'Jwks' })
export type Jwks = z.infer<typeof jwksSchema>

// Links for cells

export const linkKinds = ['run', 'latest'] as const
export const linkRequestSchema = z
  .object({
    /** `run`: this run for ever; `latest`: whatever run of its ward is newest. */
    kind: z.enum(linkKinds).default('run'),
    /** Days until it expires. */
    days: z.int().min(1).max(366).default(90),
    /** A label for the list of links. */
    name: z.string().max(200).default(''),
  })
  .meta({ id: 'LinkRequest' })
export type LinkRequest = z.input<typeof linkRequestSchema>

const linkShape = {
  id: z.string(),
  kind: z.enum(linkKinds),
  name: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
}
/** The token is shown this once. */
export const linkCreatedSchema = z
  .object({ ...linkShape, token: z.string() })
  .meta({ id: 'LinkCreated' })
export type LinkCreated = z.infer<typeof linkCreatedSchema>
export const linkListSchema = z
  .object({ items: z.array(z.object({ ...linkShape, revokedAt: instantSchema.nullable() })) })
  .meta({ id: 'LinkList' })
export type LinkList = z.infer<typeof linkListSchema>

// Compare

/** One line of a run as kept for comparing. */
export const comparedLineSchema = z.object({
  cell: z.string(),
  row: z.int(),
  issue: z.string(),
  strategy: z.string(),
  initiative: z.string(),
  department: z.string(),
  /** Yen; null where the cell holds no figure. */
  yen: yenSchema.nullable(),
  /** Id of the exclusion, null when it has none. */
  exclusion: z.string().nullable(),
  /** A mark's symbol, `none` (反映なし) or `unset`. */
  reflection: z.string(),
})
export type ComparedLine = z.infer<typeof comparedLineSchema>

export const changeKinds = [
  'added',
  'removed',
  'amount',
  'mark',
  'exclusion',
  'moved',
  'policy',
  'other',
] as const
/** An exact fraction of percent; `denominator` is above 0. Both are decimal integers of any length. */
export const exactPercentSchema = z.object({
  numerator: z.string().regex(/^-?\d+$/),
  denominator: z.string().regex(/^[1-9]\d*$/),
  /** The same, rounded to 12 decimals, for reading. */
  percent: z.string(),
})
export type ExactPercent = z.infer<typeof exactPercentSchema>

export const changeSchema = z.object({
  kind: z.enum(changeKinds),
  /** More than one of amount, mark, exclusion, moved may have changed on one line. */
  kinds: z.array(z.enum(changeKinds)),
  from: comparedLineSchema.nullable(),
  to: comparedLineSchema.nullable(),
  /** Change of the share in percentage points; null where one of the shares does not apply. */
  effect: exactPercentSchema.nullable(),
})
export type Change = z.infer<typeof changeSchema>

export const comparisonSchema = z
  .object({
    from: runSummarySchema,
    to: runSummarySchema,
    /** `to` − `from`, exact; the effects of `changes` add up to exactly this. */
    difference: exactPercentSchema.nullable(),
    /** `to` − `from` in yen. */
    totals: z.object({ total: yenSchema, base: yenSchema, numerator: yenSchema }),
    changes: z.array(changeSchema),
    unchanged: z.int(),
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof comparisonSchema>

// Plans and policies

const versionShape = {
  version: z.int().min(0),
  digest: digestSchema,
  publishedAt: instantSchema.nullable(),
  publishedBy: z.string().nullable(),
}
const versionSchema = z.object(versionShape)
export const planAnswerSchema = z
  .object({
    ward: wardSchema,
    fiscalYear: fiscalYearSchema,
    ...versionShape,
    plan: publishedPlanSchema,
    /** All versions, newest first. */
    versions: z.array(versionSchema),
  })
  .meta({ id: 'PlanAnswer' })
export type PlanAnswer = z.infer<typeof planAnswerSchema>

export const planParseAnswerSchema = z
  .object({ plan: planSchema, findings: z.array(findingSchema) })
  .meta({ id: 'PlanParseAnswer' })
export type PlanParseAnswer = z.infer<typeof planParseAnswerSchema>

/** Version 0 is the default policy of a ward that has published none. */
export const policyAnswerSchema = z
  .object({
    ward: wardSchema,
    ...versionShape,
    policy: policySchema,
    versions: z.array(versionSchema),
  })
  .meta({ id: 'PolicyAnswer' })
export type PolicyAnswer = z.infer<typeof policyAnswerSchema>

// Keys

export const keyRequestSchema = z
  .object({
    name: z.string().min(1).max(200),
    wards: z.array(wardScopeSchema).min(1).max(100),
    roles: z.array(roleSchema).min(1).max(4),
    expiresAt: instantSchema.nullable().optional(),
  })
  .meta({ id: 'KeyRequest' })
export type KeyRequest = z.infer<typeof keyRequestSchema>

const keyShape = {
  id: z.string(),
  name: z.string(),
  wards: z.array(wardScopeSchema),
  roles: z.array(roleSchema),
  createdAt: instantSchema,
  createdBy: z.string(),
  expiresAt: instantSchema.nullable(),
}
/** The key itself is shown this once. */
export const keyCreatedSchema = z
  .object({ ...keyShape, key: z.string() })
  .meta({ id: 'KeyCreated' })
export type KeyCreated = z.infer<typeof keyCreatedSchema>
export const keyInfoSchema = z
  .object({ ...keyShape, revokedAt: instantSchema.nullable() })
  .meta({ id: 'KeyInfo' })
export type KeyInfo = z.infer<typeof keyInfoSchema>
export const keyListSchema = z.object({ items: z.array(keyInfoSchema) }).meta({ id: 'KeyList' })
export type KeyList = z.infer<typeof keyListSchema>
/** How long the old secret still works after a rotation, in seconds. */
export const keyRotateRequestSchema = z
  .object({ graceSeconds: z.int().min(0).max(604_800).default(0) })
  .meta({ id: 'KeyRotateRequest' })

// Audit

export const auditEntrySchema = z.object({
  seq: z.int(),
  at: instantSchema,
  ward: wardScopeSchema.nullable(),
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
  previous: z.string(),
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof auditEntrySchema>
export const auditPageSchema = z
  .object({ items: z.array(auditEntrySchema), next: z.string().nullable() })
  .meta({ id: 'AuditPage' })
export type AuditPage = z.infer<typeof auditPageSchema>
export const auditVerdictSchema = z
  .object({
    valid: z.boolean(),
    /** Rows looked at. */
    checked: z.int(),
    /** Hash of the last row that holds; keep it elsewhere to notice a cut tail. */
    head: z.string(),
    /** The first row that does not hold. */
    broken: z
      .object({ seq: z.int(), reason: z.enum(['altered', 'missing', 'unchained']) })
      .optional(),
  })
  .meta({ id: 'AuditVerdict' })
export type AuditVerdict = z.infer<typeof auditVerdictSchema>

// Service

export const healthSchema = z
  .object({
    status: z.enum(['ok', 'failing']),
    ruleset: z.string(),
    checks: z.object({
      database: z.enum(['ok', 'failing']),
      migrations: z.enum(['ok', 'missing']),
      receiptKey: z.enum(['ok', 'missing']),
      settings: z.enum(['ok', 'invalid']),
    }),
  })
  .meta({ id: 'Health' })
export type Health = z.infer<typeof healthSchema>

/** Only in local mode: how the pane comes by the development key. */
export const localSessionSchema = z
  .object({ apiKey: z.string(), ward: wardSchema })
  .meta({ id: 'LocalSession' })
export type LocalSession = z.infer<typeof localSessionSchema>

/** Everything a ward has stored, as one document. */
export const wardExportSchema = z
  .object({
    ward: wardSchema,
    exportedAt: instantSchema,
    plans: z.array(planAnswerSchema.omit({ versions: true })),
    policies: z.array(policyAnswerSchema.omit({ versions: true })),
    runs: z.array(
      z.object({
        summary: runSummarySchema,
        report: reportSchema,
        receipt: z.string(),
        lines: z.array(comparedLineSchema),
        sheet: snapshotSchema.nullable(),
      }),
    ),
    audit: z.array(auditEntrySchema),
    /** Cursor of the following part, null on the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'WardExport' })
export type WardExport = z.infer<typeof wardExportSchema>
