// A caller's own control totals, and which of them a report does not meet.
import { z } from 'zod'
import { yenSchema } from '../common.ts'

/** Control totals of one call. */
const mostExpectations = 100

/**
 * What must come out, by the names of `/value`: amounts in integer yen, counts, the share as printed.
 * @example { "lines": 15, "total": 284322000, "share": "50.7" }
 */
export const expectSchema = z
  .record(z.string().max(200), z.union([z.number(), z.string().max(200)]))
  .refine((expected) => Object.keys(expected).length <= mostExpectations, {
    message: `At most ${mostExpectations} figures`,
  })
  .meta({ id: 'Expect' })
export type Expect = z.infer<typeof expectSchema>

/** How lines would account for a difference, each by itself. */
export const differenceCauses = [
  'counted', // an added line has just that amount: twice, or not in the caller's figure
  'leftOut', // a line that is not added has it: a subtotal, 再掲, うち
  'sign', // an added line with the other sign
  'thousand', // an added line in another unit
] as const

export const unmetSchema = z
  .object({
    field: z.string(),
    expected: z.string(),
    /** null where there is no such figure, or the share does not apply. */
    found: z.string().nullable(),
    /** Found less expected, in yen; absent for what is no amount. */
    difference: yenSchema.optional(),
    /** The lines' cells, five at most. */
    explanation: z
      .object({ cause: z.enum(differenceCauses), cells: z.array(z.string()) })
      .optional(),
  })
  .meta({ id: 'Unmet' })
export type Unmet = z.infer<typeof unmetSchema>
