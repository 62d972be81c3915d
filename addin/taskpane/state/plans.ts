// Which plan and policy the sheet is checked against; what was read last is kept for when the server is away.

import { computed, signal } from '@preact/signals'
import type { Finding, Plan, Policy } from '../../../shared/schema/index.ts'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import type { Basis } from '../../client/basis.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { PlanInUse } from '../../client/thread/asked.ts'
import { createKeptPlans, type KeptPlan } from './kept-plans.ts'
import { createPlanDraft } from './plan-draft.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'

export type PlanChoice =
  | { kind: 'none' }
  | { kind: 'published'; ward: string; fiscalYear: number }
  | { kind: 'inline'; name: string; plan: Plan; findings: Finding[] }

export type Plans = ReturnType<typeof createPlans>

export function createPlans({ workerThread, store, port }: Services, settings: Settings) {
  const choice = signal<PlanChoice>({ kind: 'none' })
  const published = signal<(KeptPlan & { reference: string }) | null>(null)
  const policy = signal<Policy | null>(null)
  const policyVersion = signal(0)
  /** The ward that `policy` was asked for. */
  const policyOf = signal('')
  const problem = signal<ClientProblem | null>(null)
  const loading = signal(false)
  /** How often something was chosen: an answer to an earlier choice comes too late. */
  let choices = 0
  const kept = createKeptPlans(store)
  const draft = createPlanDraft(workerThread, settings, ({ name, plan, findings }) =>
    choose({ kind: 'inline', name, plan, findings }),
  )

  /** The one ward that everything is asked, kept and published for: the plan's, else the one set. */
  const ward = computed(() =>
    choice.value.kind === 'published' ? choice.value.ward : settings.wardInUse.value,
  )
  const inUse = computed<PlanInUse>(() => {
    const chosen = choice.value
    if (chosen.kind === 'none') return { kind: 'none' }
    if (chosen.kind === 'inline') return { kind: 'inline', plan: chosen.plan }
    const reference = `${chosen.ward}/${chosen.fiscalYear}`
    const at = published.value?.reference === reference ? published.value : null
    return { kind: 'published', reference, plan: at?.plan ?? null, version: at?.version ?? null }
  })

  const basis = computed<Basis>(() => ({ plan: inUse.value, policy: policy.value }))

  async function choosePublished(of: { ward: string; fiscalYear: number }): Promise<boolean> {
    const reference = `${of.ward}/${of.fiscalYear}`
    const own = ++choices
    loading.value = true
    const answered = await workerThread.call('readPlan', {
      connection: settings.connection.peek(),
      ...of,
    })
    if (own !== choices) return false
    loading.value = false
    const before = kept.plan(reference)
    if (answered.ok) {
      const { plan, version } = answered.value
      kept.keepPlan(reference, { plan, version })
      published.value = { reference, plan, version }
      problem.value = null
    } else if (answered.problem.code !== 'notFound' && before) {
      published.value = { reference, ...before }
      problem.value = null
    } else {
      problem.value = answered.problem
      return false
    }
    choose({ kind: 'published', ...of })
    await loadPolicy()
    return true
  }

  function choose(next: PlanChoice): void {
    choices++
    const before = ward.peek()
    choice.value = next
    loading.value = false
    problem.value = null
    const named = next.kind === 'published' ? `${next.ward}/${next.fiscalYear}` : next.kind
    void port.saveSettings({ plan: named })
    if (next.kind !== 'published' && ward.peek() !== before) void loadPolicy()
  }

  async function loadPolicy(): Promise<void> {
    const of = ward.peek()
    if (policyOf.peek() !== of) policy.value = null
    policyOf.value = of
    if (!isWardId(of)) return
    const answered = await workerThread.call('readPolicy', {
      connection: settings.connection.peek(),
      ward: of,
    })
    if (ward.peek() !== of) return
    if (answered.ok) {
      policy.value = answered.value.policy
      policyVersion.value = answered.value.version
      kept.keepPolicy(of, answered.value.policy)
    } else policy.value = kept.policy(of)
  }

  return {
    choice,
    published,
    policy,
    policyVersion,
    problem,
    loading,
    known: kept.known,
    ward,
    inUse,
    basis,
    choose,
    choosePublished,
    loadPolicy,
    /** Another ward: a plan of the one before is no longer checked against. */
    async setWard(next: string): Promise<void> {
      settings.ward.set(next)
      const chosen = choice.peek()
      if (chosen.kind === 'published' && chosen.ward !== settings.wardInUse.peek()) {
        choose({ kind: 'none' })
      }
      await loadPolicy()
    },
    /** The plan this workbook used last, else the ward's plan of the year at hand. */
    async restore(fiscalYear: number): Promise<void> {
      const before = choices
      const saved = await port.loadSettings()
      if (choices !== before) return
      const last = saved.ok ? (saved.value.plan ?? '') : ''
      const [lastWard, lastYear] = last.split('/')
      if (lastWard && lastYear) {
        await choosePublished({ ward: lastWard, fiscalYear: Number(lastYear) })
      } else if (last === '' && settings.wardInUse.peek() && settings.connection.peek().token) {
        // From autumn on, next year's plan is the one that is being made.
        const ward = settings.wardInUse.peek()
        const found = await choosePublished({ ward, fiscalYear })
        if (!found && choices === before + 1) {
          await choosePublished({ ward, fiscalYear: fiscalYear + 1 })
          if (choices === before + 2) problem.value = null
        }
      }
      if (policy.peek() === null) await loadPolicy()
    },
    draft: draft.draft,
    readText: draft.readText,
    correct: draft.correct,
    useDraft: draft.use,
    dropDraft: draft.drop,
  }
}
