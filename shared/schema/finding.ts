// A finding: what is wrong, where, and what would mend it.
import { z } from 'zod'
import { bilingualSchema } from './common.ts'
import { severities } from './severity.ts'

export const severitySchema = z.enum(severities)
export { type Severity, severities } from './severity.ts'

export const families = [
  'structure',
  'schema',
  'amounts',
  'classification',
  'opinions',
  'totals',
  'formulas',
  'year',
  'guideline',
] as const
export type Family = (typeof families)[number]

/** One cell to change. `value` starting with `=` is a formula; null empties the cell. */
export const editSchema = z.object({
  cell: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
})
export type Edit = z.infer<typeof editSchema>

/** Figures that a finding can still change, the widest first: with the total change the base and the share. */
export const unsettledFigures = ['total', 'base', 'share'] as const
export const unsettledFigureSchema = z.enum(unsettledFigures)
export type UnsettledFigure = (typeof unsettledFigures)[number]

/** Findings are data; `message` is made from `code` and `params` by the catalogues. */
export const findingSchema = z
  .object({
    /** `family/rule-name`, stable and documented. */
    code: z.string(),
    severity: severitySchema,
    /** A1 cells or ranges of the sheet, the most telling first. */
    cells: z.array(z.string()),
    params: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
    ),
    message: bilingualSchema,
    /** The widest figure that what was found can still change; absent where it changes none. */
    unsettles: unsettledFigureSchema.optional(),
    suggestion: z.object({ label: bilingualSchema, edits: z.array(editSchema) }).optional(),
    /** The rule family, for grouping on screen. */
    group: z.enum(families),
  })
  .meta({ id: 'Finding' })
export type Finding = z.infer<typeof findingSchema>
