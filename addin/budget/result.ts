// What a validation came to, with everything it was made from.
import { sheetAddress, splitAddress } from '../../shared/address/sheet-address.ts'
import type { Unit } from '../../shared/schema/index.ts'
import type { BudgetAsked } from '../client/thread/asked.ts'
import type { Checked } from '../client/thread/check-sheets.ts'
import type { SheetReading } from '../workbook/port.ts'

/** A sheet that a validation read. */
export interface SheetOfResult {
  name: string
  /** The file beside the workbook that it is of; absent for the workbook's own. */
  file?: string
  hidden: boolean
  /** null: too large to be read. */
  reading: SheetReading | null
  /** By which the worker thread knows its cells. */
  revision: number
}

export interface Result extends Checked, BudgetAsked {
  /** Of that sheet. */
  reading: SheetReading
  /** Every sheet that was read, in the workbook's order; then those of files. */
  sheets: readonly SheetOfResult[]
  /** Every edit since the reading began has been heard of. */
  followed: boolean
  at: Date
}

/** What a result was made from, to ask for more of it. */
export const askedFor = ({
  sheet,
  isAlone,
  roles,
  plan,
  policy,
  mapping,
  rows,
}: Result): BudgetAsked => ({ sheet, isAlone, roles, plan, policy, mapping, rows })

type Reported = Pick<Result, 'report' | 'sheet' | 'sheets'>
/** The sheets that were read, and which of them is meant. */
export type ReadSheets = Pick<Result, 'sheet' | 'sheets'>

/** The budget is kept on several sheets: every address says its sheet. */
export const isSeveral = ({ report }: Pick<Result, 'report'>): boolean =>
  report.sheets !== undefined

/** Sheets whose lines are in the figures, as the report names them. */
export const countedSheets = ({ report }: Pick<Result, 'report'>) =>
  (report.sheets ?? []).filter(({ counted }) => counted)

/** Whether there are figures at all. */
export const hasTable = (result: Pick<Result, 'report'>): boolean =>
  result.report.table !== null || countedSheets(result).length > 0

/** Unit that amounts are shown in: the table's, of several sheets the first's. */
export const unitOf = (result: Pick<Result, 'report'>): Unit | null =>
  result.report.table?.unit ?? countedSheets(result)[0]?.table?.unit ?? null

/** Whether the result speaks of a sheet of the workbook. */
export const covers = (result: Reported, sheet: string): boolean =>
  isSeveral(result)
    ? result.sheets.some(({ name, file }) => file === undefined && name === sheet)
    : result.sheet === sheet

/** The result's sheets in words. @param words for the first of several and how many more there are */
export function nameOfResult(
  result: Reported,
  words: (first: string, more: number) => string,
): string {
  const [first, ...more] = countedSheets(result)
  if (!first) return result.sheet
  return more.length > 0 ? words(first.sheet, more.length) : first.sheet
}

/** A cell of this workbook by its address; null for one of another file. */
export function ownCell(
  result: ReadSheets,
  address: string,
): { sheet: string; cell: string } | null {
  const { workbook, sheet, cell } = splitAddress(address)
  return workbook === null ? { sheet: sheet || result.sheet, cell } : null
}

/** An address as the result writes it. */
export const addressIn = (result: Reported, sheet: string, cell: string): string =>
  isSeveral(result) ? sheetAddress({ sheet }, cell) : cell

export const readingOf = (result: ReadSheets, sheet: string): SheetReading | null =>
  result.sheets.find(({ name, file }) => file === undefined && name === sheet)?.reading ?? null

/** The workbook's own sheets whose lines are in the figures, as they were read. */
export const sourceReadings = (result: Result): SheetReading[] =>
  isSeveral(result)
    ? countedSheets(result).flatMap(({ workbook, sheet }) =>
        workbook === undefined ? (readingOf(result, sheet) ?? []) : [],
      )
    : [result.reading]
