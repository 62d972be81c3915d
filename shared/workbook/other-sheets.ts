// The sheets of a workbook that a run of one sheet does not read, and what each of them is.
import { rangeAddress } from '../address/index.ts'
import type { Budget } from '../model/budget.ts'
import { defaultPolicy, type OtherSheet, type SheetSnapshot } from '../schema/index.ts'
import { readBudget } from '../sheet/read.ts'
import { isWrittenSheet } from '../writeback/index.ts'
import { holdsMoney, isNamedPrior, isOfBudget, isSameBudget, sumOf, yearOf } from './evidence.ts'

export interface WorkbookSheet {
  name: string
  /** Hidden in any way: also so that only a macro can show it. */
  hidden: boolean
  snapshot: SheetSnapshot
}

/** A sheet too large to be looked at, or empty but for a stray cell far away. */
export type UnreadSheet = Omit<WorkbookSheet, 'snapshot'> & { snapshot: null }

/** Of the sheets that are shown the first with a budget on it, else the first that is shown. */
export function sheetToRead(sheets: readonly WorkbookSheet[]): WorkbookSheet | undefined {
  const shown = sheets.filter(({ hidden }) => !hidden)
  const own = shown.length > 0 ? shown : sheets
  // One sheet is read whatever it is.
  if (own.length === 1) return own[0]
  return own.find((sheet) => !isWrittenSheet(sheet.snapshot) && holdsMoney(read(sheet))) ?? own[0]
}

/**
 * What the other sheets of a workbook are, in its order. Pass it to `assess` (and to the API as
 * `otherSheets`): a budget that is not read keeps the share provisional, anything else is named.
 * @param sheet the one that is read
 */
export function otherSheets(
  sheet: WorkbookSheet,
  sheets: readonly (WorkbookSheet | UnreadSheet)[],
): OtherSheet[] {
  let kept: Budget | null = null
  // Read only where another budget has to be compared with it: a long sheet takes its time.
  const own = (): Budget => {
    kept ??= read(sheet)
    return kept
  }
  return sheets
    .filter(({ name }) => name !== sheet.name)
    .map((other): OtherSheet => {
      const named = {
        ...{ sheet: other.name, hidden: other.hidden },
        ...(other.snapshot?.veryHidden ? { veryHidden: true } : {}),
      }
      if (!isRead(other)) return { ...named, holds: 'tooLarge', table: null, yen: 0 }
      if (isWrittenSheet(other.snapshot)) return { ...named, holds: 'written', table: null, yen: 0 }
      const budget = read(other)
      const { table } = budget
      if (!table || !isOfBudget({ snapshot: other.snapshot, budget })) {
        return { ...named, holds: 'noBudget', table: null, yen: 0 }
      }
      const holds = isSameBudget(own(), budget)
        ? 'copy'
        : isOtherYear(sheet, own(), other, budget)
          ? 'otherYear'
          : 'budget'
      return { ...named, holds, table: rangeAddress(table.range), yen: sumOf(budget) }
    })
}

const isRead = (sheet: WorkbookSheet | UnreadSheet): sheet is WorkbookSheet =>
  sheet.snapshot !== null

const read = ({ snapshot }: WorkbookSheet): Budget => readBudget(snapshot, null, defaultPolicy)

function isOtherYear(
  sheet: WorkbookSheet,
  own: Budget,
  other: WorkbookSheet,
  budget: Budget,
): boolean {
  const years = [
    yearOf({ snapshot: sheet.snapshot, budget: own }),
    yearOf({ snapshot: other.snapshot, budget }),
  ]
  if (years[0] !== null && years[1] !== null) return years[0] !== years[1]
  const isPrior = ({ snapshot }: WorkbookSheet) => isNamedPrior({ snapshot, budget })
  return isPrior(other) && !isPrior(sheet)
}
