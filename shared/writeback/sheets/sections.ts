// The sheets whose lines are written, each as formulas point at it.
import { type SheetName, sheetReference } from '../../address/sheet-address.ts'
import type { Budget, DeclaredFigure } from '../../model/budget.ts'
import type { Policy, Report } from '../../schema/index.ts'
import type { WriteTarget } from '../types.ts'
import type { Section } from './context.ts'
import { createSource, type Source } from './source.ts'
import { NOTHING_WATCHED, type Watched, watchSource } from './watched.ts'

/** A budget on several sheets, as `assessSheets` of shared/workbook has it. */
export interface SeveralSheets {
  /** The counted sheets, each with its position in the report's. */
  parts: readonly { sheet: number; budget: Budget }[]
  /** What addresses call each of the report's sheets. */
  names: readonly SheetName[]
  /** Figures printed for all of them. */
  declared: readonly DeclaredFigure[]
}

/** Cells of a sheet that are watched one by one, and of all of them. */
const MOST_WATCHED = 2_000
const MOST_OF_ALL = 8_000

export function createSections(
  options: {
    report: Report
    policy: Policy
    targets?: readonly WriteTarget[]
    isWholeSheet?: boolean
  },
  { parts, names }: SeveralSheets,
): Section[] {
  const { report, policy, targets = [], isWholeSheet = true } = options
  return parts.map(({ sheet, budget }, i) => {
    const read = report.sheets?.[sheet]
    const named = names[sheet]
    const name = named ? sheetReference(named) : budget.snapshot.sheet
    const isLive = read?.workbook === undefined
    const source = createSource(budget, policy, name)
    return {
      number: i + 1,
      name,
      isLive,
      budget,
      source,
      watched: isLive ? watchedOn(budget, source) : NOTHING_WATCHED,
      digest: read?.digest ?? '',
    }
  })

  function watchedOn(budget: Budget, source: Source): Watched {
    const own = targets.filter(({ sheet }) => sheet === budget.snapshot.sheet)
    return watchSource({
      budget,
      source,
      targets: new Set(own.map(({ cell }) => cell.replaceAll('$', ''))),
      isWholeSheet,
      most: Math.min(MOST_WATCHED, Math.floor(MOST_OF_ALL / parts.length)),
    })
  }
}
