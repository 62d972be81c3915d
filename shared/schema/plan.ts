// The ward's plan: issues → strategies → initiatives, and the figures it declares.
import { z } from 'zod'
import {
  digestSchema,
  fiscalYearSchema,
  stageSchema,
  unitSchema,
  wardSchema,
  yenSchema,
} from './common.ts'

/** Yen; null where the plan says there is explicitly no figure (`- 円`). Absent where it says nothing. */
const estimateSchema = yenSchema.nullable()

/** What is printed below an item, a line each as it stands there: `・…`. Bounded: a plan is a few pages. */
const descriptionSchema = z.array(z.string().min(1).max(2_000)).max(200)

export const initiativeSchema = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  estimate: estimateSchema.optional(),
  /** Id of a policy exclusion, when the plan names one. */
  exclusion: z.string().optional(),
  /** Reflection mark, when the plan names one. */
  reflection: z.string().optional(),
  description: descriptionSchema.optional(),
})
export type Initiative = z.infer<typeof initiativeSchema>

export const strategySchema = z.object({
  title: z.string().min(1),
  /** Where ☆ itself carries the money and no ○ stands below it. */
  estimate: estimateSchema.optional(),
  exclusion: z.string().optional(),
  reflection: z.string().optional(),
  description: descriptionSchema.optional(),
  initiatives: z.array(initiativeSchema),
})
export type Strategy = z.infer<typeof strategySchema>

export const issueSchema = z.object({
  /** Number of the issue (経営課題N); null when neither printed nor inferable. */
  no: z.int().min(0).nullable(),
  title: z.string().min(1),
  strategies: z.array(strategySchema),
})
export type Issue = z.infer<typeof issueSchema>

/** Control figures a plan prints, in yen; `share` as printed, e.g. "50.7". */
export const declaredSchema = z.object({
  total: yenSchema.optional(),
  fixed: yenSchema.optional(),
  priority: yenSchema.optional(),
  base: yenSchema.optional(),
  share: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .optional(),
})
export type Declared = z.infer<typeof declaredSchema>

/** What became of an earlier plan's items, by their ids; an item of the same id and title needs no word. */
export const continuesSchema = z.object({
  fiscalYear: fiscalYearSchema.nullable(),
  /** Of the plan that it was begun from. */
  digest: digestSchema,
  items: z
    .array(
      z.object({
        id: z.string().min(1),
        /** Ids of the earlier plan: several where they were merged. */
        from: z.array(z.string().min(1)).min(1).max(100),
        as: z.enum(['renamed', 'split', 'merged']),
      }),
    )
    .max(5_000),
  ended: z.array(z.string().min(1)).max(5_000),
})
export type Continues = z.infer<typeof continuesSchema>

/** A plan as sent inline or read from text: ward and year may be unknown. Estimates and declared figures are yen; `unit` is how they were printed. */
export const planSchema = z
  .object({
    ward: wardSchema.nullable().default(null),
    fiscalYear: fiscalYearSchema.nullable().default(null),
    stage: stageSchema.nullable().default(null),
    unit: unitSchema.default('千円'),
    issues: z.array(issueSchema),
    declared: declaredSchema.optional(),
    /** Of a plan that was begun from an earlier year's. */
    continues: continuesSchema.optional(),
  })
  .meta({ id: 'Plan' })
export type Plan = z.infer<typeof planSchema>

/** A plan as published: it says whose and which year it is. */
export const publishedPlanSchema = planSchema
  .extend({ ward: wardSchema, fiscalYear: fiscalYearSchema })
  .meta({ id: 'PublishedPlan' })
export type PublishedPlan = z.infer<typeof publishedPlanSchema>
