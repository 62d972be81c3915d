// Two runs side by side.
import { z } from 'zod'
import { unitSchema, yenSchema } from '../common.ts'
import { amountStates, rowKindSchema, shareSchema, shareStates, unitSources } from '../report.ts'
import { basisShape, checkBasis } from './basis.ts'
import { runSummarySchema } from './validation.ts'

/** How an amount cell was read: what it says, in which unit, and what told its exclusion. */
export const lineReadingSchema = z.object({
  state: z.enum(amountStates),
  /** The cell's text as it stands. */
  raw: z.string(),
  unit: unitSchema.nullable(),
  unitSource: z.enum(unitSources).nullable(),
  /** The cell's formula with references relative to it (R1C1); null where it holds a value. */
  formula: z.string().nullable(),
  /** What the exclusion was told by: its own cell, the item's name, or the plan. */
  excludedBy: z.enum(['cell', 'name', 'plan']).nullable(),
  rowKind: rowKindSchema,
  /** The format of the cell's number; absent where it is General, or not known. */
  numberFormat: z.string().optional(),
})
export type LineReading = z.infer<typeof lineReadingSchema>

/** One line of a run as kept for comparing. */
export const comparedLineSchema = z.object({
  /** Of a run of several sheets: the line's own. */
  workbook: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string(),
  row: z.int(),
  issue: z.string(),
  strategy: z.string(),
  initiative: z.string(),
  department: z.string(),
  /** Yen; null where the cell holds no figure. */
  yen: yenSchema.nullable(),
  /** Id of the exclusion, null when it has none. */
  exclusion: z.string().nullable(),
  /** A mark's symbol, `none` (反映なし) or `unset`. */
  reflection: z.string(),
  /** Absent in runs kept before it was. */
  reading: lineReadingSchema.optional(),
})
export type ComparedLine = z.infer<typeof comparedLineSchema>

/** A run's rows: those that are its budget, and those with an amount that no figure adds. */
export interface KeptLines {
  lines: readonly ComparedLine[]
  leftOut: readonly ComparedLine[]
  /** Digests of further cells that findings speak of, by their address. */
  cells?: Readonly<Record<string, string>>
}

export const changeKinds = [
  'added',
  'removed',
  'amount',
  'mark',
  'exclusion',
  'moved',
  'formula', // a number took its place, or another formula; what it comes to aside
  'look', // the same amount, written otherwise
  'policy',
  'other',
] as const
export const changeKindSchema = z.enum(changeKinds)
export type ChangeKind = z.infer<typeof changeKindSchema>
/** An exact fraction of percent; `denominator` is above 0. Both are decimal integers of any length. */
export const exactPercentSchema = z.object({
  numerator: z.string().regex(/^-?\d+$/),
  denominator: z.string().regex(/^[1-9]\d*$/),
  /** The same, rounded to 12 decimals, for reading. */
  percent: z.string(),
})
export type ExactPercent = z.infer<typeof exactPercentSchema>

export const changeSchema = z.object({
  kind: changeKindSchema,
  /** More than one of amount, mark, exclusion, moved, formula, look may have changed on one line. */
  kinds: z.array(changeKindSchema),
  from: comparedLineSchema.nullable(),
  to: comparedLineSchema.nullable(),
  /** Change of the share in percentage points; null where one of the shares does not apply. */
  effect: exactPercentSchema.nullable(),
})
export type Change = z.infer<typeof changeSchema>

/** Of how many cells a run knows the formula and the number format; null where it was kept without either. */
const knownCellsSchema = z.object({ formulas: z.int(), numberFormats: z.int() }).nullable()

/** A sheet whose lines the figures of one of two runs add, and not, or otherwise, those of the other. */
export const sheetChangeSchema = z.object({
  /** As addresses name it. */
  sheet: z.string(),
  kind: z.enum([
    'missing', // was counted, and is not among the sheets any more
    'leftOut', // is there, and is not counted any more
    'added', // is counted, and was not
    'amount', // comes to another sum
  ]),
  /** Yen of its lines in each run; null where it was not there. */
  from: yenSchema.nullable(),
  to: yenSchema.nullable(),
})
export type SheetChange = z.infer<typeof sheetChangeSchema>

export const comparisonSchema = z
  .object({
    from: runSummarySchema,
    to: runSummarySchema,
    /** `to` − `from`, exact; the effects of `changes` add up to exactly this. */
    difference: exactPercentSchema.nullable(),
    /** The state of that difference: `provisional` while one of the shares is, not applicable where one has no value. */
    status: z.enum(shareStates),
    /** `to` − `from` in yen. */
    totals: z.object({ total: yenSchema, base: yenSchema, numerator: yenSchema }),
    changes: z.array(changeSchema),
    unchanged: z.int(),
    /** Lines that only stand in another order, by a sort; no change. */
    rearranged: z.int().optional(),
    /** What could be compared beside what the cells say. */
    known: z.object({ from: knownCellsSchema, to: knownCellsSchema }).optional(),
    /** Labels of the exclusions that lines name by their ids. */
    exclusions: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
    /** Of two runs of several sheets: what became of the sections. */
    sheets: z.array(sheetChangeSchema).optional(),
  })
  .meta({ id: 'Comparison' })
export type Comparison = z.infer<typeof comparisonSchema>

/** One of two budgets compared: a kept run, or sheets that nobody keeps. */
export const comparedSideSchema = z.object({
  /** Null for sheets of the request. */
  id: z.string().nullable(),
  createdAt: z.iso.datetime().nullable(),
  workbook: z.string().nullable(),
  sheet: z.string(),
  share: shareSchema,
  ruleset: z.string(),
  digest: z.string(),
})
export type ComparedSide = z.infer<typeof comparedSideSchema>

const sideRequestSchema = z.object(basisShape).omit({ opinions: true }).superRefine(checkBasis)

export const compareRequestSchema = z
  .object({ from: sideRequestSchema, to: sideRequestSchema })
  .meta({ id: 'CompareRequest' })
export type CompareRequest = z.infer<typeof compareRequestSchema>
export type CompareRequestInput = z.input<typeof compareRequestSchema>

export const comparedSidesSchema = comparisonSchema
  .extend({ from: comparedSideSchema, to: comparedSideSchema })
  .meta({ id: 'ComparedSides' })
export type ComparedSides = z.infer<typeof comparedSidesSchema>
