// What says that a table of names and numbers is a budget: its headings, units, titles, or the plan.
import type { Plan } from '../schema/index.ts'
import { sharePlanned } from './choose.ts'
import type { ColumnSense } from './columns/roles.ts'
import { filledColumns, type Grid, textAt } from './grid.ts'
import type { Understood } from './understand.ts'
import { labelKey } from './words.ts'

/** Headings of numbers that are no money: extensions, counts, sizes, scores. */
const otherNumber =
  /内線|電話|tel|fax|携帯|〒|郵便|番号|コード|人口|世帯|面積|延長|距離|年齢|生年|得点|点数|評点|回答|順位|定員|在庫|数量|個数|部数|時間|時刻|時限|曜日|日付|月日|気温|湿度|雨量|座席|席次|階数?$|号室|(?:人|件|回|名|台|本|冊|枚|日|者|校|園|戸|棟|箇所|か所|施設|団体|学級|車両|点)数|目標|実績(?!額)|指標|達成|進捗|人員|配置|(?:者|児|生徒|職員|会員|委員|人|名|件)$|[(（](?:人|件|回|名|台|本|冊|枚|日|点|㎡|m2|km2?|㎞|ha|％|%|時間|分|歳|世帯|戸)[)）]|^(?:id|q\d+|問\d+|はい|いいえ|男|女|男性|女性|総数)$/i
/** Headings of money that is no budget: what one thing costs. */
const price = /単価|価格|料金|定価|手数料|運賃|時給|日額|月額|税抜|税込|取得/
/** Names of people or goods: rosters, price lists, inventories. */
const peopleOrGoods =
  /^(?:氏名|名前|姓名|職員名?|委員名?|会員名?|担当者名?|役職名?|職名|品名|品目|品番|商品名?|物品名?|備品名?|規格|型番|資料名|書名|銘柄)$/
const otherTitle =
  /料金表|単価表|価格表|手数料|名簿|連絡先|電話|内線|当番|シフト|日程|予定表|スケジュール|アンケート|調査票|調査結果|統計|人口|世帯|在庫|備品|物品|台帳|時刻表|座席|出席|時間割|(?:人|件|回|者)数/
const budgetTitle =
  /予算|歳出|歳入|経費|事業費|見積|要求額|査定|補正|決算|算定見込|運営方針|具体的取組|区政会議|配当|執行額|充当額|区CM|budget|expenditure/i
const otherUnit = /単位[:：]?\s*(?:人|件|回|名|台|本|冊|枚|日|点|㎡|km|㎞|ha|％|%|時間|歳|世帯|戸)/
/** Names that items of a budget have. */
const itemWords =
  /事業|経費|費$|費等$|推進|整備|運営|管理|委託|補助|負担金|交付金|助成|対策|支援|取組|工事|改修|維持|充実|訓練|給付|貸付|積立|予備費/

/** Rooms and sections whose names hold 事業 or 管理 as well. */
const place = /(?:課|係|部|局|室|所|館|センター|者|会|班|店|社|校|園)$/

/** Columns that budgets alone have; issues and accounts stand in other tables too. */
const marks = new Set(['exclusion', 'reflection'])
const groups = new Set(['issue', 'strategy', 'outline', 'account'])

/** Whether anything says that a table's numbers are a budget. */
export function isBudget(grid: Grid, table: Understood, plan: Plan | null, sheet: string): boolean {
  const chosen = table.choice.chosen
  if (table.region.by === 'inline' || table.region.by === 'mapping') return true
  if (plan && sharePlanned(grid, table, plan) > 0) return true
  const { titles, ofTable } = textsAbove(grid, table)
  const isTitled = [sheet, ...titles].some((text) => budgetTitle.test(labelKey(text)))
  const isOtherwiseTitled =
    !isTitled && [sheet, ...ofTable].some((text) => otherTitle.test(labelKey(text)))
  const has = (roles: ReadonlySet<string>): boolean =>
    table.columns.some(({ role, named }) => named && roles.has(role))
  if (!chosen) {
    // A heap of cells without a heading is no table of anything.
    if (isTitled || table.region.headerRows.length === 0) return true
    const isOther = isOtherwiseTitled || namesPeopleOrGoods(table)
    return !isOther && (has(marks) || has(groups) || isItemised(table))
  }
  const heading = labelKey(chosen.heading)
  if (price.test(heading) && chosen.sense.kind !== 'part' && !isTitled) return false
  if (isMoneyHeading(chosen))
    return !isOtherwiseTitled && (isTitled || !namesPeopleOrGoods(table, 'people'))
  if (otherNumber.test(heading) || ofTable.some((text) => otherUnit.test(text))) return false
  if (isOtherwiseTitled) return false
  if (isTitled || has(marks)) return true
  if (namesPeopleOrGoods(table)) return false
  if (statesMoney(grid, table, chosen)) return true
  // A heading that nobody knows, over plain numbers.
  if (heading !== '' && chosen.sense.role === null) return false
  return has(groups) || isItemised(table)
}

/** 予算額, 金額, 委託料: words of money, and not a year or 計 alone. */
function isMoneyHeading({ sense, named, unit }: ColumnSense): boolean {
  if (!named || (sense.role !== 'amount' && sense.role !== 'priorAmount')) return false
  if (unit !== null) return true
  if (sense.kind === 'part' || sense.kind === 'delta')
    return /[費額料金債]$|財源|支出金|補正/.test(sense.core)
  return (
    sense.kind === 'whole' &&
    /[額費金]|予算|見込|見積|要求|査定|決算|amount|budget|estimate|cost/i.test(sense.core)
  )
}

function statesMoney(grid: Grid, table: Understood, chosen: ColumnSense): boolean {
  if (chosen.unit !== null || table.units.length > 0 || chosen.profile.withUnit > 0) return true
  const { usual, own } = grid.formats.of(grid.left + chosen.column)
  return [usual, ...(own?.values() ?? [])].some(
    (format) => format !== undefined && /[円¥￥]/.test(format),
  )
}

const namesPeopleOrGoods = ({ columns }: Understood, only?: 'people'): boolean =>
  columns.some(({ heading }) => {
    const key = labelKey(heading)
    return peopleOrGoods.test(key) && (only === undefined || !/品|商|書|規格|型番|銘柄/.test(key))
  })

/** 事業名 above the names, names such as 〜事業 and 〜費, or other columns headed 予算額. */
function isItemised({ columns, names, choice }: Understood): boolean {
  const item = columns.find(({ column }) => column === names.columns.at(-1)?.column)
  if (item?.named && item.role === 'initiative' && item.sense.strength >= 0.9) return true
  if (columns.some(({ heading }) => budgetTitle.test(labelKey(heading)))) return true
  const amount = choice.chosen?.column ?? 0
  return columns.some(({ column, profile }) => {
    const texts = column < amount ? [...profile.distinct].slice(0, 50) : []
    const items = texts.filter(
      (text) => (itemWords.test(text) && !place.test(text)) || budgetTitle.test(text),
    )
    return items.length > 0 && items.length * 3 >= texts.length
  })
}

const rowsAbove = 12

/** Texts above the heading; `ofTable` are those with no figures between. */
function textsAbove(grid: Grid, { region }: Understood): { titles: string[]; ofTable: string[] } {
  const heading = region.headerRows[0] ?? region.first
  const titles: string[] = []
  const ofTable: string[] = []
  let isApart = false
  for (let row = heading - 1; row >= Math.max(0, heading - rowsAbove); row--) {
    const columns = filledColumns(grid, row, { most: 4 })
    isApart ||= columns.some((column) => typeof grid.rows[row]?.[column] === 'number')
    for (const column of columns) {
      const text = textAt(grid, row, column).slice(0, 200)
      titles.push(text)
      if (!isApart) ofTable.push(text)
    }
  }
  return { titles, ofTable }
}
