// A register as a run takes it: sent with the run, or read from its sheets.
import { sheetReference } from '../address/sheet-address.ts'
import type { Opinion, Opinions, Plan } from '../schema/index.ts'
import type { OpinionField } from './columns.ts'

/** Where a field of an opinion stands; null where that is not known. */
type CellOfOpinion = (opinion: Opinion, field: OpinionField) => string | null

/** What a sheet has and an opinion cannot say: told with its cell. */
export interface RegisterFault {
  code: 'blankText' | 'noMeeting' | 'unreadableDate'
  cell: string
  text: string
}

export interface SheetRegister {
  workbook?: string
  sheet: string
  /** Of the plan it is for. */
  fiscalYear: number | null
  /** Told by the days of its meetings; otherwise by its title or name, which may mean the year of the meetings. */
  isByDates: boolean
  opinions: Opinion[]
  faults: RegisterFault[]
  /** It has a column for the items that an opinion touches. */
  namesItems: boolean
  /** Its opinions have numbers of their own. */
  isNumbered: boolean
  cellOf: CellOfOpinion
}

export interface Register {
  opinions: Opinions
  /** Last year's: what was considered then is to be there again. */
  previous: Opinions | null
  /** Published version; null for one that was sent or read. */
  version: number | null
  /** Sheets it was read from, as addresses name them. */
  sheets: readonly string[]
  faults: readonly RegisterFault[]
  cellOf: CellOfOpinion
}

/** A register that was sent: its cells are those it says, where they say their sheet. */
export const sentRegister = (
  opinions: Opinions,
  previous: Opinions | null = null,
  version: number | null = null,
): Register => ({
  ...{ opinions, previous, version, sheets: [], faults: [] },
  cellOf: ({ cell }) => (cell?.includes('!') ? cell : null),
})

/**
 * The year's register on the sheets of a run, several for several 部会, with last year's beside it.
 * Null where no sheet names the items that its opinions touch and no line names opinions: nothing
 * ties it to the budget.
 */
export function registerOf(
  sheets: readonly SheetRegister[],
  plan: Plan | null,
  { linesNameOpinions }: { linesNameOpinions: boolean },
): Register | null {
  const tied = sheets.filter(
    ({ namesItems, isNumbered }) => namesItems || (linesNameOpinions && isNumbered),
  )
  const years = tied.flatMap(({ fiscalYear }) => fiscalYear ?? [])
  const asked = plan?.fiscalYear ?? (years.length > 0 ? Math.max(...years) : null)
  const ofYear = tied.filter(({ fiscalYear }) => fiscalYear === null || fiscalYear === asked)
  const own =
    ofYear.length > 0 ? ofYear : tied.filter((each) => !each.isByDates && isBefore(each, asked))
  if (own.length === 0) return null
  // Last year's is looked at for what it left open, whatever its columns.
  const before = sheets.filter((each) => isBefore(each, asked) && !own.includes(each))
  return {
    opinions: together(own, plan, asked),
    previous: before.length > 0 ? together(before, plan, (asked ?? 1) - 1) : null,
    version: null,
    sheets: own.map(sheetReference),
    faults: own.flatMap(({ faults }) => faults),
    cellOf(opinion, field) {
      for (const sheet of own) {
        const cell = sheet.cellOf(opinion, field)
        if (cell !== null) return cell
      }
      return null
    },
  }
}

const isBefore = ({ fiscalYear }: SheetRegister, asked: number | null): boolean =>
  asked !== null && fiscalYear === asked - 1

const together = (
  sheets: readonly SheetRegister[],
  plan: Plan | null,
  fiscalYear: number | null,
): Opinions => ({
  ward: plan?.ward ?? null,
  fiscalYear,
  opinions: sheets.flatMap(({ opinions }) => opinions),
})
