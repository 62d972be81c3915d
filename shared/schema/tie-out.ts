// A page checked against a run: every number of it, and the plan's names and marks.
import { z } from 'zod'
import { bilingualSchema } from './common.ts'

/** What a number is that is no figure of a run. */
export const notAFigureKinds = [
  'year',
  'date',
  'count',
  'heading', // number of an issue, a strategy, a chapter
  'note', // ※1
  'mark', // ① as the policy has it
  'page',
  'code', // part of an address, a telephone number, a name with letters
  'plan', // stands so in the plan's own text
] as const
export type NotAFigure = (typeof notAFigureKinds)[number]

/** Why a figure is not the run's. */
export const differenceReasons = [
  'digit', // one digit is another
  'transposed', // two digits changed places
  'tenfold', // ×10 or ÷10, or more of it
  'unit', // ×1,000 or ÷1,000
  'sign',
  'lastYear',
  'unrounded', // not as the policy rounds
  'otherFigure', // another figure of the run
  'missing', // the page prints none
  'none', // the run has explicitly none
  'notEntered', // the run has none yet
  'unreadable',
  'planText', // the plan's text has another number here
  'heading', // another number than the plan's issue
  'mark', // another mark than the policy's
  'note', // a ※ without its counterpart
  'other',
] as const
export type DifferenceReason = (typeof differenceReasons)[number]

export const restatements = ['unit', 'rounded', 'floored'] as const
export type Restatement = (typeof restatements)[number]

/** Offsets are UTF-16 units of the answer's `text`. */
const place = { start: z.int(), end: z.int(), text: z.string() }

export const checkedNumberSchema = z.object({
  ...place,
  verdict: z.enum(['equal', 'restated', 'differs', 'notAFigure', 'noSource']),
  /** Name of the figure it is, or should be: `share`, `items.2-1-1`. */
  figure: z.string().optional(),
  cells: z.array(z.string()).optional(),
  /** As the page should print it. */
  expected: z.string().optional(),
  reason: z
    .enum([...notAFigureKinds, ...differenceReasons, ...restatements, 'near'] as [
      string,
      ...string[],
    ])
    .optional(),
  /** What is wrong and what should stand there; of those that differ or have no source. */
  message: bilingualSchema.optional(),
})
export type CheckedNumber = z.infer<typeof checkedNumberSchema>

export const checkedNameSchema = z.object({
  ...place,
  verdict: z.enum([
    'equal',
    'renamed', // stands there in other words
    'level', // ☆ where the plan has ○, or the other way round
    'unmarked', // its ☆ or ○ is missing
    'moved', // under another issue or strategy, or in another order
    'missing', // nowhere on the page; its place is where it should stand
    'extra', // not in the plan
  ]),
  expected: z.string().optional(),
  message: bilingualSchema.optional(),
})
export type CheckedName = z.infer<typeof checkedNameSchema>

export const documentCheckSchema = z
  .object({
    /** The text that offsets count in: the request's own, or what was read from HTML or Word. */
    text: z.string(),
    numbers: z.array(checkedNumberSchema),
    names: z.array(checkedNameSchema),
    counts: z.object({
      equal: z.int(),
      restated: z.int(),
      differs: z.int(),
      notAFigure: z.int(),
      noSource: z.int(),
      /** Names and marks that are not the plan's. */
      names: z.int(),
    }),
  })
  .meta({ id: 'DocumentCheck' })
export type DocumentCheck = z.infer<typeof documentCheckSchema>
