// What a sheet of a workbook is to a run of several, and what told it.
import { z } from 'zod'

export const sheetRoles = [
  'budget', // a section's lines
  'summary', // adds up or repeats what other sheets hold
  'plan', // 運営方針
  'opinions', // 区政会議の意見
  'otherYear',
  'otherStage',
  'copy',
  'other',
] as const
export const sheetRoleSchema = z.enum(sheetRoles)
export type SheetRole = (typeof sheetRoles)[number]

export const sheetRoleReasons = [
  'caller', // the request says so
  'lines', // a table of the year's lines that no other sheet holds
  'links', // most of its amounts are formulas that fetch those of other sheets
  'figures', // its amounts are totals or lines of other sheets
  'headings', // what its headings say
  'name', // what its name says
  'year', // the year of its amounts
  'stage', // the stage of its amounts, beside the same lines of another
  'sameLines', // line for line another sheet
  'sameItems', // mostly the items of another sheet, and nothing tells which is in force
  'otherHeadings', // amounts without the columns that the other sheets have
  'hidden', // hidden, with money of its own
  'written', // made by the write-back
  'noBudget', // no table with amounts
] as const
export type SheetRoleReason = (typeof sheetRoleReasons)[number]

/** A role that the caller gives a sheet; it wins over evidence. */
export const sheetRoleChoiceSchema = z.object({
  workbook: z.string().optional(),
  sheet: z.string(),
  role: sheetRoleSchema,
})
export type SheetRoleChoice = z.infer<typeof sheetRoleChoiceSchema>
