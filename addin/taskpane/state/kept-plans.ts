// Plans and policies as this machine read them last, for when the server cannot be reached.
import { signal } from '@preact/signals'
import type { Plan, Policy } from '../../../shared/schema/index.ts'
import { type KeyValueStore, readJson } from './storage.ts'

export interface KeptPlan {
  plan: Plan
  version: number
}

/** How many plans are offered again. */
const mostKnown = 12

export function createKeptPlans(store: KeyValueStore) {
  /** `ward/year` of plans read before, newest first. */
  const known = signal<string[]>(readJson(store, 'plans', isTexts) ?? [])
  return {
    known,
    plan: (reference: string): KeptPlan | null => readJson(store, `plan.${reference}`, isKeptPlan),
    keepPlan(reference: string, plan: KeptPlan): void {
      store.set(`plan.${reference}`, JSON.stringify(plan))
      const others = known.peek().filter((one) => one !== reference)
      known.value = [reference, ...others].slice(0, mostKnown)
      store.set('plans', JSON.stringify(known.peek()))
    },
    policy: (ward: string): Policy | null => readJson(store, `policy.${ward}`, isPolicy),
    keepPolicy(ward: string, policy: Policy): void {
      store.set(`policy.${ward}`, JSON.stringify(policy))
    },
  }
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
