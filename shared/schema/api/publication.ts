// What a ward published of a run: which page, when, and the figures it said; and what differs from that now.
import { z } from 'zod'
import {
  bilingualSchema,
  digestSchema,
  fiscalYearSchema,
  stageSchema,
  wardSchema,
  yenSchema,
} from '../common.ts'
import { documentKindSchema } from '../document.ts'
import { instantSchema, runIdSchema } from './base.ts'
import { changeKindSchema, comparisonSchema } from './compare.ts'
import { runSummarySchema } from './validation.ts'

/** A figure as a page says it; `yen` null where there is explicitly none, `percent` null of money. */
export const publishedFigureSchema = z.object({
  /** As in pages: `total`, `share`, `items.2-1-1`. */
  figure: z.string(),
  label: z.string(),
  yen: yenSchema.nullable(),
  percent: z.string().nullable(),
})
export type PublishedFigure = z.infer<typeof publishedFigureSchema>

export const publicationRequestSchema = z
  .object({
    /** Which of the run's pages. */
    kind: documentKindSchema,
    publishedOn: z.iso.date(),
    /** Of the figures; that of the run's published plan when left out. */
    stage: stageSchema.optional(),
    /** Where it can be read. */
    address: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    /** Why figures that were published before are others now; without it they are refused. */
    correction: z.string().min(1).max(2_000).optional(),
  })
  .meta({ id: 'PublicationRequest' })
export type PublicationRequest = z.infer<typeof publicationRequestSchema>

export const publicationSchema = publicationRequestSchema
  .extend({
    id: runIdSchema,
    ward: wardSchema,
    fiscalYear: fiscalYearSchema,
    stage: stageSchema.nullable(),
    run: runIdSchema,
    /** Of the run's report. */
    digest: digestSchema,
    recordedAt: instantSchema,
    recordedBy: z.string(),
    figures: z.array(publishedFigureSchema),
  })
  .meta({ id: 'Publication' })
export type Publication = z.infer<typeof publicationSchema>

/** A figure that was published and is another now. */
export const publishedDifferenceSchema = z
  .object({
    figure: z.string(),
    label: z.string(),
    published: publishedFigureSchema.pick({ yen: true, percent: true }),
    /** null: the run has no such figure. */
    now: publishedFigureSchema.pick({ yen: true, percent: true }).nullable(),
    /** The publication that says so, and its day. */
    publication: runIdSchema,
    publishedOn: z.iso.date(),
    message: bilingualSchema,
  })
  .meta({ id: 'PublishedDifference' })
export type PublishedDifference = z.infer<typeof publishedDifferenceSchema>

export const publicationsAnswerSchema = z
  .object({
    /** Newest first, 500 at most. */
    items: z.array(publicationSchema),
    /** With `?run=`: what that run says otherwise than the newest publications of its stage. */
    differences: z.array(publishedDifferenceSchema).optional(),
  })
  .meta({ id: 'PublicationsAnswer' })
export type PublicationsAnswer = z.infer<typeof publicationsAnswerSchema>

/** One stage of a year (算定見込 → 要求 → 予算案 → 当初 → 補正 → 決算), and what became of the one before. */
export const yearStageSchema = z.object({
  stage: stageSchema,
  /** The newest kept run against a plan of the stage. */
  run: runSummarySchema,
  /** The newest publication of each page of the stage. */
  publications: z.array(publicationSchema.omit({ figures: true })),
  /** What this run says otherwise than what was published of its stage: each is an error. */
  differences: z.array(publishedDifferenceSchema),
  /** From the stage before; null for the first. */
  step: comparisonSchema
    .pick({ difference: true, status: true, totals: true, unchanged: true })
    .extend({
      from: stageSchema,
      /** How many lines changed, by what changed on them first. */
      changes: z.partialRecord(changeKindSchema, z.int()),
    })
    .nullable(),
})
export type YearStage = z.infer<typeof yearStageSchema>

export const yearStagesAnswerSchema = z
  .object({ ward: wardSchema, fiscalYear: fiscalYearSchema, stages: z.array(yearStageSchema) })
  .meta({ id: 'YearStages' })
export type YearStagesAnswer = z.infer<typeof yearStagesAnswerSchema>
