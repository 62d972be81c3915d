// Which plan and policy the sheet is checked against; what was read last is kept for when the server is away.

import { computed, signal } from '@preact/signals'
import type { PlanDraft, PlanEntry } from '../../../shared/plan/correction.ts'
import type { Finding, Plan, Policy } from '../../../shared/schema/index.ts'
import { isWardId } from '../../../shared/schema/ward-id.ts'
import type { Basis } from '../../client/basis.ts'
import type { ClientProblem } from '../../client/problem.ts'
import type { PlanInUse } from '../../client/thread/asked.ts'
import type { Services } from './services.ts'
import type { Settings } from './settings.ts'
import { readJson } from './storage.ts'

export type PlanChoice =
  | { kind: 'none' }
  | { kind: 'published'; ward: string; fiscalYear: number }
  | { kind: 'inline'; name: string; plan: Plan; findings: Finding[] }

interface KeptPlan {
  plan: Plan
  version: number
}

// What was kept is this pane's own, of this version or an earlier one: the members that all is read
// from tell whether it is whole. The contracts themselves are in the worker thread.
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
const isKeptPlan = (value: unknown): value is KeptPlan =>
  isObject(value) &&
  Number.isInteger(value.version) &&
  isObject(value.plan) &&
  Array.isArray(value.plan.issues)
const isPolicy = (value: unknown): value is Policy =>
  isObject(value) &&
  Array.isArray(value.exclusions) &&
  Array.isArray(value.reflectionMarks) &&
  isObject(value.share)

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
  const draft = signal<(PlanDraft & { name: string }) | null>(null)
  /** How often something was chosen: an answer to an earlier choice comes too late. */
  let choices = 0
  /** `ward/year` of plans read before, newest first. */
  const known = signal<string[]>(readJson(store, 'plans', isTexts) ?? [])

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
    const kept = readJson(store, `plan.${reference}`, isKeptPlan)
    if (answered.ok) {
      const { plan, version } = answered.value
      store.set(`plan.${reference}`, JSON.stringify({ plan, version }))
      published.value = { reference, plan, version }
      remember(reference)
      problem.value = null
    } else if (answered.problem.code !== 'notFound' && kept) {
      published.value = { reference, ...kept }
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
    const kept = next.kind === 'published' ? `${next.ward}/${next.fiscalYear}` : next.kind
    void port.saveSettings({ plan: kept })
    if (next.kind !== 'published' && ward.peek() !== before) void loadPolicy()
  }

  function remember(reference: string): void {
    known.value = [reference, ...known.peek().filter((one) => one !== reference)].slice(0, 12)
    store.set('plans', JSON.stringify(known.peek()))
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
      store.set(`policy.${of}`, JSON.stringify(answered.value.policy))
    } else policy.value = readJson(store, `policy.${of}`, isPolicy)
  }

  return {
    choice,
    published,
    policy,
    policyVersion,
    problem,
    loading,
    known,
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
    /** Lines read from a text, to be looked over before they are a plan in use. */
    draft,
    /** A plan's text, read on this machine, with what was inferred. */
    async readText(name: string, planText: string): Promise<void> {
      const ward = settings.wardInUse.peek()
      const read = await workerThread.call('parsePlanText', { text: planText, ward })
      draft.value = { name, ...read }
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
    /** The plan of the lines as they are now is checked against from here on. */
    async useDraft(): Promise<void> {
      const now = draft.peek()
      if (!now) return
      const { plan, findings } = await workerThread.call('correctPlan', {
        entries: now.entries,
        draft: now,
      })
      choose({
        kind: 'inline',
        name: now.name,
        plan,
        findings: findings.map((each) => each.finding),
      })
      draft.value = null
    },
    dropDraft(): void {
      draft.value = null
    },
  }
}
