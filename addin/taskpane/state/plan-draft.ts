// A plan's lines read from a text, to be looked over and corrected before they are a plan in use.
import { signal } from '@preact/signals'
import type { PlanDraft, PlanEntry } from '../../../shared/plan/correction.ts'
import type { Finding, Plan } from '../../../shared/schema/index.ts'
import type { WorkerThread } from '../../client/thread/index.ts'
import type { Settings } from './settings.ts'

/** @param onUse what is to be checked against from here on */
export function createPlanDraft(
  workerThread: WorkerThread,
  settings: Settings,
  onUse: (used: { name: string; plan: Plan; findings: Finding[] }) => void,
) {
  const draft = signal<(PlanDraft & { name: string }) | null>(null)
  return {
    draft,
    /** A plan's text, read on this machine, with what was inferred. */
    async readText(name: string, text: string): Promise<void> {
      const ward = settings.wardInUse.peek()
      draft.value = { name, ...(await workerThread.call('parsePlanText', { text, ward })) }
    },
    /** Takes a person's corrections; what they come to follows. */
    async correct(entries: PlanEntry[]): Promise<void> {
      const before = draft.peek()
      if (!before) return
      draft.value = { ...before, entries }
      const corrected = await workerThread.call('correctPlan', { entries, draft: before })
      // An answer to an earlier correction comes too late.
      if (draft.peek()?.entries === entries) draft.value = { ...before, ...corrected, entries }
    },
    /** The plan of the lines as they are now. */
    async use(): Promise<void> {
      const now = draft.peek()
      if (!now) return
      const { entries, name } = now
      const { plan, findings } = await workerThread.call('correctPlan', { entries, draft: now })
      onUse({ name, plan, findings: findings.map((each) => each.finding) })
      draft.value = null
    },
    drop(): void {
      draft.value = null
    },
  }
}
