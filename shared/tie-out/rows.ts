// The page's outline beside the plan's: which row of the page is which item.
import { readPlanText } from '../plan/index.ts'
import type { Plan } from '../schema/index.ts'
import { createFolder, similarity } from '../text/index.ts'
import type { LinePlace } from './lines.ts'

export type Level = 'issue' | 'strategy' | 'initiative'

export interface PlanEntry {
  index: number
  level: Level
  title: string
  no: number | null
  /** Index of the row above it, -1 of an issue. */
  parent: number
  /** Where its money is, as `PlanItem` places it: issue.strategy.initiative. */
  place: string
  description: readonly string[]
}

export interface PageRow {
  index: number
  level: Level
  title: string
  /** Line of the page, from 1. */
  line: number
  parent: number
  /** Made up by the reader of plans for what has nothing above it. */
  isInferred: boolean
  estimate: number | null | undefined
}

export interface Alignment {
  plan: readonly PlanEntry[]
  page: readonly PageRow[]
  /** By row of the page: the plan's entry, or -1. */
  entryOf: readonly number[]
  /** By entry of the plan: the page's row, or -1. */
  rowOf: readonly number[]
  /** Entries that the page has in other words. */
  renamed: ReadonlySet<number>
}

export function planEntries(plan: Plan): PlanEntry[] {
  const entries: PlanEntry[] = []
  const add = (entry: Omit<PlanEntry, 'index'>): number =>
    entries.push({ index: entries.length, ...entry }) - 1
  plan.issues.forEach((issue, i) => {
    const { no, title } = issue
    const above = add({ level: 'issue', title, no, parent: -1, place: `${i}`, description: [] })
    issue.strategies.forEach((strategy, s) => {
      const own = { title: strategy.title, no: null, description: strategy.description ?? [] }
      const under = add({ level: 'strategy', ...own, parent: above, place: `${i}.${s}.-1` })
      strategy.initiatives.forEach(({ title, description = [] }, n) => {
        const place = `${i}.${s}.${n}`
        add({ level: 'initiative', title, no: null, parent: under, place, description })
      })
    })
  })
  return entries
}

/** Reads the page as a plan is read, and pairs its rows with the plan's. */
export function alignRows(text: string, lines: readonly LinePlace[], plan: Plan): Alignment {
  const entries = planEntries(plan)
  const page = pageRows(text, lines)
  const fold = createFolder()
  const entryOf: number[] = page.map(() => -1)
  const rowOf: number[] = entries.map(() => -1)
  const pair = (row: number, entry: number): void => {
    entryOf[row] = entry
    rowOf[entry] = row
  }
  const byTitle = new Map<string, number[]>()
  for (const { index, title } of entries) {
    const key = fold(title)
    const alike = byTitle.get(key)
    if (alike) alike.push(index)
    else byTitle.set(key, [index])
  }
  let last = -1
  for (const row of page) {
    if (row.isInferred) continue
    const open = byTitle.get(fold(row.title)) ?? []
    const free = open.slice(0, mostAlike)
    // Of items with one title the one at its level and below what was last found.
    const best = free.find((entry) => entries[entry]?.level === row.level && entry > last)
    const entry = best ?? free.find((each) => entries[each]?.level === row.level) ?? free[0]
    if (entry === undefined) continue
    pair(row.index, entry)
    open.splice(open.indexOf(entry), 1)
    last = entry
  }
  return {
    plan: entries,
    page,
    entryOf,
    rowOf,
    renamed: pairRenamed(entries, page, entryOf, rowOf, pair),
  }
}

/** Of items with one title so many are looked at for a row. */
const mostAlike = 20

/** A row that stands where an entry should, at its level, and is like it or all that is left there. */
function pairRenamed(
  entries: readonly PlanEntry[],
  page: readonly PageRow[],
  entryOf: readonly number[],
  rowOf: readonly number[],
  pair: (row: number, entry: number) => void,
): Set<number> {
  const renamed = new Set<number>()
  let last = -1
  for (const row of page) {
    const own = entryOf[row.index] ?? -1
    if (own >= 0) last = own
    if (own >= 0 || row.isInferred) continue
    for (let entry = last + 1; entry < Math.min(entries.length, last + 4); entry++) {
      const candidate = entries[entry]
      if (!candidate || rowOf[entry] !== -1) break
      if (candidate.level !== row.level) continue
      if (
        !isBetween(entry, row.index, page, entryOf) &&
        similarity(candidate.title, row.title) < 0.5
      )
        continue
      pair(row.index, entry)
      renamed.add(entry)
      last = entry
      break
    }
  }
  return renamed
}

/** Whether the row after it is the entry after, so that nothing else can stand here. */
function isBetween(
  entry: number,
  row: number,
  page: readonly PageRow[],
  entryOf: readonly number[],
): boolean {
  const next = page.slice(row + 1, row + 3).find(({ isInferred }) => !isInferred)
  return next === undefined || entryOf[next.index] === entry + 1
}

/**
 * Only the rows of tables, each on its line, of a page whose items stand in one; null of any other.
 * What is printed around a table would else hide that it is the plan.
 */
function tableOf(text: string, lines: readonly LinePlace[]): string | null {
  const all = lines.map(({ start, end }) => text.slice(start, end))
  const isRow = (line: string): boolean => /[\t|][^\t|]*[\t|]/.test(line)
  if (all.filter(isRow).length < 3 || all.some((line) => /^[#\s>-]{0,8}[☆○]/.test(line)))
    return null
  return all.map((line) => (isRow(line) ? line : '')).join('\n')
}

function pageRows(text: string, lines: readonly LinePlace[]): PageRow[] {
  const { rows } = readPlanText(tableOf(text, lines) ?? text)
  const above: Record<Level, number> = { issue: -1, strategy: -1, initiative: -1 }
  return rows.map((row, index) => {
    const { level, title, line, estimate } = row
    const parent = level === 'issue' ? -1 : level === 'strategy' ? above.issue : above.strategy
    above[level] = index
    if (level === 'issue') above.strategy = -1
    // What was made up stands on the line of the row below it, without its words.
    const isShared = rows[index + 1]?.line === line && level !== 'initiative'
    const { start = 0, end = 0 } = lines[line - 1] ?? {}
    const isInferred = isShared && !text.slice(start, end).includes(title)
    return { index, level, title, line, parent, isInferred, estimate }
  })
}
