// One budget of a call → its report.
import { unmet } from '../../shared/expectations.ts'
import { type Figure, figuresOf } from '../../shared/figures.ts'
import { type Register, sentRegister } from '../../shared/opinions/index.ts'
import type {
  Expect,
  KeptLines,
  KeptOpinions,
  Plan,
  Policy,
  Report,
  Unmet,
} from '../../shared/schema/index.ts'
import { defaultPolicy, snapshotsOf } from '../../shared/schema/index.ts'
import { assessRequest } from '../assess.ts'
import type { Input } from './input.ts'
import type { Words } from './locales/index.ts'
import { CommandProblem } from './problem.ts'

/** What is told of a budget. */
export interface Checked {
  path: string
  report: Report
  /** RFC 8785 JSON of the report: what the digest is over. */
  reportText: string
  digest: string
  figures: ReadonlyMap<string, Figure>
  expect: Expect
  unmet: Unmet[]
}

/** With what it was held against, and its lines. */
export interface Assessed extends Checked {
  plan: Plan | null
  policy: Policy
  lines: () => KeptLines
  opinions: KeptOpinions | null
}

/** A budget's report, or why a file could not be read. */
export type Result = Checked | { path: string; problem: string }

/** What a call names beside its files. */
export interface Against {
  plan?: Plan | undefined
  policy?: Policy | undefined
  expect?: Expect | undefined
  /** The council's opinions; null or left out for those on the budget's own sheets. */
  register?: Register | null
}

/**
 * The report on a budget, the same as every other door's. What the call names wins over what the
 * file itself, as the body of a validation, names. @throws CommandProblem
 */
export function assessInput(path: string, input: Input, against: Against, words: Words): Assessed {
  const plan = against.plan ?? input.plan ?? null
  if (typeof plan === 'string') throw new CommandProblem(words.input.published(plan))
  const policy = against.policy ?? input.policy ?? defaultPolicy
  const expect = { ...input.expect, ...against.expect }
  const register = against.register ?? registerOf(input, words)
  const { lines, ...assessed } = assessRequest(snapshotsOf(input), plan, policy, {
    planVersion: null,
    mapping: input.mapping,
    otherSheets: input.otherSheets,
    roles: input.roles,
    registers: input.registers,
    register,
  })
  const figures = figuresOf(assessed.report, { id: '', digest: assessed.digest })
  return {
    path,
    ...assessed,
    plan,
    policy,
    expect,
    figures,
    unmet: unmet(expect, figures, lines),
    lines,
  }
}

/** The opinions that the body of a validation sends. */
function registerOf({ opinions, previousOpinions }: Input, words: Words): Register | null {
  if (opinions === undefined) return null
  if (typeof opinions === 'string') throw new CommandProblem(words.input.published(opinions))
  return sentRegister(opinions, previousOpinions ?? null)
}
