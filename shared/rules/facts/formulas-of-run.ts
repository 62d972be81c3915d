// The formulas of all sheets that a run reads, and where their references lead.
import { createFormulaIndex } from '../../formula/formula-index.ts'
import type { Formula, Reference } from '../../formula/parse-formula.ts'
import type { CellRange } from '../../model/types.ts'
import type { RuleContext } from '../engine/context.ts'
import { cellOfSheet, partsOfName, sheetOf } from './sheets-of-run.ts'

/** A range on a sheet of the run. */
export interface PlacedRange {
  sheet: number
  range: CellRange
}

export interface FormulasOfRun {
  /** By position of the sheet, each in its order. */
  readonly bySheet: readonly (readonly Formula[])[]
  /** Position of the sheet that is looked at. */
  readonly own: number
  /** Where a reference leads; none where its sheet is not read. @param from position of its formula's sheet */
  follow(reference: Reference, from: number): PlacedRange[]
}

const known = new WeakMap<RuleContext['sheets'], readonly (readonly Formula[])[]>()

export function formulasOfRun(context: RuleContext): FormulasOfRun {
  const { sheets, snapshot } = context
  if (sheets.length === 0) {
    const isOwn = (name: string): boolean => {
      const { workbook = snapshot.workbook, sheet } = partsOfName(name)
      return sheet === snapshot.sheet && workbook === snapshot.workbook
    }
    return {
      bySheet: [context.formulas.all],
      own: 0,
      follow: ({ sheet, range }) => (sheet === null || isOwn(sheet) ? [{ sheet: 0, range }] : []),
    }
  }
  let bySheet = known.get(sheets)
  if (!bySheet) {
    bySheet = sheets.map(
      (each) => createFormulaIndex(each.budget.snapshot, cellOfSheet(each), context.work).all,
    )
    known.set(sheets, bySheet)
  }
  return {
    bySheet,
    own: sheets.findIndex(({ budget }) => budget.snapshot === snapshot),
    follow({ sheet, range }, from) {
      if (sheet === null) return [{ sheet: from, range }]
      return positionsOf(context, sheet, sheets[from]?.workbook).map((at) => ({ sheet: at, range }))
    },
  }
}

/** `4月:6月` are all sheets from the one to the other. */
function positionsOf(context: RuleContext, name: string, workbook?: string): number[] {
  const said = partsOfName(name)
  const ends = said.sheet.split(':').map((sheet) => {
    const found = sheetOf(context, { workbook: said.workbook ?? workbook, sheet })
    return found ? context.sheets.indexOf(found) : -1
  })
  const [first = -1, last = first] = ends
  if (first < 0 || last < 0) return []
  const low = Math.min(first, last)
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => low + i)
}
