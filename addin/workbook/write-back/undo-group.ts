// A change as one step of Excel's own undo list, and as usual where Excel cannot do that.
import { canGroupUndo } from '../excel/session.ts'
import type { Outcome } from '../port.ts'

/** Office.js: something in the batch cannot be undone by Excel, so that it may not be in a group. */
const notGroupable = 'UndoNotSupported'

/**
 * Tries it grouped. `change` takes back by itself what it did when it fails; so, where grouping was
 * all that failed and the workbook is as it was, it is done again without.
 */
export async function asOneUndoIfPossible<T>(
  change: (asOneUndo: boolean) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  if (!canGroupUndo()) return change(false)
  const grouped = await change(true)
  const isOnlyGrouping = !grouped.ok && grouped.problem.detail === notGroupable
  return isOnlyGrouping && !grouped.problem.isUnfinished ? change(false) : grouped
}
