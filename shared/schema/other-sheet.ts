// The sheets of a workbook that a run did not read.
import { z } from 'zod'
import { yenSchema } from './common.ts'

export const otherSheetKinds = [
  'budget', // another budget with money: the run may not be the whole
  'otherYear', // a budget of another year
  'copy', // the same lines as the sheet that was read
  'written', // made by the write-back
  'noBudget', // no table with amounts
  'tooLarge', // more cells than are looked at: what it holds is not known
] as const
export type OtherSheetKind = (typeof otherSheetKinds)[number]

/** Another sheet of the workbook, left unread, and what it holds. `otherSheets` in shared/workbook makes them. */
export const otherSheetSchema = z
  .object({
    sheet: z.string().max(255),
    hidden: z.boolean().default(false),
    /** So that only a macro or its editor shows it. */
    veryHidden: z.boolean().optional(),
    holds: z.enum(otherSheetKinds),
    /** Range of its table; null where it has none. */
    table: z.string().max(50).nullable().default(null),
    /** Sum of its lines in yen. */
    yen: yenSchema.default(0),
  })
  .meta({ id: 'OtherSheet' })
export type OtherSheet = z.infer<typeof otherSheetSchema>
