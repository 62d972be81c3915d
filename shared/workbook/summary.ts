// Whether a sheet adds up or repeats what others hold: by its links, or by its figures.
import { parseCell } from '../address/index.ts'
import { referredSheets } from '../address/sheet-address.ts'
import type { Budget } from '../model/budget.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { amountCell } from '../sheet/line-item.ts'
import { fold } from '../text/index.ts'
import { sumOf } from './evidence.ts'
import type { SharedItems } from './items.ts'
import type { Part } from './join.ts'

interface Sheet {
  snapshot: SheetSnapshot
  budget: Budget
}

/** Most of its amounts: what is left may be typed beside them. */
const most = 0.6

export interface SummaryEvidence {
  reason: 'links' | 'figures'
  /** A few amounts may equal other sheets' totals by chance. */
  open: boolean
}

/**
 * Tells of a sheet what shows that it sums others, or null.
 * @param asked positions of the sheets that may be what it sums
 */
export function createSummaryTest(
  sheets: readonly Sheet[],
  asked: readonly number[],
  items: SharedItems,
): (index: number) => SummaryEvidence | null {
  const repeats = items.repeats(asked, most)
  const totals = asked.map((i) => totalOf(sheets[i] as Sheet))
  const names = new Set(asked.map((i) => sheets[i]?.snapshot.sheet ?? ''))
  return (index) => {
    const own = sheets[index]
    if (!own || asked.every((i) => i === index)) return null
    if (fetchesMost(own, names)) return { reason: 'links', open: false }
    const { part, sheets: repeated } = repeats[index] ?? { part: 0, sheets: 0 }
    if (repeated > 1 && part >= most) return { reason: 'figures', open: false }
    return sumsOthers(
      own,
      totals.filter((_, k) => asked[k] !== index),
    )
  }
}

interface SheetTotal {
  yen: number
  name: string
}

function totalOf({ snapshot: { sheet, workbook }, budget }: Sheet): SheetTotal {
  return { yen: sumOf(budget), name: fold(`${workbook ?? ''}${sheet}`) }
}

function fetchesMost({ snapshot, budget }: Sheet, names: ReadonlySet<string>): boolean {
  const { lines, table } = budget
  const column = table?.columnOf.amount
  const fetching = new Set<number>()
  const found = new Set<string>()
  for (const [address, formula] of Object.entries(snapshot.formulas ?? {})) {
    const at = parseCell(address)
    if (!at || at.column !== column) continue
    // Sheets of several files may have one name: told apart by what stands in brackets before it.
    const referred = referredSheets(formula).filter((name) => {
      const sheet = name.slice(name.lastIndexOf(']') + 1)
      return name !== snapshot.sheet && names.has(sheet)
    })
    if (referred.length === 0) continue
    fetching.add(at.row)
    for (const name of referred) found.add(name)
  }
  const leaves = leavesOf(budget)
  const linked = leaves.filter((i) => fetching.has(lines.rowOf(i))).length
  return found.size > 1 && linked >= leaves.length * most
}

/** Its lines are the totals of others: a section each. */
function sumsOthers(
  { snapshot, budget }: Sheet,
  totals: readonly SheetTotal[],
): SummaryEvidence | null {
  const left = new Map<number, SheetTotal[]>()
  for (const total of totals) left.set(total.yen, [...(left.get(total.yen) ?? []), total])
  const leaves = leavesOf(budget)
  const matched = leaves.flatMap((i) => {
    const total = left.get(budget.lines.yen[i] as number)?.pop()
    return total ? [{ ...total, label: fold(labelOf(budget, i)) }] : []
  })
  if (matched.length < 2 || matched.length < leaves.length * most) return null
  const labelled = matched.filter(
    ({ name, label }) => label !== '' && (name.includes(label) || label.includes(name)),
  ).length
  const isSure =
    namedSummary.test(snapshot.sheet) ||
    labelled * 2 >= matched.length ||
    new Set(matched.map(({ yen }) => yen)).size >= surelyNotChance
  return { reason: 'figures', open: !isSure }
}

/** Totals of other sheets that nobody's items have by chance. */
const surelyNotChance = 3
const namedSummary = /総括|集計|一覧|合計|総計|総表|全体|まとめ|サマリ|summary/i

function labelOf({ lines }: Budget, i: number): string {
  const { issue, strategy, initiative } = lines.namesOf(i)
  return lines.detailOf(i) || initiative || strategy || issue
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
