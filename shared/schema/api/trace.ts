// A trace: from a figure down to its cells, or from a cell up to every figure it enters.
import { z } from 'zod'
import { bilingualSchema, yenSchema } from '../common.ts'
import { shareSchema, shareStates } from '../report.ts'
import { instantSchema, runIdSchema } from './base.ts'
import { changeKindSchema, comparedLineSchema } from './compare.ts'

/** A figure by its name: `share`, `numerator`, `base`, `total`, `exclusions.fixed`, `reflected.①`, `issues.1.2.1`, `sheets.1`, `opinions.1`, `statement`. */
export const figureReferenceSchema = z.object({
  figure: z.string(),
  label: bilingualSchema,
  /** Yen; null for the share and the statement. */
  yen: yenSchema.nullable(),
  /** As it is printed, in the sheet's unit; the share with its %. */
  text: bilingualSchema,
})
export type FigureReference = z.infer<typeof figureReferenceSchema>

/** What a figure is reckoned from: `add` and `subtract` terms, the share's by `divide`; `names` where a text states it. */
export const figureTermSchema = figureReferenceSchema.extend({
  sign: z.enum(['add', 'subtract', 'divide', 'names']),
})
export type FigureTerm = z.infer<typeof figureTermSchema>

/** Where a row stands towards the share. */
export const linePlaces = [
  'reflected', // in the base and in the numerator
  'base', // in the base alone
  'excluded', // in the total, taken out of the base
  'leftOut', // in no figure
] as const

export const tracedLineSchema = z.object({
  line: comparedLineSchema,
  place: z.enum(linePlaces),
  /** Reason code: `counting-mark`, `no-mark`, `unset-mark`, `other-mark`, `exclusion`, or why it is left out (`subtotal`, `unreadable`…). */
  reason: z.string(),
  /** How the cell was read: what it says, its unit, and where the unit comes from. */
  read: bilingualSchema,
  /** In or out and why, by which rule or policy. */
  why: bilingualSchema,
})
export type TracedLine = z.infer<typeof tracedLineSchema>

const rootShape = {
  /** Always in view: the share that all leads to. */
  root: figureReferenceSchema.extend({ status: z.enum(shareStates), arithmetic: bilingualSchema }),
}

export const tracedFigureSchema = z
  .object({
    kind: z.literal('figure'),
    ...rootShape,
    ...figureReferenceSchema.shape,
    /** From the share down to this figure. */
    path: z.array(figureReferenceSchema),
    /** How the figure comes about, as a sum or a division written out. */
    arithmetic: bilingualSchema,
    /** Whether it is reckoned from other figures, added up from cells, or taken as declared. */
    basis: z.enum(['figures', 'cells', 'declared']),
    terms: z.array(figureTermSchema),
    /** Its cells as A1 ranges. */
    cells: z.array(z.string()),
    /** Lines it adds up: how many, what they come to, and a page of them. */
    lines: z.object({
      count: z.int(),
      yen: yenSchema,
      items: z.array(tracedLineSchema),
      /** `offset` of the following page, null on the last. */
      next: z.int().nullable(),
    }),
    /** Of the total: cells with an amount that it leaves out, each kind with its reason. */
    leftOut: z.array(
      z.object({ reason: z.string(), why: bilingualSchema, cells: z.array(z.string()) }),
    ),
  })
  .meta({ id: 'TracedFigure' })
export type TracedFigure = z.infer<typeof tracedFigureSchema>

export const tracedCellSchema = z
  .object({
    kind: z.literal('cell'),
    ...rootShape,
    cell: z.string(),
    /** What the cell's column holds, by its heading; null outside the table. */
    column: z.object({ role: z.string(), heading: z.string() }).nullable(),
    /** The budget row it belongs to; null where it belongs to none. */
    line: tracedLineSchema.nullable(),
    /** Every figure it enters, the nearest first, each with the sign it enters by. */
    enters: z.array(figureTermSchema),
    /** What follows from that, in a sentence. */
    why: bilingualSchema,
    /** Findings that speak of the cell or of its row's amount. */
    findings: z.array(z.object({ code: z.string(), title: bilingualSchema })),
  })
  .meta({ id: 'TracedCell' })
export type TracedCell = z.infer<typeof tracedCellSchema>

export const traceSchema = z.discriminatedUnion('kind', [tracedFigureSchema, tracedCellSchema])
export type Trace = z.infer<typeof traceSchema>

/** A cell's row in one of the runs. */
export const cellInRunSchema = z.object({
  run: z.object({
    id: runIdSchema,
    createdAt: instantSchema,
    createdBy: z.string(),
    share: shareSchema,
  }),
  /** Null where the run had no such line. */
  line: comparedLineSchema.nullable(),
  /** What its amount's cell said, and how it was read; null where the run had no such line. */
  read: bilingualSchema.nullable(),
  /** Lines of its name in that run: where there are more than one, they are told apart by what they say and their order. */
  same: z.int(),
  /** What this run changed on it since the one before; null where none before was looked at. */
  changes: z.array(changeKindSchema).nullable(),
})
export type CellInRun = z.infer<typeof cellInRunSchema>

export const cellHistorySchema = z
  .object({
    cell: z.string(),
    /** Newest first; the runs of the same sheet and year, from the run asked for backwards. */
    items: z.array(cellInRunSchema),
    /** Run id to go on from; null at the end. */
    next: z.string().nullable(),
  })
  .meta({ id: 'CellHistory' })
export type CellHistory = z.infer<typeof cellHistorySchema>
