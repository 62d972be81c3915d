// What sheets are checked against, as the open pane has it: the ribbon in this page uses the same.
import type { Plan, Policy } from '../../shared/schema/index.ts'

export interface Basis {
  plan: Plan | null
  planVersion: number | null
  /** Null while the ward's was never read. */
  policy: Policy | null
}

let shared: Basis | null = null

export function shareBasis(basis: Basis): void {
  shared = basis
}

/** Null until a pane in this page has learnt what its workbook is checked against. */
export const sharedBasis = (): Basis | null => shared
