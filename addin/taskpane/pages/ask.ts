// Asks the worker thread for pages of a result; its sheets are sent only where they are not held there.
import { askOfSheets } from '../../budget/read.ts'
import { askedFor, type Result } from '../../budget/result.ts'
import type { PageAnswer, PageBasis } from '../../client/thread/pages.ts'

/** The answer, or null where the sheets could not be taken. */
export async function askFor<T>(
  result: Result,
  ask: (basis: PageBasis) => Promise<PageAnswer<T>>,
): Promise<T | null> {
  const { attested, digest, at } = result
  const run = attested && { ...attested, digest, at: at.toISOString() }
  const answered = await askOfSheets(result.sheets, (sheets) =>
    ask({ ...askedFor(result), attested: run, sheets }),
  )
  return answered.kind === 'done' ? answered.value : null
}
