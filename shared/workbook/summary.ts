// Whether a sheet adds up or repeats what others hold: by its links, or by its figures.
import { parseCell } from '../address/index.ts'
import { referredSheets } from '../address/sheet-address.ts'
import type { Budget } from '../model/budget.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { amountCell } from '../sheet/line-item.ts'
import { itemsOf, sumOf } from './evidence.ts'
import type { Part } from './join.ts'

interface Sheet {
  snapshot: SheetSnapshot
  budget: Budget
}

/** Most of its amounts: what is left may be typed beside them. */
const most = 0.6

/** @param others positions of the sheets that may be what it sums */
export function summaryEvidence(
  sheets: readonly Sheet[],
  index: number,
  others: readonly number[],
): 'links' | 'figures' | null {
  const own = sheets[index]
  const rest = others.flatMap((i) => (i === index ? [] : (sheets[i] ?? [])))
  if (!own || rest.length === 0) return null
  if (fetchesMost(own, rest)) return 'links'
  return sumsOthers(own, rest) || repeatsOthers(own, rest) ? 'figures' : null
}

function fetchesMost({ snapshot, budget }: Sheet, rest: readonly Sheet[]): boolean {
  const { lines, table } = budget
  const column = table?.columnOf.amount
  const names = new Set(rest.map((each) => each.snapshot.sheet))
  const fetching = new Set<number>()
  const found = new Set<string>()
  for (const [address, formula] of Object.entries(snapshot.formulas ?? {})) {
    const at = parseCell(address)
    if (!at || at.column !== column) continue
    const referred = referredSheets(formula)
      .map((name) => name.replace(/^\[[^\]]*\]/, ''))
      .filter((name) => names.has(name))
    if (referred.length === 0) continue
    fetching.add(at.row)
    for (const name of referred) found.add(name)
  }
  const leaves = leavesOf(budget)
  const linked = leaves.filter((i) => fetching.has(lines.rowOf(i))).length
  return found.size > 1 && linked >= leaves.length * most
}

/** Its lines are the totals of others: a section each. */
function sumsOthers({ budget }: Sheet, rest: readonly Sheet[]): boolean {
  const leaves = leavesOf(budget)
  const totals = rest.map((each) => sumOf(each.budget))
  const used = new Set<number>()
  for (const i of leaves) {
    const at = totals.findIndex((total, k) => !used.has(k) && total === budget.lines.yen[i])
    if (at >= 0) used.add(at)
  }
  return used.size > 1 && used.size >= leaves.length * most
}

/** Its lines are those of several others together. */
function repeatsOthers({ budget }: Sheet, rest: readonly Sheet[]): boolean {
  const own = itemsOf(budget)
  const found = new Set<string>()
  let sheets = 0
  for (const other of rest) {
    const items = itemsOf(other.budget)
    // A smaller sheet that stands in it: not a fellow with the same few names.
    if (items.size >= own.size) continue
    let common = 0
    for (const [key, yen] of items) {
      if (!own.get(key)?.some((each) => yen.includes(each))) continue
      found.add(key)
      common++
    }
    if (common >= items.size * most && common > 0) sheets++
  }
  return sheets > 1 && found.size >= own.size * most
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
