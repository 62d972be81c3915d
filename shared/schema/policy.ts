// What a ward decides for itself: exclusions, marks, rounding, and which rules weigh how much.
import { z } from 'zod'
import { unitSchema } from './common.ts'
import { documentTemplateSchema } from './document.ts'
import { severitySchema } from './finding.ts'
import { opinionDecisionSchema } from './opinions.ts'

export const exclusionKinds = ['fixed', 'priority', 'other'] as const
export type ExclusionKind = (typeof exclusionKinds)[number]

export const exclusionSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(exclusionKinds),
  label: z.string().min(1),
  /** Texts of an exclusion cell, or names of items, that mean this exclusion. Compared after folding. */
  match: z.array(z.string().min(1)).default([]),
})
export type Exclusion = z.infer<typeof exclusionSchema>

export const reflectionMarkSchema = z.object({
  symbol: z.string().min(1),
  label: z.string().min(1),
  /** Whether its amounts enter the numerator. */
  counts: z.boolean(),
})
export type ReflectionMark = z.infer<typeof reflectionMarkSchema>

export const roundings = ['half-up', 'truncate'] as const
export const roundingSchema = z.enum(roundings)
export type Rounding = z.infer<typeof roundingSchema>

/** A ward's change to one rule; the reason is shown in the report. */
export const ruleSettingSchema = z.object({
  severity: z.union([severitySchema, z.literal('off')]),
  reason: z.string().min(1),
})
export type RuleSetting = z.infer<typeof ruleSettingSchema>

export const policySchema = z
  .object({
    exclusions: z.array(exclusionSchema).default([
      {
        id: 'fixed',
        kind: 'fixed',
        label: '庁舎維持管理経費等の固定経費',
        match: ['固定経費', '固定', '庁舎維持管理経費', '庁舎維持管理経費等'],
      },
      {
        id: 'priority',
        kind: 'priority',
        label: '区政充実重点経費',
        match: ['区政充実重点経費', '重点経費', '重点'],
      },
    ]),
    reflectionMarks: z.array(reflectionMarkSchema).default([
      { symbol: '①', label: '反映区分①', counts: true },
      { symbol: '②', label: '反映区分②', counts: true },
    ]),
    noReflection: z
      .array(z.string().min(1))
      .default(['反映なし', 'なし', '無', '無し', '-', '×', '✕', '対象外']),
    defaultUnit: unitSchema.nullable().default('千円'),
    share: z
      .object({
        decimals: z.int().min(0).max(6).default(1),
        rounding: roundingSchema.default('half-up'),
      })
      .default({ decimals: 1, rounding: 'half-up' }),
    /** ± this many display units are accepted between a printed total and its parts. */
    tolerance: z.int().min(0).default(0),
    toleranceReason: z.string().optional(),
    wardTotal: z.enum(['sum', 'declared']).default('sum'),
    parenthesesNegative: z.boolean().default(false),
    /** Rule code → the ward's setting. */
    rules: z.record(z.string(), ruleSettingSchema).optional(),
    /** Whether a finding that the auditor accepted, with a reason, no longer leaves the share open. */
    review: z.object({ acceptedSettles: z.boolean() }).optional(),
    /** Sentence of the statement with {total} {exclusions} {base} {marks} {share} in it. */
    statement: z.object({ ja: z.string().optional(), en: z.string().optional() }).optional(),
    /** What the ward's own words for a decision on an opinion mean: `{ "A": "reflected" }`. */
    opinions: z
      .object({ decisions: z.record(z.string().min(1).max(200), opinionDecisionSchema) })
      .optional(),
    /** How the ward words its pages; see `documentTemplateSchema`. */
    document: documentTemplateSchema.optional(),
    /** Storage: keep the sheet itself with a run, and for how many days, at most a century, runs are kept (absent: for ever). */
    storage: z
      .object({
        keepSheet: z.boolean().default(false),
        days: z.int().min(1).max(36_525).optional(),
      })
      .optional(),
  })
  .meta({ id: 'Policy' })
export type Policy = z.infer<typeof policySchema>

/** The policy of a ward that has set none. */
export const defaultPolicy: Policy = policySchema.parse({})
