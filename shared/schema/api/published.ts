// Plans and policies as they are published.
import { z } from 'zod'
import { digestSchema, fiscalYearSchema, wardSchema } from '../common.ts'
import { findingSchema } from '../finding.ts'
import { publishedOpinionsSchema } from '../opinions.ts'
import { planSchema, publishedPlanSchema } from '../plan.ts'
import { policySchema } from '../policy.ts'
import { instantSchema } from './base.ts'
import { planReferenceSchema } from './validation.ts'

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

/** This year's plan, published or sent, to begin next year's from. */
export const nextPlanRequestSchema = z
  .object({ plan: z.union([planReferenceSchema, planSchema]) })
  .meta({ id: 'NextPlanRequest' })
export const nextPlanAnswerSchema = z.object({ plan: planSchema }).meta({ id: 'NextPlanAnswer' })

export const opinionsAnswerSchema = z
  .object({
    ward: wardSchema,
    fiscalYear: fiscalYearSchema,
    ...versionShape,
    opinions: publishedOpinionsSchema,
    /** All versions, newest first. */
    versions: z.array(versionSchema),
  })
  .meta({ id: 'OpinionsAnswer' })
export type OpinionsAnswer = z.infer<typeof opinionsAnswerSchema>

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
