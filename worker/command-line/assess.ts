// One budget of a call → its report.
import { unmet } from '../../shared/expectations.ts'
import { type Figure, figuresOf } from '../../shared/figures.ts'
import type { Expect, KeptLines, Plan, Policy, Report, Unmet } from '../../shared/schema/index.ts'
import { snapshotsOf } from '../../shared/schema/index.ts'
import { assessRequest } from '../assess.ts'
import type { Input } from './input.ts'

export interface Assessed {
  path: string
  report: Report
  /** RFC 8785 JSON of the report: what the digest is over. */
  reportText: string
  digest: string
  figures: ReadonlyMap<string, Figure>
  unmet: Unmet[]
  lines: () => KeptLines
}

/** A budget's report, or why a file could not be read. */
export type Result = Assessed | { path: string; problem: string }

export interface Against {
  plan: Plan | null
  policy: Policy
  expect?: Expect | undefined
}

/** The report on a budget, the same as every other door's. */
export function assessInput(path: string, input: Input, against: Against): Assessed {
  const { plan, policy, expect = {} } = against
  const { lines, ...assessed } = assessRequest(snapshotsOf(input), plan, policy, {
    planVersion: null,
    mapping: input.mapping,
    otherSheets: input.otherSheets,
    roles: input.roles,
  })
  const figures = figuresOf(assessed.report, { id: '', digest: assessed.digest })
  return { path, ...assessed, figures, unmet: unmet(expect, figures, lines), lines }
}
