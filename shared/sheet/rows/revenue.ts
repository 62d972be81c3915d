// 歳入 and 歳出 in one table: revenue is no part of the budget's items and is left out, which is said.
import type { Line } from '../../model/budget.ts'
import { labelKey, oncePerText } from '../words.ts'
import type { RawLines } from './lines.ts'

type Side = 'revenue' | 'expenditure'

/** 【歳出予算内訳】 and the spaces in it; longer names are items. */
const longestSide = 14
const sideName = /^[[(【〔<《]?(?:(歳入|収入)|(歳出|支出))(?:の部|予算|内訳)?[\])】〕>》]?$/
const sideTotal =
  /^[[(【〔<]?(?:(歳入|収入)|(歳出|支出))(?:の|予算)?(?:小計|合計|総計|計|総額|合計額)/
/** 款 of the two sides by the names that 地方自治法施行規則 gives them. */
const revenueAccount =
  /^\d*(?:特別区|[都道府県市町村区]民?)?税$|譲与税$|交付金$|^\d*地方交付税$|^\d*分担金及び負担金$|^\d*使用料及び手数料$|^\d*国庫支出金$|^\d*(?:都道府県|[都道府県])支出金$|^\d*財産収入$|^\d*寄附金$|^\d*繰入金$|^\d*繰越金$|^\d*諸収入$|^\d*(?:特別区|[都道府県市町村区])債$/
const expenditureAccount =
  /^\d*(?:議会|総務|民生|衛生|労働|農林水産業?|農林|商工|土木|消防|警察|教育|災害復旧|公債)費$|^\d*(?:諸支出金|予備費)$/

/**
 * Makes notes of the revenue's rows where both sides stand in one table.
 * @returns the sheet rows from the first to the last of them; null where there is one side only
 */
export function leaveOutRevenue(raw: RawLines): { from: number; to: number } | null {
  const sides = sidesByWord(raw.lines) ?? sidesByAccount(raw.lines)
  if (!sides) return null
  let from = 0
  let to = 0
  raw.lines.forEach((line, i) => {
    if (sides[i] !== 'revenue' || line.rowKind === 'blank') return
    if (from === 0) from = line.row
    to = line.row
    line.rowKind = 'note'
    line.covers = null
    if (line.detail === '') line.detail = line.initiative || line.strategy || line.issue
    raw.unlabelled.delete(i)
    raw.maybeSums.delete(i)
    raw.begins[i] = 0
  })
  return from === 0 ? null : { from, to }
}

function sidesByWord(lines: readonly Line[]): (Side | null)[] | null {
  const sides: (Side | null)[] = lines.map(() => null)
  const named = oncePerText((name) => sideOf(name))
  const sideOfName = (name: string) => (name.length > longestSide ? null : named(name))
  let side: Side | null = null
  let since = 0
  let revenue = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line
    const isSum = line.rowKind === 'total' || line.rowKind === 'subtotal'
    if (isSum) {
      const closed = sideOf(line.detail, sideTotal)
      if (closed === null) sides[i] = side
      else {
        if (side === null || side === closed) sides.fill(closed, since, i + 1)
        else sides[i] = closed
        side = null
        since = i + 1
      }
    } else {
      const inBlock = sideOfName(line.issue) ?? sideOfName(line.strategy)
      const heads =
        line.amount.state === 'missing'
          ? sideOfName(line.initiative || line.detail || line.issue)
          : null
      if (heads) {
        side = heads
        since = i
        if (line.rowKind === 'leaf') line.rowKind = 'section'
      }
      sides[i] = inBlock ?? side
    }
    revenue ||= sides[i] === 'revenue'
  }
  if (!revenue) return null
  // Without anything beside the revenue, the table is the revenue's own.
  const hasOther = lines.some(
    ({ rowKind, amount }, i) => sides[i] !== 'revenue' && rowKind === 'leaf' && amount.yen !== null,
  )
  return hasOther ? sides : null
}

function sidesByAccount(lines: readonly Line[]): (Side | null)[] | null {
  const sideOfAccount = lastAnswer((name: string): Side | null => {
    const key = labelKey(name)
    if (expenditureAccount.test(key)) return 'expenditure'
    return revenueAccount.test(key) ? 'revenue' : null
  })
  const found = { revenue: new Set<string>(), expenditure: new Set<string>() }
  const sides = lines.map(({ issue, strategy, initiative }): Side | null => {
    const account = issue || strategy || initiative
    const side = account === '' || account.length > 24 ? null : sideOfAccount(account)
    if (side && found[side].size < 3) found[side].add(account)
    return side
  })
  return found.revenue.size >= 3 && found.expenditure.size >= 3 ? sides : null
}

function sideOf(text: string, pattern = sideName): Side | null {
  if (text === '' || text.length > 24) return null
  const match = pattern.exec(labelKey(text))
  if (!match) return null
  return match[1] ? 'revenue' : 'expenditure'
}

/** Rows of one block share their name: the answer for the last name is kept. */
function lastAnswer(answer: (name: string) => Side | null): (name: string) => Side | null {
  let last = ''
  let known: Side | null = null
  return (name) => {
    if (name === last) return known
    last = name
    known = name === '' ? null : answer(name)
    return known
  }
}
