// Budget sheets of any length, seeded: realistic Japanese rows from the vocabulary of published tables.
import type { Plan, SheetSnapshot } from '../../shared/schema/index.ts'

const issueTitles = [
  '大きな公共を担う活力ある地域社会づくり',
  '安全・安心なまちづくり',
  '幅広い世代が暮らしやすいまちづくり',
  '自律した自治体型の区政運営',
  'こどもが元気で育つまちづくり',
  'みんなで支えあう福祉のまちづくり',
]
const strategyTitles = [
  '自律した地域運営の支援',
  '多様なつながり(マルチパートナーシップ)の推進によるまちづくり',
  '区や地域の特性に応じた防災計画の推進',
  '区民の安全・安心を担う総合拠点としての区役所づくり',
  'すべての人が豊かに暮らせるまちづくり',
  '区役所の情報発信機能の強化',
]
const initiativeTitles = [
  '地域課題の解決に向けた取組への支援',
  '地域運営による公園管理',
  '多様な協働によるまちづくりの活性化',
  '地域の防災力向上',
  '街頭での安全・安心なまちづくり',
  '「ふだんのくらししあわせプラン」の周知',
  '見守りあったかネット事業の推進',
  '区政会議の運営',
  '広報のさらなる充実',
  '多様な広報媒体の活用',
]
const departments = [
  '総務課',
  '地域課題担当',
  '保健福祉課',
  '窓口サービス課',
  'こども福祉課',
  '生活サポートセンター',
]
const remarks = [
  '',
  '',
  '',
  '継続',
  '新規',
  '債務負担 令和9年度まで',
  '中間支援組織と連携',
  '全14地域活動協議会',
]
const accounts = ['総務費', '区政振興費', '区民まちづくり推進費', '議会費', '民生費']

export const heading = [
  '番号',
  '経営課題',
  '戦略',
  '具体的取組',
  '担当課',
  '款',
  '算定見込額(千円)',
  '前年度予算額',
  '増減',
  '除外区分',
  '反映区分',
  '備考',
]
/** 0-based sheet columns of the workload. */
export const column = {
  issue: 1,
  strategy: 2,
  initiative: 3,
  amount: 6,
  prior: 7,
  change: 8,
  exclusion: 9,
  reflection: 10,
} as const

/** 1-based sheet row of the first line: below title, unit and heading. */
export const firstLine = 4

/** Uniform integers below n, the same for the same seed. Source: the `mulberry32` generator's recurrence. */
function seeded(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
}

export interface Workload {
  snapshot: SheetSnapshot
  plan: Plan
  /** 1-based sheet rows with a planted fault, ascending. */
  faultyRows: number[]
  /** Sum of all amounts in yen, where no fault hides one. */
  totalYen: number
}

/** A sheet of `lines` leaf lines × 12 columns with title, unit row, heading and total; a share of `faults` of the lines is wrong. */
export function makeWorkload({
  lines,
  faults = 0,
  seed = 2026,
}: {
  lines: number
  faults?: number
  seed?: number
}): Workload {
  const next = seeded(seed)
  const plan = makePlan(lines)
  const leaves = plan.issues.flatMap((issue) =>
    issue.strategies.flatMap((strategy) =>
      strategy.initiatives.map((initiative) => ({ issue, strategy, initiative })),
    ),
  )
  const rows: SheetSnapshot['rows'] = [
    ['令和8年度 区予算算定見込額一覧', ...blanks(11)],
    [...blanks(11), '(単位:千円)'],
    [...heading],
  ]
  const faultyRows: number[] = []
  let sum = 0
  for (let i = 0; i < lines; i++) {
    const { issue, strategy, initiative } = leaves[
      Math.floor((i * leaves.length) / lines)
    ] as (typeof leaves)[number]
    const amount = 1 + next(90_000)
    const prior = 1 + next(90_000)
    const excluded = next(20) === 0
    const row: (string | number | null)[] = [
      i + 1,
      `経営課題${issue.no} ${issue.title}`,
      `☆ ${strategy.title}`,
      `○ ${initiative.title}`,
      departments[next(departments.length)] as string,
      accounts[next(accounts.length)] as string,
      amount,
      prior,
      amount - prior,
      excluded ? '固定経費' : null,
      excluded ? 'なし' : (['①', '②', 'なし'][next(3)] as string),
      remarks[next(remarks.length)] || null,
    ]
    if (faults > 0 && next(10_000) < faults * 10_000) {
      faultyRows.push(rows.length + 1)
      plantFault(row, next(5), excluded)
    }
    sum += typeof row[column.amount] === 'number' ? amount : 0
    rows.push(row)
  }
  rows.push(['合計', ...blanks(5), sum, null, null, null, null, null])
  return {
    snapshot: { workbook: '予算.xlsx', sheet: '予算', origin: 'A1', rows },
    plan,
    faultyRows,
    totalYen: sum * 1000,
  }
}

const blanks = (n: number): null[] => Array.from({ length: n }, () => null)

/** An excluded line needs no mark: a blank one would be no fault there. */
function plantFault(row: (string | number | null)[], kind: number, excluded: boolean) {
  if (kind === 0) row[column.amount] = '確認中'
  else if (kind === 1 && !excluded) row[column.reflection] = null
  else if (kind === 2) row[column.initiative] = `${row[column.initiative]}(案)`
  else if (kind === 3) row[column.reflection] = '③'
  else row[column.change] = Number(row[column.change]) + 1
}

/** About one initiative for 20 lines, at least ten: names as the sheet has them, numbered to be distinct. */
function makePlan(lines: number): Plan {
  const wanted = Math.max(10, Math.min(2_000, Math.floor(lines / 20)))
  const perStrategy = initiativeTitles.length
  const perIssue = strategyTitles.length * perStrategy
  const issues: Plan['issues'] = []
  for (let i = 0; i < wanted; i++) {
    const issueAt = Math.floor(i / perIssue)
    const strategyAt = Math.floor((i % perIssue) / perStrategy)
    issues[issueAt] ??= { no: issueAt + 1, title: distinct(issueTitles, issueAt), strategies: [] }
    const issue = issues[issueAt]
    issue.strategies[strategyAt] ??= {
      title: distinct(strategyTitles, issueAt * strategyTitles.length + strategyAt),
      initiatives: [],
    }
    issue.strategies[strategyAt]?.initiatives.push({
      id: `i${i + 1}`,
      title: distinct(initiativeTitles, i),
    })
  }
  return { ward: null, fiscalYear: 2026, stage: '算定見込', unit: '千円', issues }
}

const distinct = (titles: string[], i: number): string =>
  `${titles[i % titles.length]}${i < titles.length ? '' : `(第${Math.floor(i / titles.length) + 1}次)`}`
