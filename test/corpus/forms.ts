// One budget in every form that wards keep it: the hierarchy, the unit and the notation vary, the money does not.
import type { Cell, SheetSnapshot, Unit } from '../../shared/schema/index.ts'
import { unitYen } from '../../shared/schema/index.ts'

/** A budget to lay out. `thousands` is the amount in thousands of yen; null is an explicit 「- 円」. */
export interface CorpusBudget {
  issues: {
    title: string
    strategies: {
      title: string
      /** Where ☆ itself carries the money; it then has no initiatives. */
      thousands?: number | null
      initiatives: { title: string; thousands: number | null }[]
    }[]
  }[]
}

export const hierarchies = [
  'everyRow', // (a) one column a level, filled on every row
  'firstRow', // (b) filled on the first row of a block
  'merged', // (b) merged downwards
  'markers', // (c) one column, 経営課題N ☆ ○
  'numbers', // (c) one column, 1, 1-1, 1-1-1
  'parents', // (d) one column a level, parents carry the sum of their children
  'markedParents', // (d) with markers in one column
  'accounts', // (e) 款 項 目 with code and name, blank where the parent repeats
  'slashed', // (e) 款/項/目 in one cell
] as const
export type Hierarchy = (typeof hierarchies)[number]

export const notations = [
  'number',
  'commas',
  'withUnit',
  'bracketed',
  'fullWidth',
  'kanji',
] as const
export type Notation = (typeof notations)[number]

export interface Layout {
  hierarchy: Hierarchy
  notation: Notation
  unit: Unit
  /** 小計 after each issue. */
  subtotals: boolean
  total: boolean
}

/** The leaf lines that any layout must give: names without marker or number, and yen. */
export function expectedLines(budget: CorpusBudget): { name: string; yen: number | null }[] {
  return budget.issues.flatMap(({ strategies }) =>
    strategies.flatMap((strategy) =>
      strategy.initiatives.length > 0
        ? strategy.initiatives.map(({ title, thousands }) => ({ name: title, yen: yen(thousands) }))
        : [{ name: strategy.title, yen: yen(strategy.thousands ?? null) }],
    ),
  )
}

const yen = (thousands: number | null): number | null =>
  thousands === null ? null : thousands * 1_000

/** Lays a budget out as a sheet. */
export function layOut(budget: CorpusBudget, layout: Layout): SheetSnapshot {
  const { headings, rows, merges } = bodies[layout.hierarchy](budget, layout)
  const width = headings.length
  const titles: Cell[][] = [
    ['令和8年度 予算算定見込額一覧'],
    [...Array.from({ length: width - 1 }, () => null), `(単位:${layout.unit})`],
    headings,
  ]
  const total = sumOf(budget.issues.flatMap(({ strategies }) => strategies))
  const totalRow: Cell[] = [
    '合　　計',
    ...Array.from({ length: width - 2 }, () => null),
    amount(total, layout),
  ]
  return {
    sheet: '予算',
    origin: 'A1',
    rows: [...titles, ...rows, ...(layout.total ? [totalRow] : [])],
    ...(merges.length > 0 ? { merges } : {}),
  }
}

interface Body {
  headings: string[]
  rows: Cell[][]
  merges: string[]
}
type Strategies = CorpusBudget['issues'][number]['strategies']

const levels = ['経営課題', '戦略', '具体的取組', '算定見込額']

const bodies: Record<Hierarchy, (budget: CorpusBudget, layout: Layout) => Body> = {
  everyRow: (budget, layout) => inColumns(budget, layout, { repeat: true }),
  firstRow: (budget, layout) => inColumns(budget, layout, { repeat: false }),
  merged: (budget, layout) => inColumns(budget, layout, { repeat: false, merge: true }),
  parents: (budget, layout) => inColumns(budget, layout, { repeat: false, parents: true }),
  markers: (budget, layout) => inOutline(budget, layout, false),
  markedParents: (budget, layout) => inOutline(budget, layout, true),
  numbers: numbered,
  accounts: inAccounts,
  slashed: (budget, layout) => ({
    headings: ['款/項/目', '算定見込額'],
    merges: [],
    rows: leavesOf(budget).map(({ issue, strategy, initiative, thousands }) => [
      [issue, strategy, initiative].filter((name) => name !== '').join('/'),
      amount(thousands, layout),
    ]),
  }),
}

function inColumns(
  budget: CorpusBudget,
  layout: Layout,
  {
    repeat,
    merge = false,
    parents = false,
  }: { repeat: boolean; merge?: boolean; parents?: boolean },
): Body {
  const rows: Cell[][] = []
  const merges: string[] = []
  const first = 4
  budget.issues.forEach(({ title, strategies }, i) => {
    const issue = `経営課題${i + 1} ${title}`
    const issueRow = first + rows.length
    if (parents) rows.push([issue, null, null, amount(sumOf(strategies), layout)])
    let isFirst = !parents
    for (const strategy of strategies) {
      const strategyRow = first + rows.length
      const name = `☆ ${strategy.title}`
      if (strategy.initiatives.length === 0) {
        rows.push([
          repeat || isFirst ? issue : null,
          name,
          null,
          amount(strategy.thousands ?? null, layout),
        ])
        isFirst = false
        continue
      }
      if (parents) rows.push([null, name, null, amount(sumOf([strategy]), layout)])
      strategy.initiatives.forEach((initiative, n) => {
        const shows = !parents && (repeat || n === 0)
        rows.push([
          repeat || isFirst ? issue : null,
          shows ? name : null,
          `○ ${initiative.title}`,
          amount(initiative.thousands, layout),
        ])
        isFirst = false
      })
      const last = first + rows.length - 1
      if (merge && last > strategyRow) merges.push(`B${strategyRow}:B${last}`)
    }
    const last = first + rows.length - 1
    if (merge && last > issueRow) merges.push(`A${issueRow}:A${last}`)
    if (layout.subtotals) rows.push(['小計', null, null, amount(sumOf(strategies), layout)])
  })
  return { headings: levels, rows, merges }
}

function inOutline(budget: CorpusBudget, layout: Layout, parents: boolean): Body {
  const rows: Cell[][] = []
  budget.issues.forEach(({ title, strategies }, i) => {
    rows.push([`経営課題${i + 1} ${title}`, parents ? amount(sumOf(strategies), layout) : null])
    for (const strategy of strategies) {
      const isLeaf = strategy.initiatives.length === 0
      const own = isLeaf ? (strategy.thousands ?? null) : sumOf([strategy])
      rows.push([`　☆ ${strategy.title}`, isLeaf || parents ? amount(own, layout) : null])
      for (const initiative of strategy.initiatives) {
        rows.push([`　　○ ${initiative.title}`, amount(initiative.thousands, layout)])
        rows.push(['　　　・各地域での説明会の開催', null])
      }
    }
    if (layout.subtotals) rows.push(['小計', amount(sumOf(strategies), layout)])
  })
  return { headings: ['事項', '算定見込額'], rows, merges: [] }
}

function numbered(budget: CorpusBudget, layout: Layout): Body {
  const rows: Cell[][] = []
  budget.issues.forEach(({ title, strategies }, i) => {
    rows.push([`${i + 1} ${title}`, amount(sumOf(strategies), layout)])
    strategies.forEach((strategy, s) => {
      const isLeaf = strategy.initiatives.length === 0
      rows.push([
        `${i + 1}-${s + 1} ${strategy.title}`,
        amount(isLeaf ? (strategy.thousands ?? null) : sumOf([strategy]), layout),
      ])
      strategy.initiatives.forEach((initiative, n) => {
        rows.push([
          `${i + 1}-${s + 1}-${n + 1} ${initiative.title}`,
          amount(initiative.thousands, layout),
        ])
      })
    })
  })
  return { headings: ['区分', '算定見込額'], rows, merges: [] }
}

function inAccounts(budget: CorpusBudget, layout: Layout): Body {
  const rows: Cell[][] = []
  budget.issues.forEach(({ title, strategies }, i) => {
    rows.push([i + 1, title, null, null, null, null, amount(sumOf(strategies), layout)])
    strategies.forEach((strategy, s) => {
      const isLeaf = strategy.initiatives.length === 0
      rows.push([
        null,
        null,
        s + 1,
        strategy.title,
        null,
        null,
        amount(isLeaf ? (strategy.thousands ?? null) : sumOf([strategy]), layout),
      ])
      strategy.initiatives.forEach((initiative, n) => {
        rows.push([
          null,
          null,
          null,
          null,
          n + 1,
          initiative.title,
          amount(initiative.thousands, layout),
        ])
      })
    })
  })
  return { headings: ['款', '款名', '項', '項名', '目', '目名', '予算額'], rows, merges: [] }
}

function leavesOf(budget: CorpusBudget) {
  return budget.issues.flatMap((issue) =>
    issue.strategies.flatMap((strategy) =>
      strategy.initiatives.length === 0
        ? [
            {
              issue: issue.title,
              strategy: strategy.title,
              initiative: '',
              thousands: strategy.thousands ?? null,
            },
          ]
        : strategy.initiatives.map(({ title, thousands }) => ({
            issue: issue.title,
            strategy: strategy.title,
            initiative: title,
            thousands,
          })),
    ),
  )
}

const sumOf = (strategies: Strategies): number =>
  strategies.reduce(
    (sum, { thousands, initiatives }) =>
      sum + (thousands ?? 0) + initiatives.reduce((part, item) => part + (item.thousands ?? 0), 0),
    0,
  )

/** An amount as a sheet shows it. A figure that the unit can't hold exactly carries its own unit. */
export function amount(
  thousands: number | null,
  { notation, unit }: Pick<Layout, 'notation' | 'unit'>,
): Cell {
  if (thousands === null) return notation === 'bracketed' ? '【算定見込額 - 円】' : '-'
  const yenValue = thousands * 1_000
  const inUnit = yenValue / unitYen[unit]
  const exact = Number.isInteger(inUnit)
  const digits = exact ? inUnit.toLocaleString('en-US') : thousands.toLocaleString('en-US')
  const shown = exact ? unit : '千円'
  if (notation === 'bracketed') return `【算定見込額 ${digits}${shown}】`
  if (notation === 'kanji') return kanji(yenValue)
  if (notation === 'withUnit' || !exact) return `${digits} ${shown}`
  if (notation === 'number') return inUnit
  const text = inUnit < 0 ? `△ ${digits.slice(1)}` : digits
  return notation === 'fullWidth'
    ? text
        .replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
        .replaceAll(',', '，')
    : text
}

/** 1億2,345万6千円 */
function kanji(yenValue: number): string {
  const sign = yenValue < 0 ? '△' : ''
  const size = Math.abs(yenValue)
  const oku = Math.floor(size / 100_000_000)
  const man = Math.floor((size % 100_000_000) / 10_000)
  const sen = Math.floor((size % 10_000) / 1_000)
  const text = `${oku > 0 ? `${oku}億` : ''}${man > 0 ? `${man}万` : ''}${sen > 0 ? `${sen}千` : ''}`
  return text === '' ? '0円' : `${sign}${text}円`
}
