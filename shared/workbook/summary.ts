// Whether a sheet adds up or repeats what others hold: by its links, or by its figures.
import { parseCell } from '../address/index.ts'
import { referredSheets } from '../address/sheet-address.ts'
import type { Budget } from '../model/budget.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { amountCell } from '../sheet/line-item.ts'
import { sumOf } from './evidence.ts'
import type { SharedItems } from './items.ts'
import type { Part } from './join.ts'

interface Sheet {
  snapshot: SheetSnapshot
  budget: Budget
}

/** Most of its amounts: what is left may be typed beside them. */
const most = 0.6

/**
 * Tells of a sheet what shows that it sums others, or null.
 * @param asked positions of the sheets that may be what it sums
 */
export function createSummaryTest(
  sheets: readonly Sheet[],
  asked: readonly number[],
  items: SharedItems,
): (index: number) => 'links' | 'figures' | null {
  const repeats = items.repeats(asked, most)
  const totals = asked.map((i) => sumOf((sheets[i] as Sheet).budget))
  const names = new Set(asked.map((i) => sheets[i]?.snapshot.sheet ?? ''))
  return (index) => {
    const own = sheets[index]
    if (!own || asked.every((i) => i === index)) return null
    if (fetchesMost(own, names)) return 'links'
    const { part, sheets: repeated } = repeats[index] ?? { part: 0, sheets: 0 }
    if (repeated > 1 && part >= most) return 'figures'
    const others = totals.filter((_, k) => asked[k] !== index)
    return sumsOthers(own, others) ? 'figures' : null
  }
}

function fetchesMost({ snapshot, budget }: Sheet, names: ReadonlySet<string>): boolean {
  const { lines, table } = budget
  const column = table?.columnOf.amount
  const fetching = new Set<number>()
  const found = new Set<string>()
  for (const [address, formula] of Object.entries(snapshot.formulas ?? {})) {
    const at = parseCell(address)
    if (!at || at.column !== column) continue
    const referred = referredSheets(formula)
      .map((name) => name.replace(/^\[[^\]]*\]/, ''))
      .filter((name) => name !== snapshot.sheet && names.has(name))
    if (referred.length === 0) continue
    fetching.add(at.row)
    for (const name of referred) found.add(name)
  }
  const leaves = leavesOf(budget)
  const linked = leaves.filter((i) => fetching.has(lines.rowOf(i))).length
  return found.size > 1 && linked >= leaves.length * most
}

/** Its lines are the totals of others: a section each. */
function sumsOthers({ budget }: Sheet, totals: readonly number[]): boolean {
  const left = new Map<number, number>()
  for (const total of totals) left.set(total, (left.get(total) ?? 0) + 1)
  const leaves = leavesOf(budget)
  let used = 0
  for (const i of leaves) {
    const yen = budget.lines.yen[i] as number
    const times = left.get(yen) ?? 0
    if (times === 0) continue
    left.set(yen, times - 1)
    used++
  }
  return used > 1 && used >= leaves.length * most
}

function leavesOf({ lines }: Budget): number[] {
  const leaves: number[] = []
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i) && lines.yen[i]) leaves.push(i)
  return leaves
}

/** A summary declares its total for all sheets: it is held against what their lines come to. */
export function withTotal({ sheet, budget }: Part): Part {
  const { lines } = budget
  let last = lines.length - 1
  while (last >= 0 && (lines.kindOf(last) !== 'total' || Number.isNaN(lines.yen[last]))) last--
  const line = lines.get(last)
  if (!line || line.yen === null || budget.declared.some(({ what }) => what === 'total'))
    return { sheet, budget }
  const figure = {
    what: 'total' as const,
    label: line.detail || '合計',
    yen: line.yen,
    percent: null,
    cell: amountCell(budget, line),
    unit: line.amount.unit,
  }
  return { sheet, budget: { ...budget, declared: [...budget.declared, figure] } }
}
