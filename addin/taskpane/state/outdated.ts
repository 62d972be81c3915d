// Why a result that is shown no longer holds: cells changed, or what they were checked against.
import type { Policy } from '../../../shared/schema/index.ts'
import type { PlanInUse } from '../../client/thread/asked.ts'
import type { Stale } from './changes.ts'

export interface Outdated {
  cells: Stale | null
  /** Another plan is chosen now, or a newer version of it. */
  plan: boolean
  policy: boolean
  /** The workbook's other sheets are no longer what was found of them. */
  others: boolean
}

interface Basis {
  plan: PlanInUse
  /** Null while none was read. */
  policy: Policy | null
}

/** @param now cells changed since, and what a validation would use now */
export function outdatedOf(
  then: Basis | null,
  now: Basis & { cells: Stale | null; others: boolean },
): Outdated | null {
  if (then === null) return null
  const outdated = {
    cells: now.cells,
    plan: keyOf(then.plan) !== keyOf(now.plan),
    policy:
      then.policy !== null &&
      now.policy !== null &&
      JSON.stringify(then.policy) !== JSON.stringify(now.policy),
    others: now.others,
  }
  const { cells, plan, policy, others } = outdated
  return cells || plan || policy || others ? outdated : null
}

/** Tells two plans apart: a published one by its version, one read from text by its contents. */
function keyOf(plan: PlanInUse): string {
  if (plan.kind === 'published') return `${plan.reference}@${plan.version}`
  return plan.kind === 'inline' ? JSON.stringify(plan.plan) : ''
}
