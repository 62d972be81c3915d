// Formulas that come back to themselves: by their own cell, or through others, on one sheet or several.
//
// Strongly connected components (Tarjan), where a range stands for all formulas in it: those not seen
// yet are skipped to, and of the seen ones the earliest is looked up in a tree. So a column of running
// sums, whose ranges overlap all over, takes n log n steps.
import type { CellRange } from '../address/index.ts'
import type { Work } from '../work.ts'
import { firstFrom } from './ascending.ts'
import type { Formula } from './parse-formula.ts'

export interface CycleMember {
  /** Position of its sheet. */
  sheet: number
  formula: Formula
}

/** A range that a formula takes in. */
export interface Precedent {
  sheet: number
  range: CellRange
}

/**
 * The rings, each in the order of the sheets, row by row; the first one's first.
 * @param sheets their formulas @param precedentsOf what a formula is worked out from
 * @returns null where the work that takes is not allowed any more
 */
export function findCycles(
  sheets: readonly (readonly Formula[])[],
  precedentsOf: (member: CycleMember) => readonly Precedent[],
  work: Work,
): CycleMember[][] | null {
  const columns = columnsOf(sheets)
  const members = columns.members
  const size = members.length
  const order = new Int32Array(size)
  const low = new Int32Array(size)
  const unseen = createUnseen(size)
  const earliest = createEarliest(size)
  const pending: number[] = []
  const cycles: CycleMember[][] = []
  let seen = 0

  for (let root = 0; root < size; root = unseen.from(root + 1)) {
    if (order[root] !== 0) continue
    if (!visitAll(root)) return null
  }
  for (const cycle of cycles) cycle.sort(inOrder)
  return cycles.sort(([a], [b]) => (a && b ? inOrder(a, b) : 0))

  function visitAll(root: number): boolean {
    const path: Visit[] = []
    if (!enter(root, path)) return false
    while (path.length > 0) {
      const visit = path.at(-1) as Visit
      const { node, spans } = visit
      const from = spans[visit.at]
      const to = spans[visit.at + 1]
      if (from === undefined || to === undefined) {
        path.pop()
        leave(visit)
        const above = path.at(-1)?.node
        if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number)
        continue
      }
      const next = unseen.from(from)
      if (next <= to) {
        if (!enter(next, path)) return false
        continue
      }
      low[node] = Math.min(low[node] as number, earliest.within(from, to))
      visit.takesItself ||= from <= node && node <= to
      visit.at += 2
    }
    return true
  }

  function enter(node: number, path: Visit[]): boolean {
    const spans: number[] = []
    for (const { sheet, range } of precedentsOf(members[node] as CycleMember))
      columns.spansIn(sheet, range, spans)
    if (!work.take('formulas', 1 + spans.length / 2)) return false
    order[node] = ++seen
    low[node] = seen
    unseen.take(node)
    earliest.set(node, seen)
    pending.push(node)
    path.push({ node, spans, at: 0, takesItself: false })
    return true
  }

  function leave({ node, takesItself }: Visit): void {
    if (low[node] !== order[node]) return
    const ring: CycleMember[] = []
    for (let last = -1; last !== node; ) {
      last = pending.pop() as number
      earliest.set(last, never)
      ring.push(members[last] as CycleMember)
    }
    if (ring.length > 1 || takesItself) cycles.push(ring)
    // What comes to a closed ring does not belong to it.
    low[node] = never
  }
}

interface Visit {
  node: number
  /** From and to, in turn: the formulas it is worked out from. */
  spans: number[]
  at: number
  takesItself: boolean
}

const never = 0x7fffffff

const inOrder = (a: CycleMember, b: CycleMember): number =>
  a.sheet - b.sheet || a.formula.row - b.formula.row || a.formula.column - b.formula.column

interface Columns {
  /** Sheet by sheet, column by column, from the top: a range of a column is a run of them. */
  members: CycleMember[]
  /** Adds the runs that a range takes in. */
  spansIn(sheet: number, range: CellRange, spans: number[]): void
}

interface OneColumn {
  column: number
  first: number
  rows: number[]
}

function columnsOf(sheets: readonly (readonly Formula[])[]): Columns {
  const members: CycleMember[] = []
  const bySheet = sheets.map((formulas, sheet) => {
    const byColumn = new Map<number, Formula[]>()
    for (const formula of formulas) {
      const own = byColumn.get(formula.column)
      if (own) own.push(formula)
      else byColumn.set(formula.column, [formula])
    }
    return [...byColumn]
      .sort(([a], [b]) => a - b)
      .map(([column, own]): OneColumn => {
        const first = members.length
        for (const formula of own) members.push({ sheet, formula })
        return { column, first, rows: own.map(({ row }) => row) }
      })
  })
  return {
    members,
    spansIn(sheet, { top, bottom, left, right }, spans) {
      const columns = bySheet[sheet] ?? []
      for (let i = firstFrom(columns.length, (n) => columns[n]?.column ?? 0, left); ; i++) {
        const one = columns[i]
        if (!one || one.column > right) return
        const rowAt = (n: number): number => one.rows[n] as number
        const from = firstFrom(one.rows.length, rowAt, top)
        const to = firstFrom(one.rows.length, rowAt, bottom + 1) - 1
        if (from <= to) spans.push(one.first + from, one.first + to)
      }
    },
  }
}

/** The next formula that was not seen yet. */
function createUnseen(size: number) {
  const next = Int32Array.from({ length: size + 1 }, (_, i) => i)
  const from = (start: number): number => {
    let end = Math.min(start, size)
    while (next[end] !== end) end = next[end] as number
    for (let at = Math.min(start, size); at !== end; ) {
      const after = next[at] as number
      next[at] = end
      at = after
    }
    return end
  }
  return {
    from,
    take(node: number): void {
      next[node] = node + 1
    },
  }
}

/** The earliest of a run of formulas among those that belong to no ring yet. */
function createEarliest(size: number) {
  const tree = new Int32Array(2 * Math.max(1, size)).fill(never)
  return {
    set(node: number, order: number): void {
      let at = node + size
      tree[at] = order
      for (at >>= 1; at >= 1; at >>= 1)
        tree[at] = Math.min(tree[2 * at] as number, tree[2 * at + 1] as number)
    },
    within(from: number, to: number): number {
      let least = never
      for (let low = from + size, high = to + size + 1; low < high; low >>= 1, high >>= 1) {
        if (low & 1) least = Math.min(least, tree[low++] as number)
        if (high & 1) least = Math.min(least, tree[--high] as number)
      }
      return least
    },
  }
}
