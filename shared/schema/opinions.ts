// The register of council opinions (区政会議の意見) and what became of each.
import { z } from 'zod'
import { digestSchema, fiscalYearSchema, wardSchema, yenSchema } from './common.ts'

/** What was decided; wards print other words (A/B/C/D), which their policy maps onto these. */
export const opinionDecisions = ['reflected', 'partly', 'considered', 'difficult', 'other'] as const
export type OpinionDecision = (typeof opinionDecisions)[number]
export const opinionDecisionSchema = z.enum(opinionDecisions)

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
  decision: opinionDecisionSchema.nullable().default(null),
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

/** What is kept with a run: the register it was checked with, and last year's. */
export const keptOpinionsSchema = z.object({
  opinions: opinionsSchema,
  previous: opinionsSchema.nullable(),
})
export type KeptOpinions = z.infer<typeof keptOpinionsSchema>

/** A register of a run, and what its opinions come to. Yen of lines in the numerator. */
export const reportedOpinionsSchema = z
  .object({
    ward: wardSchema.nullable(),
    fiscalYear: fiscalYearSchema.nullable(),
    /** Published version; null for an inline register and for one of the run's sheets. */
    version: z.int().nullable(),
    digest: digestSchema,
    /** Of last year's register; null where there was none to compare with. */
    previous: digestSchema.nullable(),
    /** Sheets of the run that it was read from, as addresses name them; empty where it was sent. */
    sheets: z.array(z.string()),
    /** Of all opinions, each line once. */
    yen: yenSchema,
    /** In the register's order; `cell` as the opinion says it, `items` are positions in `items`. `yen` is null where more lines would have to be added than a report may. */
    byOpinion: z.array(
      z.object({
        no: z.string(),
        cell: z.string().optional(),
        yen: yenSchema.nullable(),
        items: z.array(z.int()),
      }),
    ),
    /** A line counts once in each meeting. */
    byMeeting: z.array(z.object({ meeting: z.string(), yen: yenSchema.nullable() })),
    /** What the opinions name, or the lines that name them: the money in the numerator and its cells. */
    items: z.array(z.object({ title: z.string(), yen: yenSchema, cells: z.array(z.string()) })),
  })
  .meta({ id: 'ReportedOpinions' })
export type ReportedOpinions = z.infer<typeof reportedOpinionsSchema>
