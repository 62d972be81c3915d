// The master check at the top of both sheets: one cell that says whether all checks are met, or how many are not.
import { type DraftCell, formula } from '../block/cells.ts'
import { literal } from '../block/formula.ts'
import type { PlanContext } from './context.ts'
import { figureRows } from './figures.ts'
import { detailColumns } from './layout.ts'

/** Where it stands on 反映集計, beside the title. */
export const MASTER_CHECK = 'B1'

/**
 * Counts what is not met: printed figures that differ, figures that fail, lines without a mark, anything
 * changed since the check, and what the check itself left open. All but the last are live.
 */
export function masterCheck(context: PlanContext): DraftCell {
  const { words } = context
  const { summary, detail } = context.layout
  const figures = `B${summary.total}:B${summary.share}`
  const unset = `COUNTIFS(${detail.column(detailColumns.reflectionCode)},0,${detail.column(detailColumns.counted)},"<>0")`
  const count = [
    `COUNTIF(F${summary.total}:F${summary.unset},${literal(words.differs)})`,
    `SUMPRODUCT(ISERROR(${figures})*1)`,
    `(${unset}>0)`,
    `(C${summary.changed}<>0)`,
    String(leftOpen(context)),
  ].join('+')
  return formula(
    `=IFERROR(IF(${count}=0,${literal(words.checksMet)},${words.checksNotMet(`(${count})`)}),${literal(words.checkFailed)})`,
    masterText(context),
  )
}

/** What it says as it is written: nothing has changed since the check. */
export function masterText(context: PlanContext): string {
  const open = liveNow(context) + leftOpen(context)
  return open === 0 ? context.words.checksMet : context.words.checksNotMetText(open)
}

/** Checks of the sheet itself that are not met as it is written. */
function liveNow(context: PlanContext): number {
  const { words, lines } = context
  const differing = figureRows(context).filter(
    (row) => resultOf(row[checkColumn]) === words.differs,
  )
  return differing.length + (lines.unset > 0 ? 1 : 0)
}

/** Column F of the figures. */
const checkColumn = 5

const resultOf = (cell: DraftCell | undefined): number | string | null =>
  cell?.kind === 'formula' ? cell.expected : null

/** Rules whose findings the sheet shows by its own formulas. */
const shownLive: ReadonlySet<string> = new Set([
  'classification/unset-mark',
  'classification/unknown-mark',
  'totals/declared-differs',
  'totals/plan-declared-differs',
  'totals/share-differs',
])

/** Kinds of findings that keep the share open, besides those that the sheet counts itself. */
function leftOpen(context: PlanContext): number {
  const { share } = context.report.totals
  const others = (share.reasons ?? []).filter(({ code }) => !shownLive.has(code)).length
  // Never all met while the share is provisional.
  const least = share.status === 'provisional' && liveNow(context) === 0 ? 1 : 0
  return Math.max(others, least)
}
