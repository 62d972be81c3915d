// Steps that leave a workbook half-way when they fail are taken again until they are through.
import type { Outcome, Problem } from '../port.ts'

/** Says whether a step has begun to change the workbook. */
export interface Begun {
  hasBegun: boolean
}

/** Milliseconds before each further attempt. */
const PAUSES = [0, 150, 600]

/** Excel refuses these requests as a whole, so nothing of them was done. */
const REFUSALS = new Set<Problem['code']>([
  'cellEditMode',
  'otherWorkbookActive',
  'laterEdits',
  'cancelled',
])

/** @param unfinished the problem to report when no attempt succeeds */
export async function carryThrough<T>(
  step: (begun: Begun) => Promise<Outcome<T>>,
  unfinished: (failure: Problem) => Problem,
): Promise<Outcome<T>> {
  const begun: Begun = { hasBegun: false }
  let outcome = await step(begun)
  // Refused at the very first attempt: the workbook is as it was.
  if (outcome.ok || !begun.hasBegun || REFUSALS.has(outcome.problem.code)) return outcome
  for (const pause of PAUSES) {
    await wait(pause)
    outcome = await step(begun)
    if (outcome.ok) return outcome
  }
  return { ok: false, problem: unfinished(outcome.problem) }
}

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
