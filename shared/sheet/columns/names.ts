// Which columns name issue, strategy and initiative, and how deep a row's name stands.
import { figureShare } from './profile.ts'
import type { ColumnSense } from './roles.ts'

export type NameField = 'issue' | 'strategy' | 'initiative'

/** A column of names with the depth of what it names: 1 the shallowest, 7 the deepest. */
export interface NameColumn {
  column: number
  level: number
}
export interface Names {
  columns: NameColumn[]
  /** Level of each field of a line; 0 where the table has none. */
  levelOf: Record<NameField, number>
  /** Whether 款, 項, 目 name the levels. */
  byAccount: boolean
}

const fields: readonly NameField[] = ['issue', 'strategy', 'initiative']
const planLevels = { issue: 1, strategy: 2, initiative: 3 }

/**
 * Settles the roles of the columns with names and gives each its depth. Of several columns that
 * could name the initiative the surest wins, then the rightmost; those to its left name its groups.
 */
export function settleNames(columns: ColumnSense[], amountColumn: number | null): Names {
  const others = columns.filter(({ column }) => column !== amountColumn)
  if (amountColumn !== null) leaveDetails(others, amountColumn)
  const outline = others.find(({ role }) => role === 'outline')
  if (outline) {
    const columns = [{ column: outline.column, level: planLevels.initiative }]
    return { columns, levelOf: planLevels, byAccount: false }
  }
  const item = surestItem(others)
  if (item) settleOthers(others, item)
  const named: NameColumn[] = []
  for (const { role, column } of others) {
    const field = fields.find((name) => name === role)
    if (field) named.push({ column, level: planLevels[field] })
  }
  const accounts = others.filter(({ role }) => role === 'account')
  if (named.length === 0 && accounts.length > 0) return accountNames(accounts)
  if (
    item &&
    named.length === 1 &&
    accounts.some((account) => isSparse(account) && account.column < item.column)
  ) {
    return accountNames([...accounts.filter(({ column }) => column < item.column), item])
  }
  if (named.length === 0) named.push(...byContent(others))
  if (item) named.push(...details(accounts, item))
  return {
    columns: named.sort((a, b) => a.level - b.level || a.column - b.column),
    levelOf: planLevels,
    byAccount: false,
  }
}

/** 節 区分 and 説明 to the right of the amount break it up: they name parts of the row's money, not rows. */
function leaveDetails(columns: ColumnSense[], amountColumn: number): void {
  const names = columns.filter(
    ({ role }) => role === 'account' || fields.some((field) => field === role),
  )
  if (!names.some(({ column }) => column < amountColumn)) return
  for (const column of names) {
    if (column.column < amountColumn || column.confidence === 1) continue
    if (/^説明|概要|内容/.test(column.sense.core)) column.role = 'remark'
    else if (breaksUp(column)) column.role = 'ignored'
  }
}

/** A column of 節 or the like. */
export const breaksUp = ({ sense }: ColumnSense): boolean =>
  /^(節|細節|細々節|区分|内訳|明細|費目|説明)/.test(sense.core)

function surestItem(columns: ColumnSense[]): ColumnSense | null {
  let best: ColumnSense | null = null
  for (const column of columns) {
    if (column.role !== 'initiative') continue
    if (best === null || column.confidence >= best.confidence) best = column
  }
  return best
}

/** Further columns that could name items: to the left they group it, to the right they only describe it. */
function settleOthers(columns: ColumnSense[], item: ColumnSense): void {
  const taken = new Set(columns.map(({ role }) => role))
  for (const column of columns) {
    if (column.role !== 'initiative' || column === item) continue
    const free = (['issue', 'strategy'] as const).find((role) => !taken.has(role))
    if (column.column > item.column || !free || isStatus(column.profile.distinct))
      column.role = 'ignored'
    else {
      column.role = free
      taken.add(free)
    }
  }
}

/** 節 and 細節 beside an item name its parts. */
function details(accounts: ColumnSense[], item: ColumnSense): NameColumn[] {
  return accounts
    .filter(
      ({ column, sense }) =>
        column > item.column && /^(節|細節|細々節|細目|説明|内訳)/.test(sense.core),
    )
    .slice(0, 4)
    .map(({ column }, i) => ({ column, level: 4 + i }))
}

/** A column with blanks between its names: filled only where a block begins. */
const isSparse = ({ profile }: ColumnSense): boolean =>
  profile.blank > 0 && profile.words > 0 && profile.blank * 5 >= profile.sampled

/** 款, 項, 目 (and the item below them) name the rows: the last is the item, the first two its groups. */
function accountNames(accounts: ColumnSense[]): Names {
  const used = (
    accounts.length > 3 ? accounts.filter(({ sense }) => !/^会計/.test(sense.core)) : accounts
  ).slice(0, 7)
  const deepest = used.length
  const shift = Math.max(0, 3 - deepest)
  return {
    columns: used.map(({ column }, i) => ({ column, level: i + 1 + shift })),
    levelOf: { issue: 1, strategy: 2, initiative: deepest + shift },
    byAccount: true,
  }
}

/** The column of words that tells the rows apart best names the items where no heading says so. */
function byContent(columns: ColumnSense[]): NameColumn[] {
  const wordy = columns.filter(
    ({ role, profile, sense }) =>
      (role === 'ignored' || role === 'department' || role === 'remark' || role === 'code') &&
      !(role === 'ignored' && sense.role === 'ignored') &&
      profile.words > 0 &&
      figureShare(profile) < 0.5 &&
      !isStatus(profile.distinct),
  )
  const best = wordy.sort((a, b) => nameness(b) - nameness(a))[0]
  if (!best) return []
  const fills = best.profile.words / Math.max(1, best.profile.sampled - 0)
  best.role = 'initiative'
  best.confidence = best.heading === '' && fills > 0.8 ? 0.6 : 0.45
  return [{ column: best.column, level: 3 }]
}

/** 新規, 継続, 拡充: how an item stands, not what it is. */
const isStatus = (texts: ReadonlySet<string>): boolean =>
  texts.size > 0 &&
  [...texts].every((text) =>
    /^[([【〔<]?(新規|継続|拡充|拡大|充実|見直し|縮小|廃止|終了|完了|臨時|経常|政策|一部新規|新|拡|継)[)\]】〕>]?$/.test(
      text,
    ),
  )

const nameness = ({ profile, column, role }: ColumnSense): number =>
  profile.distinct.size / Math.max(1, profile.sampled) -
  column * 0.05 -
  (role === 'remark' ? 0.5 : 0)
