// Asks the worker thread for pages of a result; its sheets are sent only where they are not held there.
import type { PageAnswer, PageBasis } from '../../client/thread/pages.ts'
import { heldSheets, wholeSheets } from '../state/read-again.ts'
import type { Result } from '../state/result.ts'

/** The answer, or null where the sheets could not be taken. */
export async function askFor<T>(
  result: Result,
  ask: (basis: PageBasis) => Promise<PageAnswer<T>>,
): Promise<T | null> {
  const { sheet, isAlone, roles, plan, policy, mapping, attested, digest, at } = result
  const run = attested && { ...attested, digest, at: at.toISOString() }
  const basis = { sheet, isAlone, roles, plan, policy, mapping, attested: run }
  let answered = await ask({ ...basis, sheets: heldSheets(result.sheets) })
  if (answered.kind === 'unknownSheet')
    answered = await ask({ ...basis, sheets: wholeSheets(result.sheets) })
  return answered.kind === 'done' ? answered.value : null
}
