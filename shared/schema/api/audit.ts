// The audit log and its verdict.
import { z } from 'zod'
import { instantSchema, wardScopeSchema } from './base.ts'

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
