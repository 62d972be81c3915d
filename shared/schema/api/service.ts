// The service itself: health, local session, a ward's export.
import { z } from 'zod'
import { wardSchema } from '../common.ts'
import { reportSchema } from '../report.ts'
import { snapshotSchema } from '../snapshot.ts'
import { auditEntrySchema } from './audit.ts'
import { instantSchema } from './base.ts'
import { comparedLineSchema } from './compare.ts'
import { opinionsAnswerSchema, planAnswerSchema, policyAnswerSchema } from './published.ts'
import { reviewSchema } from './review.ts'
import { runSummarySchema } from './validation.ts'

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
    /** Tables, columns, triggers and indexes that the database lacks. */
    missing: z.array(z.string()).optional(),
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
    opinions: z.array(opinionsAnswerSchema.omit({ versions: true })),
    runs: z.array(
      z.object({
        summary: runSummarySchema,
        report: reportSchema,
        receipt: z.string(),
        lines: z.array(comparedLineSchema),
        /** A list where the run took several. */
        sheet: z.union([snapshotSchema, z.array(snapshotSchema)]).nullable(),
      }),
    ),
    /** The auditors' record. */
    reviews: z.array(reviewSchema),
    audit: z.array(auditEntrySchema),
    /** Cursor of the following part, null on the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'WardExport' })
export type WardExport = z.infer<typeof wardExportSchema>
