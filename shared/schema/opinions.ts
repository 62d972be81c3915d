// The register of council opinions (区政会議の意見) and what became of each.
import { z } from 'zod'
import { bilingualSchema, fiscalYearSchema, wardSchema } from './common.ts'

/** What was decided; wards print other words (A/B/C/D), which their policy maps onto these. */
export const opinionDecisions = ['reflected', 'partly', 'considered', 'difficult', 'other'] as const
export type OpinionDecision = (typeof opinionDecisions)[number]

export const opinionSchema = z.object({
  /** As the register numbers it. */
  no: z.string().min(1).max(40),
  meeting: z.string().min(1).max(200),
  /** ISO date of the meeting; null where it is not known. */
  date: z.iso.date().nullable().default(null),
  /** 部会. */
  group: z.string().min(1).max(200).optional(),
  text: z.string().min(1).max(4_000),
  /** null: nothing was decided yet. */
  decision: z.enum(opinionDecisions).nullable().default(null),
  /** The decision as the register words it. */
  decisionText: z.string().max(200).optional(),
  measure: z.string().min(1).max(4_000).optional(),
  /** Names or ids of the plan's items it touches. */
  items: z.array(z.string().min(1).max(400)).max(100).default([]),
  /** What is left for next year. */
  followUp: z.string().min(1).max(4_000).optional(),
  /** Where it stands in the register's sheet: `区政会議!C5`. */
  cell: z.string().max(400).optional(),
})
export type Opinion = z.infer<typeof opinionSchema>

export const opinionsSchema = z
  .object({
    ward: wardSchema.nullable().default(null),
    fiscalYear: fiscalYearSchema.nullable().default(null),
    opinions: z.array(opinionSchema).max(5_000),
  })
  .meta({ id: 'Opinions' })
export type Opinions = z.infer<typeof opinionsSchema>

/** A register as published: it says whose and which year it is. */
export const publishedOpinionsSchema = opinionsSchema
  .extend({ ward: wardSchema, fiscalYear: fiscalYearSchema })
  .meta({ id: 'PublishedOpinions' })
export type PublishedOpinions = z.infer<typeof publishedOpinionsSchema>

/** What is wrong with a register, or between it and the budget. */
export const opinionFindingCodes = [
  'no-register', // no heading of opinions on the sheet
  'no-text',
  'no-meeting',
  'number-repeated',
  'text-repeated',
  'date-unreadable',
  'date-outside', // not of the year before the plan's
  'undecided',
  'unknown-decision',
  'unknown-item',
  'reflected-without-item',
  'reflected-without-money',
  'reflected-without-mark',
  'mark-without-opinion',
  'vanished', // still considered last year, and not there any more
] as const
export type OpinionFindingCode = (typeof opinionFindingCodes)[number]

export const opinionFindingSchema = z
  .object({
    code: z.enum(opinionFindingCodes),
    severity: z.enum(['error', 'warning']),
    /** Of the register's sheet; of `mark-without-opinion` of the budget; null where the opinion has none. */
    cell: z.string().nullable(),
    params: z.record(z.string(), z.string()),
    message: bilingualSchema,
  })
  .meta({ id: 'OpinionFinding' })
export type OpinionFinding = z.infer<typeof opinionFindingSchema>
