// The sheets of a workbook that a run of one sheet does not read, and what each of them is.
import { columnLetters, rangeAddress } from '../address/index.ts'
import type { Budget } from '../model/budget.ts'
import { defaultPolicy, type OtherSheet, type SheetSnapshot } from '../schema/index.ts'
import { readBudget } from '../sheet/read.ts'
import { fiscalYear } from '../text/index.ts'
import { isWrittenSheet } from '../writeback/index.ts'

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
      const named = { sheet: other.name, hidden: other.hidden }
      if (!isRead(other)) return { ...named, holds: 'tooLarge', table: null, yen: 0 }
      if (isWrittenSheet(other.snapshot)) return { ...named, holds: 'written', table: null, yen: 0 }
      const budget = read(other)
      const { table } = budget
      if (!table || !holdsMoney(budget)) return { ...named, holds: 'noBudget', table: null, yen: 0 }
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

function holdsMoney({ table, lines }: Budget): boolean {
  if (table?.columnOf.amount === undefined) return false
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i) && lines.yen[i]) return true
  return false
}

/** Integer yen of its lines; 0 where they leave the exact integers. */
function sumOf({ lines }: Budget): number {
  let yen = 0
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i)) yen += lines.yen[i] || 0
  return Number.isSafeInteger(yen) ? yen : 0
}

/** Line for line the same names, amounts and marks: reading it as well would count all twice. */
function isSameBudget(a: Budget, b: Budget): boolean {
  if (a.lines.length === 0 || a.lines.length !== b.lines.length) return false
  for (let i = 0; i < a.lines.length; i++) {
    const [own, other] = [a.lines.get(i), b.lines.get(i)]
    if (!own || !other) return false
    if (own.yen !== other.yen || own.rowKind !== other.rowKind) return false
    const [names, others] = [own, other].map(({ issue, strategy, initiative, detail }) =>
      [issue, strategy, initiative, detail].join('\n'),
    )
    if (names !== others) return false
    if (
      JSON.stringify([own.exclusion, own.reflection]) !==
      JSON.stringify([other.exclusion, other.reflection])
    )
      return false
  }
  return true
}

/** The year of its amounts: their heading's, else the title's, else the sheet's name says it. */
function yearOf({ name }: WorkbookSheet, { table, years }: Budget): number | null {
  const amount = table?.columnOf.amount
  const letters = amount === undefined ? '' : columnLetters(amount)
  const column = table?.columns.find((each) => each.column === letters)
  return column?.fiscalYear ?? years[0]?.fiscalYear ?? fiscalYear(name)?.fiscalYear ?? null
}

function isOtherYear(
  sheet: WorkbookSheet,
  own: Budget,
  other: WorkbookSheet,
  budget: Budget,
): boolean {
  const years = [yearOf(sheet, own), yearOf(other, budget)]
  if (years[0] !== null && years[1] !== null) return years[0] !== years[1]
  return isNamedPrior(other) && !isNamedPrior(sheet)
}

const isNamedPrior = ({ name }: WorkbookSheet): boolean => /前年|昨年|去年|前々年/.test(name)
