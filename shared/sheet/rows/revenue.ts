// 歳入 and 歳出 in one table: revenue is no part of the budget's items and is left out, which is said.
import type { LineNames, Lines } from '../../model/budget.ts'
import { labelKey, oncePerText } from '../words.ts'
import { nameOf, type RawLines } from './lines.ts'

type Side = 'revenue' | 'expenditure'
/** Side of each line: 0 none, 1 revenue, 2 expenditure. */
type Sides = Uint8Array
const code = { revenue: 1, expenditure: 2 } as const

/** 【歳出予算内訳】 and the spaces in it; longer names are items. */
const longestSide = 14
const sideName = /^[[(【〔<《]?(?:(歳入|収入)|(歳出|支出))(?:の部|予算|内訳)?[\])】〕>》]?$/
/** A side's own figure in one row: 歳入 1,000 above 歳出 1,000. */
const sideFigure = /^(?:(歳入|収入)|(歳出|支出))(?:予算|決算)?(?:総?額)?$/
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
  const { lines } = raw
  const sides = sidesByWord(raw) ?? sidesByAccount(lines)
  if (!sides) return null
  let from = 0
  let to = 0
  for (let i = 0; i < lines.length; i++) {
    if (sides[i] !== code.revenue || lines.kindOf(i) === 'blank') continue
    to = lines.rowOf(i)
    if (from === 0) from = to
    lines.setKind(i, 'note')
    lines.covers.delete(i)
    if (lines.detailOf(i) === '') lines.setDetail(i, nameOf(lines, i))
    raw.unlabelled.delete(i)
    raw.maybeSums.delete(i)
    raw.begins[i] = 0
  }
  return from === 0 ? null : { from, to }
}

/** Which side a headed block is on; null where no row names the revenue. */
function sidesByWord(raw: RawLines): Sides | null {
  const { lines } = raw
  if (!lines.someText(mayBeRevenue)) return null
  const figured = sideFigures(lines)
  const sides = new Uint8Array(lines.length)
  const named = oncePerText((name) => sideOf(name))
  const sideOfName = (name: string) => (name.length > longestSide ? null : named(name))
  let side: Side | null = null
  let since = 0
  let revenue = false
  let block: LineNames | null = null
  let ofBlock: Side | null = null
  for (let i = 0; i < lines.length; i++) {
    if (lines.isSum(i)) {
      const closed = sideOf(lines.detailOf(i), sideTotal)
      if (closed === null) sides[i] = side ? code[side] : 0
      else {
        if (side === null || side === closed) sides.fill(code[closed], since, i + 1)
        else sides[i] = code[closed]
        side = null
        since = i + 1
      }
    } else {
      const own = lines.namesOf(i)
      if (own !== block) {
        block = own
        ofBlock = sideOfName(own.issue) ?? sideOfName(own.strategy)
      }
      const isTitle = lines.stateOf(i) === 'missing'
      const heads = isTitle
        ? sideOfName(own.initiative || lines.detailOf(i) || own.issue)
        : (figured?.get(i) ?? null)
      if (heads) {
        side = heads
        since = i
        if (!isTitle) raw.maybeSums.add(i)
        else if (lines.isLeaf(i)) lines.setKind(i, 'section')
      }
      const here = ofBlock ?? side
      sides[i] = here ? code[here] : 0
    }
    revenue ||= sides[i] === code.revenue
  }
  return revenue && hasOther(lines, sides) ? sides : null
}

/** Cheap: 歳入 and 収入 end in 入, with layout spaces or as its radical. */
const mayBeRevenue = (text: string): boolean =>
  text.length <= 24 && (text.includes('入') || text.includes('\u2f0a'))

/** Rows that are one side by their whole name, with its amount; null where they do not name both sides. */
function sideFigures(lines: Lines): Map<number, Side> | null {
  const found = new Map<number, Side>()
  const named = oncePerText((name) => sideOf(name, sideFigure))
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i) || Number.isNaN(lines.yen[i])) continue
    const name = lines.detailOf(i) || nameOf(lines, i)
    const side = name.length > longestSide ? null : named(name)
    if (side) found.set(i, side)
  }
  return new Set(found.values()).size === 2 ? found : null
}

/** Without anything beside the revenue, the table is the revenue's own. */
function hasOther(lines: Lines, sides: Sides): boolean {
  for (let i = 0; i < lines.length; i++) {
    if (sides[i] !== code.revenue && lines.isLeaf(i) && !Number.isNaN(lines.yen[i])) return true
  }
  return false
}

function sidesByAccount(lines: Lines): Sides | null {
  const sideOfAccount = lastAnswer((name: string): Side | null => {
    const key = labelKey(name)
    if (expenditureAccount.test(key)) return 'expenditure'
    return revenueAccount.test(key) ? 'revenue' : null
  })
  const found = { revenue: new Set<string>(), expenditure: new Set<string>() }
  const sides = new Uint8Array(lines.length)
  let last: LineNames | null = null
  let side: Side | null = null
  for (let i = 0; i < lines.length; i++) {
    const own = lines.namesOf(i)
    if (own !== last) {
      last = own
      const account = own.issue || own.strategy || own.initiative
      side = account === '' || account.length > 24 ? null : sideOfAccount(account)
      if (side && found[side].size < 3) found[side].add(account)
    }
    sides[i] = side ? code[side] : 0
  }
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
