// The plan's outline with each item's money as the run has it.
import { createPlanLinks, type PlanItem } from '../../rules/index.ts'
import type { ComparedLine, Plan } from '../../schema/index.ts'
import { planOfLines } from './plan-of-lines.ts'

export interface ItemMoney {
  id: string
  title: string
  /** `none`: explicitly no figure (-); `missing`: blank or unreadable, or not on the sheet. */
  state: 'value' | 'none' | 'missing'
  /** Integer yen; null unless `value`. */
  yen: number | null
  lines: readonly ComparedLine[]
}
export interface OutlineInitiative {
  title: string
  description: readonly string[]
  money: ItemMoney
}
export interface OutlineStrategy {
  id: string
  title: string
  description: readonly string[]
  /** Where ☆ itself carries an amount. */
  money: ItemMoney | null
  initiatives: OutlineInitiative[]
}
export interface OutlineIssue {
  no: number | null
  title: string
  strategies: OutlineStrategy[]
}
export interface Outline {
  issues: OutlineIssue[]
  /** Each line's item; null for a line that is not in the plan. */
  itemOf: ReadonlyMap<ComparedLine, ItemMoney>
  /** A line without a figure whose cell is blank or unreadable, not `-`. */
  isUnread(line: ComparedLine): boolean
}

/** Items in the plan's order; without a plan in the sheet's. Linear in the lines and the plan. */
export function outlineOf(lines: readonly ComparedLine[], given: Plan | null): Outline {
  const plan = given ?? planOfLines(lines)
  const links = createPlanLinks(
    { length: lines.length, isLeaf: () => true, namesOf: (i) => lines[i] as ComparedLine },
    plan,
  )
  const ids = new Set<string>()
  const itemOf = new Map<ComparedLine, ItemMoney>()
  const moneyOf = new Map<string, ItemMoney>()
  for (const item of links.items) {
    const own = (links.linesOf[item.index] ?? []).map((i) => lines[i] as ComparedLine)
    const money = moneyOfLines(unique(idOf(plan, item), ids), item, own)
    moneyOf.set(placeOf(item), money)
    for (const line of own) itemOf.set(line, money)
  }
  const issues = plan.issues.map((issue, i) => ({
    no: issue.no,
    title: issue.title,
    strategies: issue.strategies.map((strategy, s) => {
      const initiatives = strategy.initiatives.map(({ title, description }, n) => ({
        title,
        description: description ?? [],
        money: moneyOf.get(`${i}.${s}.${n}`) as ItemMoney,
      }))
      return {
        id: `${issue.no ?? `i${i + 1}`}-${s + 1}`,
        title: strategy.title,
        description: strategy.description ?? [],
        money: withParts(moneyOf.get(`${i}.${s}.-1`) ?? null, initiatives),
        initiatives,
      }
    }),
  }))
  const isUnread = (line: ComparedLine): boolean =>
    isWithoutFigure(line, itemOf.get(line)?.state === 'none')
  return { issues, itemOf, isUnread }
}

const placeOf = ({ issue, strategy, initiative }: PlanItem): string =>
  `${issue}.${strategy}.${initiative}`

function idOf(plan: Plan, { issue, strategy, initiative }: PlanItem): string {
  const own = plan.issues[issue]
  const named = own?.strategies[strategy]?.initiatives[initiative]
  return named?.id ?? `${own?.no ?? `i${issue + 1}`}-${strategy + 1}`
}

function unique(id: string, ids: Set<string>): string {
  let own = id
  for (let n = 2; ids.has(own); n++) own = `${id}#${n}`
  ids.add(own)
  return own
}

function moneyOfLines(
  id: string,
  { title, estimate }: PlanItem,
  lines: readonly ComparedLine[],
): ItemMoney {
  const base = { id, title, lines }
  if (lines.length === 0 || lines.some((line) => isWithoutFigure(line, estimate === null)))
    return { ...base, state: 'missing', yen: null }
  const amounts = lines.flatMap(({ yen }) => (yen === null ? [] : [yen]))
  if (amounts.length === 0) return { ...base, state: 'none', yen: null }
  return { ...base, state: 'value', yen: amounts.reduce((sum, yen) => sum + yen, 0) }
}

/** A ☆ whose own amount is that of its ○: their sum, where it has no line of its own. */
function withParts(
  money: ItemMoney | null,
  initiatives: readonly OutlineInitiative[],
): ItemMoney | null {
  if (!money || money.lines.length > 0 || initiatives.length === 0) return money
  const lines = initiatives.flatMap((each) => each.money.lines)
  if (initiatives.some((each) => each.money.state === 'missing')) return { ...money, lines }
  const yen = initiatives.reduce((sum, each) => sum + (each.money.yen ?? 0), 0)
  return { ...money, lines, state: 'value', yen }
}

/** Blank or unreadable, not `-`. Of a run kept without its readings the plan says whether there is none. */
const isWithoutFigure = ({ yen, reading }: ComparedLine, isNone: boolean): boolean =>
  yen === null && (reading ? reading.state !== 'none' : !isNone)
