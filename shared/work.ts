// How much work a report may take: counted in steps, never by a clock, so that every place cuts the same.

/** What work is for. Each has its own allowance: a sheet full of odd names still has its sums checked. */
export const workKinds = ['tables', 'names', 'formulas', 'sums'] as const
export type WorkKind = (typeof workKinds)[number]

export interface Work {
  /** Takes steps off a kind's allowance; false where it does not hold them, which is remembered. */
  take(kind: WorkKind, steps: number): boolean
  /** Kinds whose allowance did not hold all they asked for, in the order of `workKinds`. */
  cutShort(): WorkKind[]
  /** Steps taken so far, for tests that watch how they grow. */
  taken(): number
}

/** Steps that any sheet may take, and further ones for each of its cells and names. */
const atLeast: Readonly<Record<WorkKind, number>> = {
  tables: 200,
  names: 16_000_000,
  formulas: 4_000_000,
  sums: 2_000_000,
}
const forEach: Readonly<Record<WorkKind, number>> = {
  tables: 0,
  names: 40,
  formulas: 10,
  sums: 10,
}

/**
 * The allowance of one report: in proportion to what came in, so that no sheet takes more than its
 * size says. @param size cells, formulas and names of the plan
 */
export function createWork(size: number): Work {
  const left = new Map(workKinds.map((kind) => [kind, atLeast[kind] + forEach[kind] * size]))
  const cut = new Set<WorkKind>()
  let taken = 0
  return {
    take(kind, steps) {
      const rest = (left.get(kind) ?? 0) - steps
      if (rest < 0) {
        cut.add(kind)
        return false
      }
      left.set(kind, rest)
      taken += steps
      return true
    },
    cutShort: () => workKinds.filter((kind) => cut.has(kind)),
    taken: () => taken,
  }
}
