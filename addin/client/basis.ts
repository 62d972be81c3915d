// What sheets are checked against, as the open pane has it: the ribbon in this page uses the same.
import type { BudgetAsked } from './thread/asked.ts'

export type Basis = Pick<BudgetAsked, 'plan' | 'policy'>

let shared: Basis | null = null

export function shareBasis(basis: Basis): void {
  shared = basis
}

/** Null until a pane in this page has learnt what its workbook is checked against. */
export const sharedBasis = (): Basis | null => shared
