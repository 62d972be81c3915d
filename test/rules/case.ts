// A rule's case: a sheet it fires on, one it must not fire on, and one where a cause silences it.
import { assess } from '../../shared/assess.ts'
import type { Register } from '../../shared/opinions/index.ts'
import {
  defaultPolicy,
  type Finding,
  type Mapping,
  type OtherSheet,
  type Plan,
  type Policy,
  policySchema,
  type Report,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/index.ts'
import { referencePlan } from '../fixtures/reference.ts'
import { type Change, plain } from '../mutation/sheet.ts'

export interface Input {
  sheet: SheetSnapshot
  /** The reference plan when left out. */
  plan?: Plan | null
  policy?: Policy
  /** The workbook's other sheets. */
  otherSheets?: OtherSheet[]
  mapping?: Mapping
  /** The other sheets of a run of several. */
  beside?: SheetSnapshot[]
  /** Opinions that are sent with the run. */
  register?: Register
}

export interface RuleCase {
  code: string
  fires: Input
  /** Cells of the first finding of the code. */
  cells: string[]
  /** Some of its params: the figures. */
  params?: Finding['params']
  severity?: Finding['severity']
  not: Input
  /** The rule would fire, but `by` explains the cell. */
  silenced?: Input & { by: string }
}

/** The reference sheet with a change. */
export const on = (change: Change, rest: Omit<Input, 'sheet'> = {}): Input => ({
  sheet: change(plain()),
  ...rest,
})

export const clean: Input = { sheet: plain() }

/** A sheet of its own, without the reference plan. */
export const table = (
  rows: SheetSnapshot['rows'],
  facts: Partial<SheetSnapshot> = {},
  rest: Omit<Input, 'sheet'> = {},
): Input => ({ sheet: { sheet: '表', origin: 'A1', rows, ...facts }, plan: null, ...rest })

export const policy = (settings: Record<string, unknown>): Policy => policySchema.parse(settings)

/** The reference plan with a change. */
export function plan(change: (plan: Plan) => void): Plan {
  const changed = structuredClone(referencePlan())
  change(changed)
  return changed
}

export function reportOn(input: Input): Report {
  const plan = input.plan === undefined ? referencePlan() : input.plan
  const policy = input.policy ?? defaultPolicy
  if (input.beside) return assessSheets([input.sheet, ...input.beside], plan, policy).report
  return assess(input.sheet, plan, policy, {
    otherSheets: input.otherSheets ?? [],
    ...(input.mapping ? { mapping: input.mapping } : {}),
    ...(input.register ? { register: input.register } : {}),
  })
}

export const findingsOf = (input: Input, code: string): Finding[] =>
  reportOn(input).findings.filter((finding) => finding.code === code)
