// Which of a sheet's tables is the budget, and how likely the others are.
import type { Plan } from '../schema/index.ts'
import { fold } from '../text/index.ts'
import { filledColumns, type Grid, textAt } from './grid.ts'
import type { Understood } from './understand.ts'
import { labelKey } from './words.ts'

export interface RankedTable {
  table: Understood
  score: number
}

/** Tables with an amount column, the likeliest budget first. */
export function rankTables(
  grid: Grid,
  tables: readonly Understood[],
  plan: Plan | null,
): RankedTable[] {
  const titles = plan && tables.length > 1 ? planTitles(plan) : null
  return tables
    .filter(({ choice }) => choice.chosen !== null)
    .map((table) => ({ table, score: score(grid, table, titles) }))
    .sort((a, b) => b.score - a.score)
}

function score(grid: Grid, table: Understood, titles: ReadonlySet<string> | null): number {
  const { columnOf, confidence } = table.reading
  let points = confidence
  for (const role of [
    'issue',
    'strategy',
    'initiative',
    'outline',
    'reflection',
    'exclusion',
  ] as const) {
    if (columnOf[role] !== undefined) points += role === 'reflection' ? 0.5 : 0.2
  }
  points += Math.min(0.4, (table.end - table.region.first + 1) / 50)
  const title = titleOf(grid, table)
  if (isRevenueTitle(title)) points -= 1
  if (/歳出|支出|事業別|経営課題/.test(title)) points += 0.3
  if (/前年度|昨年度|参考|再配分/.test(title)) points -= 0.3
  if (titles) points += 2 * shareTitled(grid, table, titles)
  return points
}

/** A table that says of itself that it holds the revenue. */
export function isRevenueTable(grid: Grid, table: Understood): boolean {
  const title = titlesAbove(grid, table).join(' ')
  return /歳入/.test(title) && isRevenueTitle(title)
}

const isRevenueTitle = (title: string): boolean =>
  /歳入|収入|財源(?!内訳)/.test(title) && !/歳出|支出/.test(title)

/** Text right above the heading and in it: what the table says of itself. */
function titleOf(grid: Grid, table: Understood): string {
  const headings = [...table.region.headings.values()].map((parts) => labelKey(parts.join('')))
  return [...titlesAbove(grid, table), ...headings].join(' ')
}

function titlesAbove(grid: Grid, { region }: Understood): string[] {
  const heading = region.headerRows[0] ?? region.first
  const texts: string[] = []
  for (let row = heading - 1; row >= Math.max(0, heading - 4); row--) {
    const filled = filledColumns(grid, row, { from: region.left, to: region.right, most: 3 })
    if (filled.length > 2) break
    for (const column of filled) texts.push(labelKey(textAt(grid, row, column)))
  }
  return texts
}

/** Share of a table's names that the plan has, by their first 300 rows. */
export const sharePlanned = (grid: Grid, table: Understood, plan: Plan): number =>
  shareTitled(grid, table, planTitles(plan))

function shareTitled(grid: Grid, table: Understood, titles: ReadonlySet<string>): number {
  let named = 0
  let planned = 0
  for (let row = table.region.first; row <= Math.min(table.end, table.region.first + 300); row++) {
    for (const { column } of table.names.columns) {
      const text = textAt(grid, row, column)
      if (text === '' || text.length > 100) continue
      named++
      if (titles.has(fold(text))) planned++
    }
  }
  return named === 0 ? 0 : planned / named
}

function planTitles(plan: Plan): ReadonlySet<string> {
  const titles = new Set<string>()
  for (const issue of plan.issues) {
    titles.add(fold(issue.title))
    for (const strategy of issue.strategies) {
      titles.add(fold(strategy.title))
      for (const { title } of strategy.initiatives) titles.add(fold(title))
    }
  }
  return titles
}
