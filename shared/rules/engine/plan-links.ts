// Which item of the plan each line of the sheet is, found by name once for all rules.
import type { LineNames, Lines } from '../../model/budget.ts'
import type { Plan } from '../../schema/index.ts'
import { createFolder, departmentPart } from '../../text/index.ts'

/** What carries money in the plan: an initiative, or a strategy without any. */
export interface PlanItem {
  /** Position in `PlanLinks.items`. */
  index: number
  title: string
  issue: number
  strategy: number
  /** Position in its strategy; -1 for the strategy itself. */
  initiative: number
  estimate: number | null | undefined
  exclusion: string | undefined
  reflection: string | undefined
}

export interface PlanLinks {
  readonly items: readonly PlanItem[]
  /** By line: index of its item, or -1. A line under a wrong parent still has its item. */
  readonly itemOf: Int32Array
  /** By item: indexes of its lines, in sheet order. */
  readonly linesOf: readonly (readonly number[])[]
  /** Indexes of lines that stand under another issue or strategy than their item. */
  readonly misplaced: readonly number[]
  /** Indexes of the leaves where another issue or strategy begins. */
  readonly blocks: readonly number[]
  /** Position of an issue by its text on the sheet, or -1. */
  issueOf(text: string): number
  /** Position of a strategy in an issue, or -1. */
  strategyOf(issue: number, text: string): number
  /** Whether any issue holds a strategy of this name. */
  knowsStrategy(text: string): boolean
  /** Whether any item of the plan has this name. */
  knowsItem(text: string): boolean
}

/** What is asked of lines to find their items: a budget's, or those kept of a run. */
type NamedLines = Pick<Lines, 'length' | 'isLeaf'> & {
  namesOf(index: number): Pick<LineNames, 'issue' | 'strategy' | 'initiative'>
}

export function createPlanLinks(lines: NamedLines, plan: Plan): PlanLinks {
  const items = planItems(plan)
  const itemsByTitle = createTitleIndex(items)
  const issues = createTitleIndex(plan.issues.map(({ title, no }, index) => ({ title, no, index })))
  const strategies = createTitleIndex(
    plan.issues.flatMap(({ strategies: own }, issue) =>
      own.map(({ title }, index) => ({ title, index, issue })),
    ),
  )
  const issueNumbers = new Map<number | null, number>()
  plan.issues.forEach(({ no }, index) => {
    if (!issueNumbers.has(no)) issueNumbers.set(no, index)
  })

  const issueOf = remember((text: string): number => {
    const [issue] = issues.find(text) ?? issues.find(withoutIssueNumber(text)) ?? []
    if (issue) return issue.index
    // 経営課題2 alone names the issue by its number.
    const number = /^\s*(?:経営)?課題\s*([0-9０-９]{1,2})\s*$/.exec(text)?.[1]
    if (number === undefined) return -1
    return issueNumbers.get(Number(number.normalize('NFKC'))) ?? -1
  })
  const candidates = remember((text: string): readonly PlanItem[] => {
    const own = itemsByTitle.find(text)
    if (own) return own
    const part = departmentPart(text)
    return (part && itemsByTitle.find(part.name)) ?? []
  })
  const written = remember((text) => firstPlaces(strategies.asWritten(text)))
  const folded = remember((text) => firstPlaces(strategies.folded(text)))
  const strategyOf = (issue: number, text: string): number =>
    written(text).get(issue) ?? folded(text).get(issue) ?? -1
  const closest = createCloseness()

  const itemOf = new Int32Array(lines.length).fill(-1)
  const linesOf: number[][] = items.map(() => [])
  // Lines of a block follow each other: the same names need no second look-up.
  let last: ReturnType<NamedLines['namesOf']> | null = null
  let lastIssue = ''
  let lastStrategy = ''
  let lastItem = -1
  let issue = issueOf('')
  let strategy = -1
  const misplaced: number[] = []
  const blocks: number[] = []
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i)) continue
    const names = lines.namesOf(i)
    if (names !== last) {
      last = names
      if (names.issue !== lastIssue || names.strategy !== lastStrategy) {
        lastIssue = names.issue
        lastStrategy = names.strategy
        issue = issueOf(lastIssue)
        strategy = strategyOf(issue, lastStrategy)
        blocks.push(i)
      }
      lastItem = itemAt(names)
    }
    if (lastItem < 0) continue
    itemOf[i] = lastItem
    linesOf[lastItem]?.push(i)
    const item = items[lastItem] as PlanItem
    const otherIssue = issue >= 0 && issue !== item.issue
    const otherStrategy = strategy >= 0 && strategy !== item.strategy && item.initiative >= 0
    if (otherIssue || otherStrategy) misplaced.push(i)
  }

  function itemAt({ initiative, strategy: parent }: ReturnType<NamedLines['namesOf']>): number {
    const found = candidates(initiative === '' ? parent : initiative)
    return found.length > 0 ? closest(found, issue, strategy).index : -1
  }

  return {
    items,
    itemOf,
    linesOf,
    misplaced,
    blocks,
    issueOf,
    strategyOf,
    knowsStrategy: (text) => strategies.find(text) !== null,
    knowsItem: (text) => candidates(text).length > 0,
  }
}

/** 経営課題2　大きな公共を… → 大きな公共を… */
export const withoutIssueNumber = (text: string): string =>
  text.replace(/^\s*(?:経営)?課題\s*[0-9０-９]{1,2}\s*[:：.．、]?\s*/, '')

function planItems(plan: Plan): PlanItem[] {
  const items: PlanItem[] = []
  plan.issues.forEach((issue, i) => {
    issue.strategies.forEach((strategy, s) => {
      const { title, estimate, exclusion, reflection, initiatives } = strategy
      if (initiatives.length === 0 || estimate !== undefined) {
        const place = { index: items.length, issue: i, strategy: s, initiative: -1 }
        items.push({ ...place, title, estimate, exclusion, reflection })
      }
      initiatives.forEach((initiative, n) => {
        const place = { index: items.length, issue: i, strategy: s, initiative: n }
        const { title, estimate, exclusion, reflection } = initiative
        items.push({ ...place, title, estimate, exclusion, reflection })
      })
    })
  })
  return items
}

/** Of items with one title, the first in a strategy, else in an issue, else anywhere. */
function createCloseness() {
  const places = new Map<readonly PlanItem[], Map<string, PlanItem>>()
  return (found: readonly PlanItem[], issue: number, strategy: number): PlanItem => {
    const [first] = found as [PlanItem]
    if (found.length === 1) return first
    let byPlace = places.get(found)
    if (!byPlace) {
      byPlace = new Map()
      for (const item of found) {
        for (const place of [`${item.issue}`, `${item.issue} ${item.strategy}`])
          if (!byPlace.has(place)) byPlace.set(place, item)
      }
      places.set(found, byPlace)
    }
    return byPlace.get(`${issue} ${strategy}`) ?? byPlace.get(`${issue}`) ?? first
  }
}

/**
 * Finds titles by a text: as written, else after folding. Most sheets copy their names from the plan,
 * so folding, which costs more than all the rest, waits for a text that is not in the plan as it is.
 */
function createTitleIndex<T extends { title: string }>(values: readonly T[]): TitleIndex<T> {
  const titles = groupBy(values, ({ title }) => title)
  const fold = createFolder()
  let foldedTitles: Map<string, T[]> | undefined
  const asWritten = (text: string) => titles.get(withoutMarker(text)) ?? null
  const folded = (text: string) => {
    foldedTitles ??= groupBy(values, ({ title }) => fold(title))
    return foldedTitles.get(fold(text)) ?? null
  }
  return { asWritten, folded, find: (text) => asWritten(text) ?? folded(text) }
}

interface TitleIndex<T> {
  asWritten(text: string): readonly T[] | null
  folded(text: string): readonly T[] | null
  find(text: string): readonly T[] | null
}

/** By issue, the position of its first strategy among some. */
function firstPlaces(
  found: readonly { issue: number; index: number }[] | null,
): ReadonlyMap<number, number> {
  const places = new Map<number, number>()
  for (const { issue, index } of found ?? []) if (!places.has(issue)) places.set(issue, index)
  return places
}

/** "○ 防災訓練" → "防災訓練" */
const withoutMarker = (text: string): string => {
  const first = text.charCodeAt(0)
  return (first === 0x25cb || first === 0x2606) && text[1] === ' ' ? text.slice(2) : text
}

function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const value of values) {
    const own = key(value)
    const group = groups.get(own)
    if (group) group.push(value)
    else groups.set(own, [value])
  }
  return groups
}

function remember<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    let result = known.get(text)
    if (result === undefined) {
      result = answer(text)
      known.set(text, result)
    }
    return result
  }
}
