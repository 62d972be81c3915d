// What a caller says of a sheet's reading: where its table is, what its columns and rows hold.
import { z } from 'zod'
import { unitSchema } from './common.ts'
import { columnRoleSchema } from './report.ts'

/** Rows that one mapping says something of. */
const mostRowChoices = 500

/** A caller's own reading of the sheet; what it names always wins over detection. */
export const mappingSchema = z
  .object({
    /** Range of the table, e.g. "A3:G20"; the first row is its (first) heading row. */
    range: z.string().optional(),
    headerRows: z.array(z.int().min(1)).optional(),
    /** Column letters → role. */
    columns: z.record(z.string().regex(/^[A-Z]{1,3}$/), columnRoleSchema).optional(),
    unit: unitSchema.optional(),
    /**
     * Rows that are sums of others or items of their own, where the sheet leaves it open. `name` is
     * the row's: while it stands at `cell`, or alone bears the name, it is read so. Of several sheets
     * the cell names its own, as findings do: `総務課!F12`.
     */
    rows: z
      .array(
        z.object({
          cell: z
            .string()
            .max(600)
            .regex(/^(?:[^!]+!)?[A-Z]{1,3}[1-9][0-9]{0,6}$/, 'an A1 address such as F12'),
          name: z.string().max(1_000),
          as: z.enum(['sum', 'item']),
        }),
      )
      .max(mostRowChoices)
      .optional(),
  })
  .meta({ id: 'Mapping' })
export type Mapping = z.infer<typeof mappingSchema>
