// Which columns name issue, strategy and initiative, and how deep a row's name stands.
import type { ColumnSense } from './roles.ts'

/** A column of names with the depth of what it names: 1 issue, 2 strategy, 3 initiative, 4 and more below. */
export interface NameColumn {
  column: number
  level: number
}

const fields = ['issue', 'strategy', 'initiative'] as const

/**
 * Settles the roles of the columns with names and gives each its depth. Of several columns that
 * could name the initiative the surest wins, then the rightmost; those to its left name its groups.
 */
export function settleNames(columns: ColumnSense[], amountColumn: number | null): NameColumn[] {
  const before = columns.filter(({ column }) => amountColumn === null || column !== amountColumn)
  const items = before.filter(({ role }) => role === 'initiative')
  const item = items.reduce<ColumnSense | null>(
    (best, column) => (best === null || column.confidence >= best.confidence ? column : best),
    null,
  )
  const taken = new Set(before.map(({ role }) => role))
  const groups = items.filter((column) => item && column !== item && column.column < item.column)
  for (const column of items) {
    if (column === item) continue
    const free = groups.includes(column)
      ? (['issue', 'strategy'] as const).find((role) => !taken.has(role))
      : undefined
    column.role = free ?? (groups.includes(column) ? 'account' : 'ignored')
    if (free) taken.add(free)
  }
  const named: NameColumn[] = []
  for (const column of before) {
    const level = fields.indexOf(column.role as (typeof fields)[number]) + 1
    if (level > 0) named.push({ column: column.column, level })
  }
  if (named.length === 0) named.push(...byAccount(before))
  if (named.length === 0) named.push(...byContent(before))
  const deeper = item
    ? before.filter(({ role, column }) => role === 'account' && column > item.column)
    : []
  deeper.forEach(({ column }, i) => {
    named.push({ column, level: 4 + i })
  })
  return named.sort((a, b) => a.level - b.level || a.column - b.column)
}

/** 款, 項, 目 name the rows where nothing else does: the last of them the item. */
function byAccount(columns: ColumnSense[]): NameColumn[] {
  const accounts = columns.filter(({ role }) => role === 'account')
  return accounts.map(({ column }, i) => ({
    column,
    level: Math.max(1, Math.min(3, 4 - accounts.length + i)) + Math.max(0, i - 2),
  }))
}

/** The leftmost column of words names the items where no heading says so. */
function byContent(columns: ColumnSense[]): NameColumn[] {
  const wordy = columns
    .filter(
      ({ role, profile }) =>
        (role === 'ignored' || role === 'department' || role === 'remark') && profile.words > 0,
    )
    .sort((a, b) => nameness(b) - nameness(a))
  const best = wordy[0]
  if (!best) return []
  best.role = 'initiative'
  best.confidence = Math.min(best.confidence, 0.5)
  return [{ column: best.column, level: 3 }]
}

const nameness = ({ profile, column, role }: ColumnSense): number =>
  profile.distinct.size / Math.max(1, profile.sampled) -
  column * 0.05 -
  (role === 'remark' ? 0.5 : 0)
