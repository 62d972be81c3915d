// A plan as the rows of its outline, each with the line it was read from: what a person corrects before the plan is used.
import type { Finding, Plan, Strategy } from '../schema/index.ts'
import { fold } from '../text/fold.ts'
import type { Level } from './markers.ts'
import { planFinding } from './messages.ts'

export interface PlanRow {
  /** Line of the text; 0 of a row that a person added. */
  line: number
  level: Level
  /** Number of an issue. */
  no: number | null
  title: string
  /** Yen; null where the plan says there is no figure, undefined where it says nothing. */
  estimate?: number | null
  /** The text of an amount that could not be read. */
  unread?: string
  reflection?: string
  exclusion?: string
  /** Lines printed below the item. */
  description?: string[]
}

/** What a plan holds besides its rows. */
export type PlanFrame = Pick<Plan, 'ward' | 'fiscalYear' | 'stage' | 'unit' | 'declared'>

/** The plan of these rows. A row without one above it gets a parent that says so. */
export function planOfRows(rows: readonly PlanRow[], frame: PlanFrame): Plan {
  const places = placesOf(rows)
  const { declared, ...known } = frame
  const plan: Plan = { ...known, issues: [] }
  for (const row of rows) {
    if (row.level === 'issue') {
      plan.issues.push({ no: row.no, title: titleOf(row), strategies: [] })
      continue
    }
    const issue =
      plan.issues.at(-1) ??
      pushed(plan.issues, { no: null, title: '（経営課題の記載なし）', strategies: [] })
    if (row.level === 'strategy') {
      issue.strategies.push({ title: titleOf(row), ...factsOf(row), initiatives: [] })
      continue
    }
    const strategy =
      issue.strategies.at(-1) ??
      pushed<Strategy>(issue.strategies, { title: issue.title, initiatives: [] })
    const place = places[plan.issues.length - 1] ?? `i${plan.issues.length}`
    strategy.initiatives.push({
      id: `${place}-${issue.strategies.length}-${strategy.initiatives.length + 1}`,
      title: titleOf(row),
      ...factsOf(row),
    })
  }
  if (declared && Object.keys(declared).length > 0) plan.declared = declared
  return plan
}

const titleOf = ({ title, level, no }: PlanRow): string =>
  title.trim() || (level === 'issue' ? `経営課題${no ?? ''}` : '（題名なし）')

function pushed<T>(list: T[], item: T): T {
  list.push(item)
  return item
}

function factsOf({ estimate, exclusion, reflection, description }: PlanRow) {
  return {
    ...(estimate === undefined ? {} : { estimate }),
    ...(exclusion === undefined ? {} : { exclusion }),
    ...(reflection === undefined ? {} : { reflection }),
    ...(description === undefined ? {} : { description }),
  }
}

/** What ids of an issue's initiatives begin with: its number, or its place where that is lost or repeated. */
function placesOf(rows: readonly PlanRow[]): string[] {
  const issues = rows.filter(({ level }) => level === 'issue')
  const first = rows[0]
  const numbers = first && first.level !== 'issue' ? [null] : []
  const used = new Set<number>()
  return [...numbers, ...issues.map(({ no }) => no)].map((no, index) => {
    if (no === null || used.has(no)) return `i${index + 1}`
    used.add(no)
    return String(no)
  })
}

/** A strategy with its initiatives, or an item that carries money itself. */
interface Block {
  strategy: PlanRow | null
  initiatives: PlanRow[]
}

/** What the rows themselves have to say, whoever wrote them. */
export function rowFindings(rows: readonly PlanRow[]): Finding[] {
  const findings: Finding[] = []
  const seen = new Map<string, PlanRow>()
  for (const { strategy, initiatives } of blocksOf(rows)) {
    const bare = initiatives.length === 0
    if (strategy && bare && strategy.estimate !== undefined)
      findings.push(at('plan-strategy-carries-amount', strategy))
    if (strategy && bare && isMissing(strategy))
      findings.push(at('plan-estimate-missing', strategy))
    if (strategy) findings.push(...sumFindings(strategy, initiatives))
    for (const row of initiatives) {
      const key = fold(row.title)
      const first = seen.get(key)
      if (first)
        findings.push(
          planFinding('plan-title-repeated', [first.line, row.line], { title: row.title }),
        )
      else seen.set(key, row)
      if (isMissing(row) && (strategy === null || isMissing(strategy)))
        findings.push(at('plan-estimate-missing', row))
    }
  }
  return findings
}

const at = (code: Parameters<typeof planFinding>[0], row: PlanRow): Finding =>
  planFinding(code, [row.line], { title: row.title })

const isMissing = ({ estimate, unread }: PlanRow): boolean =>
  estimate === undefined && unread === undefined

function blocksOf(rows: readonly PlanRow[]): Block[] {
  const blocks: Block[] = []
  let open: Block | null = null
  for (const row of rows) {
    if (row.level === 'issue') open = null
    else if (row.level === 'strategy') open = pushed(blocks, { strategy: row, initiatives: [] })
    else {
      open ??= pushed<Block>(blocks, { strategy: null, initiatives: [] })
      open.initiatives.push(row)
    }
  }
  return blocks
}

function sumFindings(strategy: PlanRow, initiatives: readonly PlanRow[]): Finding[] {
  const own = strategy.estimate ?? null
  if (own === null || initiatives.length === 0) return []
  let sum = 0
  for (const { estimate } of initiatives) {
    if (estimate === undefined) return []
    sum += estimate ?? 0
  }
  if (sum === own) return []
  const lines = [strategy.line, ...initiatives.map(({ line }) => line)].slice(0, 20)
  const params = { title: strategy.title, strategy: own, initiatives: sum }
  return [planFinding('plan-sum-differs', lines, params)]
}
