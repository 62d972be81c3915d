// What went wrong last, in one place: a new failure takes the old one's place, and one whose cause is gone is no longer told.

import { signal } from '@preact/signals'
import type { ClientProblem } from '../../client/problem.ts'
import type { Problem, ProblemCode } from '../../workbook/port.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'

/** Where in the pane a failure is told. */
export type Spot = 'workbook' | 'validation' | 'fixes' | 'writeBack'

export type AnyProblem = Problem | ClientProblem

export type Problems = ReturnType<typeof createProblems>

/** Gone as soon as Excel answers again. */
const passing: ReadonlySet<ProblemCode | ClientProblem['code']> = new Set<ProblemCode>([
  'cellEditMode',
  'otherWorkbookActive',
  'connectionLost',
  'protectedSheet',
  'protectedWorkbook',
])

export function createProblems() {
  const last = signal<{ spot: Spot; problem: AnyProblem } | null>(null)
  return {
    /** The failure told at one place; setting one takes any other's place. */
    at(spot: Spot) {
      return {
        get value(): AnyProblem | null {
          return last.value?.spot === spot ? last.value.problem : null
        },
        set value(problem: AnyProblem | null) {
          if (problem) last.value = { spot, problem }
          else if (last.peek()?.spot === spot) last.value = null
        },
        peek: (): AnyProblem | null =>
          last.peek()?.spot === spot ? (last.peek()?.problem ?? null) : null,
      }
    },
    /** Something new is being done: what went wrong before is past. */
    clear(): void {
      last.value = null
    },
    /** The user was in Excel meanwhile, and it answers. */
    passed(): void {
      const problem = last.peek()?.problem
      if (problem && passing.has(problem.code)) last.value = null
    },
  }
}

/** What nobody foresaw. @param sentence what happened, what is safe, what to do next */
export function unexpected(cause: unknown, sentence: keyof typeof ja = 'unexpected'): Problem {
  return {
    code: 'unexpected',
    message: { ja: ja[sentence], en: en[sentence] },
    detail: cause instanceof Error ? cause.message : String(cause),
  }
}
