// The state of a share: final, provisional with its reasons, or not applicable.
import { ruleTitle } from '../locales/index.ts'
import {
  type Finding,
  type Share,
  type ShareReason,
  type Totals,
  type UnsettledFigure,
  unsettledFigures,
} from '../schema/index.ts'

/** Cells that a reason names: enough to go and look. */
const mostCells = 3

/**
 * Totals with their share's state: provisional while a finding stands that can still change a
 * figure. Which findings do is a property of their rules (`unsettles`).
 * @param findings the gravest first
 */
export function settle(totals: Totals, findings: readonly Finding[]): Totals {
  const reasons = reasonsOf(findings)
  const { share } = totals
  const status = share.status === 'final' && reasons.length > 0 ? 'provisional' : share.status
  return { ...totals, share: { ...share, status, reasons } }
}

function reasonsOf(findings: readonly Finding[]): ShareReason[] {
  const byCode = new Map<string, ShareReason>()
  for (const { code, unsettles, cells } of findings) {
    if (!unsettles) continue
    const reason = byCode.get(code) ?? {
      code,
      title: ruleTitle(code),
      figure: unsettles,
      count: 0,
      cells: [],
    }
    byCode.set(code, reason)
    reason.count++
    reason.figure = widest(reason.figure, unsettles)
    if (cells[0] !== undefined && reason.cells.length < mostCells) reason.cells.push(cells[0])
  }
  return [...byCode.values()]
}

const widest = (a: UnsettledFigure, b: UnsettledFigure): UnsettledFigure =>
  unsettledFigures.indexOf(a) < unsettledFigures.indexOf(b) ? a : b

/**
 * Whether a figure can still change. What changes the total changes the base, and what changes
 * either changes the share, its numerator and the amounts by mark.
 */
export const isUnsettled = ({ status, reasons }: Share, figure: UnsettledFigure): boolean =>
  reasons
    ? reasons.some(
        (reason) => unsettledFigures.indexOf(reason.figure) <= unsettledFigures.indexOf(figure),
      )
    : // A run kept before reasons were: all that is known is that something stands.
      status === 'provisional'
