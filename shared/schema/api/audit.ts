// The audit log and its verdict.
import { z } from 'zod'
import { instantSchema, wardScopeSchema } from './base.ts'

export const auditEntrySchema = z.object({
  /** A ward, `*` for the operator's chain, or `*legacy` for rows from before there were several. */
  chain: z.string(),
  /** From 1 on in its chain. */
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

/** How far a chain goes. Keep it elsewhere: it shows later that the chain was cut or written anew. */
export const auditHeadSchema = z.object({ chain: z.string(), seq: z.int(), hash: z.string() })
export type AuditHead = z.infer<typeof auditHeadSchema>
export const auditBreaks = ['altered', 'missing', 'unchained', 'unanchored'] as const
export const auditVerdictSchema = z
  .object({
    /** Of what was looked at so far: all of it where `next` is null. */
    valid: z.boolean(),
    /** Rows looked at by this call. */
    checked: z.int(),
    /** Hash of the last row that holds. */
    head: z.string(),
    /** Chains that were followed to their ends. */
    heads: z.array(auditHeadSchema),
    /** Cursor of where to go on; null when all has been looked at. */
    next: z.string().nullable(),
    /** The first row that does not hold. */
    broken: z.object({ chain: z.string(), seq: z.int(), reason: z.enum(auditBreaks) }).optional(),
  })
  .meta({ id: 'AuditVerdict' })
export type AuditVerdict = z.infer<typeof auditVerdictSchema>
