// What a client sends: the cells of one sheet, as `getValues()` gives them anywhere.
import { z } from 'zod'
import { type CellsProblem, checkCells, limits, mostFarCells } from './cells.ts'

/** A cell's value: text, number (dates are serial numbers), boolean, or null/'' when blank. Error cells are their text. */
export type Cell = string | number | boolean | null

const cellAddress = z.string().regex(/^[A-Z]{1,3}[1-9][0-9]{0,6}$/, 'an A1 address such as F12')
const rangeAddress = z
  .string()
  .regex(/^[A-Z]{1,3}[1-9][0-9]{0,6}(:[A-Z]{1,3}[1-9][0-9]{0,6})?$/, 'an A1 range such as A5:A9')
const addressOrColumn = z
  .string()
  .regex(/^[A-Z]{1,3}([1-9][0-9]{0,6})?$/, 'a column such as F or an address such as F12')

/**
 * Rows of cells. Checked by one pass of `checkCells` instead of a schema a cell: a sheet has up to
 * 2,000,000 of them.
 */
export const rowsSchema = z
  .custom<Cell[][]>()
  .superRefine((rows, context) => {
    const problem: CellsProblem | null = checkCells(rows)
    if (problem) {
      context.addIssue({
        code: 'custom',
        path: problem.path,
        message: problem.detail,
        params: { code: problem.code },
      })
    }
  })
  .meta({
    type: 'array',
    items: {
      type: 'array',
      items: {
        anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'null' }],
      },
    },
    description: 'Rows of cell values, blank as null or an empty string, dates as serial numbers.',
  })

/** Addresses are A1 and relative to the sheet, not to `origin`. Row and column numbers start at 1. */
export const snapshotSchema = z
  .object({
    workbook: z.string().optional(),
    sheet: z.string(),
    /** Hidden in any way, also so that only a macro shows it. Not part of the digest: no cell changes with it. */
    hidden: z.boolean().optional(),
    /** So that no menu of Excel shows it, only a macro or its editor (Excel's VeryHidden). */
    veryHidden: z.boolean().optional(),
    /** The workbook calculates when it is told to, so that what its formulas show may be old. */
    calculationMode: z.literal('manual').optional(),
    origin: cellAddress.default('A1'),
    rows: rowsSchema,
    formulas: z.record(cellAddress, z.string()).optional(),
    numberFormats: z.record(addressOrColumn, z.string()).optional(),
    merges: z.array(rangeAddress).optional(),
    hiddenRows: z.array(z.int().min(1)).optional(),
    hiddenColumns: z.array(z.int().min(1)).optional(),
    tables: z.array(z.object({ name: z.string(), range: rangeAddress })).optional(),
    /** Figures that are bold or filled, as ranges: such a row may be a sum, where the figures agree. */
    emphasis: z.array(rangeAddress).max(1_000).optional(),
    /** Stray cells so far from `rows` that these would be over the limits with them. No part of any table. */
    farCells: z
      .record(cellAddress, z.union([z.string().max(limits.cellText), z.number(), z.boolean()]))
      .refine((cells) => Object.keys(cells).length <= mostFarCells, `at most ${mostFarCells} cells`)
      .optional(),
  })
  .meta({ id: 'SheetSnapshot' })
export type SheetSnapshot = z.infer<typeof snapshotSchema>
