// Which of several amount columns is the asked year and stage, and which others were possible.
import { createAmountReader } from '../../amount/index.ts'
import type { Plan } from '../../schema/index.ts'
import { fiscalYear } from '../../text/index.ts'
import type { Grid } from '../grid.ts'
import { breaksUp } from './names.ts'
import { figureShare, figures } from './profile.ts'
import type { ColumnSense } from './roles.ts'
import { addendsOf } from './sums.ts'

export interface AmountChoice {
  chosen: ColumnSense | null
  confidence: number
  /** Every other column that could be meant, likeliest first. */
  others: { column: ColumnSense; reason: string; confidence: number }[]
  /** Whether nothing on the sheet or in the plan decides between the chosen one and another. */
  ambiguous: ColumnSense[]
}

interface Candidate {
  column: ColumnSense
  fiscalYear: number | null
  earlier: boolean
  score: number
}

/** Chooses the amount column and gives the others their roles (`priorAmount`, `otherAmount`). */
export function chooseAmount(
  grid: Grid,
  columns: ColumnSense[],
  rows: readonly number[],
  { plan, titleYears, fixed }: { plan: Plan | null; titleYears: number[]; fixed: number | null },
): AmountChoice {
  const named = columns.filter(
    ({ role, confidence }) => role === 'amount' || (role === 'priorAmount' && confidence < 1),
  )
  const pool = named.some(({ sense }) => !sense.prior) ? named : [...named, ...byContent(columns)]
  const known = knownYears(pool, plan, titleYears)
  const asked = plan?.fiscalYear ?? titleYears[0] ?? latest(pool, known)
  const candidates = pool.map((column) => judge(column, columns, asked, known, plan))
  // What is shown is meant before what is hidden.
  for (const candidate of candidates)
    if (grid.hiddenColumns.has(candidate.column.column)) candidate.score -= 0.4
  candidates.sort((a, b) => b.score - a.score)
  const chosen =
    fixed === null
      ? (candidates[0] ?? null)
      : (candidates.find(({ column }) => column.column === fixed) ?? null)

  for (const { column, earlier } of candidates) {
    if (column === chosen?.column) column.role = 'amount'
    else column.role = earlier ? 'priorAmount' : 'otherAmount'
  }
  if (!chosen) return { chosen: null, confidence: 0, others: [], ambiguous: [] }
  const rest = candidates.filter((candidate) => candidate !== chosen)
  const addends = addendsOf(grid, chosen.column, pool, rows)
  const ambiguous =
    fixed === null
      ? rest
          .filter(
            (other) =>
              !addends.has(other.column) &&
              !standsBehindDetails(columns, chosen.column, other.column) &&
              competes(grid, chosen, other, rows, plan),
          )
          .map(({ column }) => column)
      : []
  if (fixed === null) ambiguous.push(...otherYearsOfSum())
  const confidence = fixed !== null ? 1 : confidenceOf(chosen, rest, ambiguous.length > 0)
  chosen.column.confidence = confidence
  return {
    chosen: chosen.column,
    confidence,
    others: rest
      .filter(({ earlier, column }) => !earlier && column.sense.kind !== 'part')
      .map((other) => ({
        column: other.column,
        reason: other.column.heading,
        confidence: round(
          Math.max(0.05, (1 - confidence) / (1 + Math.abs(chosen.score - other.score))),
        ),
      })),
    ambiguous,
  }

  /** 令和8年度, 令和9年度, 計: of years that a sum adds up, no one is the asked one by itself. */
  function otherYearsOfSum(): ColumnSense[] {
    if (!chosen || chosen.fiscalYear === null || plan || titleYears.length > 0) return []
    for (const { column } of rest) {
      if (column.sense.kind !== 'sum') continue
      const years = addendsOf(grid, column, pool, rows)
      if (!years.has(chosen.column)) continue
      const others = [...years].filter((year) => year !== chosen.column)
      if (others.some((year) => columnYear(year, known) === null)) continue
      for (const year of others) year.role = 'otherAmount'
      return others
    }
    return []
  }
}

/** 節 金額: a column of names between the two amounts breaks up the first one. */
const standsBehindDetails = (
  columns: readonly ColumnSense[],
  chosen: ColumnSense,
  other: ColumnSense,
): boolean =>
  columns.some(
    (column) =>
      column.column > chosen.column &&
      column.column < other.column &&
      column.profile.words > 0 &&
      breaksUp(column),
  ) &&
  columns.some(
    ({ role, column }) =>
      column < chosen.column &&
      (role === 'account' || role === 'initiative' || role === 'strategy'),
  )

/** The fiscal year a column's heading names, if any. */
export function columnYear(column: ColumnSense, known: readonly number[]): number | null {
  const named = column.sense.years.at(-1)
  if (!named) return null
  const near = known[0]
  if (named.note !== 'eraAssumed' || near === undefined) return named.fiscalYear
  return fiscalYear(named.text, { near })?.fiscalYear ?? named.fiscalYear
}

/** Years with an era on the sheet or in the plan: they date the numbers without one. */
export function knownYears(
  columns: ColumnSense[],
  plan: Plan | null,
  titleYears: number[],
): number[] {
  const named = columns.flatMap(({ sense }) =>
    sense.years.filter(({ note }) => note !== 'eraAssumed').map((year) => year.fiscalYear),
  )
  return [plan?.fiscalYear, ...titleYears, ...named].filter((year) => typeof year === 'number')
}

function latest(columns: ColumnSense[], known: readonly number[]): number | null {
  const years = columns.map((column) => columnYear(column, known)).filter((year) => year !== null)
  return years.length > 0 ? Math.max(...years) : null
}

function judge(
  column: ColumnSense,
  columns: ColumnSense[],
  asked: number | null,
  known: readonly number[],
  plan: Plan | null,
): Candidate {
  const { sense, profile } = column
  const fiscalYear = columnYear(column, known)
  const earlier = sense.prior || (fiscalYear !== null && asked !== null && fiscalYear < asked)
  let score = column.named ? sense.weight : 0.3
  if (earlier) score -= 4
  else if (fiscalYear !== null && asked !== null) score += fiscalYear === asked ? 1 : -1
  if (sense.current) score += 0.5
  if (plan?.stage) score += stageFit(sense.stage, plan.stage)
  if (sense.kind === 'sum' && columns.some((other) => isAddend(other, column))) score += 0.3
  if (profile.sampled > 0) score += 0.3 * (figures(profile) / profile.sampled)
  return { column, fiscalYear, earlier, score }
}

const isAddend = (other: ColumnSense, sum: ColumnSense): boolean =>
  other !== sum && (other.sense.kind === 'delta' || other.sense.kind === 'part')

/** How a heading's stage fits the plan's: 予算額 without a stage fits the later ones. */
function stageFit(stage: string, asked: string): number {
  if (stage === asked) return 2
  const near: Record<string, string[]> = {
    算定見込: ['見積'],
    要求: ['見積'],
    予算案: ['', '当初'],
    当初: ['', '予算案'],
    補正: [''],
  }
  return near[asked]?.includes(stage) ? 0.6 : 0
}

/** Another column of the same year that no word and no plan sets apart, and whose figures differ. */
function competes(
  grid: Grid,
  chosen: Candidate,
  other: Candidate,
  rows: readonly number[],
  plan: Plan | null,
): boolean {
  if (other.earlier || other.column.sense.kind === 'part' || other.column.sense.kind === 'delta')
    return false
  if (figures(other.column.profile) === 0) return false
  if (isOutcome(other, plan) && !isOutcome(chosen, plan) && chosen.column.sense.weight >= 0.95)
    return false
  if (
    other.fiscalYear !== null &&
    chosen.fiscalYear !== null &&
    other.fiscalYear !== chosen.fiscalYear
  )
    return false
  if (chosen.column.sense.kind === 'sum' && other.column.sense.stage === '') return false
  if (plan?.stage && chosen.score - other.score >= 0.5) return false
  return !isSameMoney(grid, chosen.column, other.column, rows)
}

/** 決算額, 執行済額: what was spent, where a budget is asked for. */
const isOutcome = ({ column }: Candidate, plan: Plan | null): boolean =>
  column.sense.stage === '決算' && plan?.stage !== '決算'

/** Two columns that show the same amounts, be it in different units. */
function isSameMoney(grid: Grid, a: ColumnSense, b: ColumnSense, rows: readonly number[]): boolean {
  const [readA, readB] = [a, b].map(({ unit }) =>
    createAmountReader({
      columnUnit: unit,
      tableUnit: null,
      defaultUnit: null,
      parenthesesNegative: false,
    }),
  )
  return rows.every((row) => {
    const [cellA, cellB] = [grid.rows[row]?.[a.column] ?? null, grid.rows[row]?.[b.column] ?? null]
    return cellA === cellB || (readA?.(cellA).yen ?? cellA) === (readB?.(cellB).yen ?? cellB)
  })
}

function confidenceOf(chosen: Candidate, rest: Candidate[], ambiguous: boolean): number {
  const runnerUp = rest[0]?.score ?? Number.NEGATIVE_INFINITY
  // 国庫支出金 alone is a share of the money, never the money itself.
  const isPart = chosen.column.sense.kind === 'part'
  const base = isPart ? 0.3 : chosen.column.named ? 0.95 : 0.4
  const margin = chosen.score - runnerUp
  if (ambiguous) return round(base * Math.min(0.75, 0.5 + margin / 4))
  return round(figureShare(chosen.column.profile) >= 0.5 ? base : base * 0.8)
}

/** Columns of figures whose heading is unknown or absent. */
function byContent(columns: ColumnSense[]): ColumnSense[] {
  return columns.filter(({ role, sense, profile }) => {
    if (role !== 'ignored' || sense.role !== null) return false
    if (figures(profile) === 0 || figureShare(profile) < 0.6) return false
    const isCounter = profile.numbers > 1 && profile.ascending >= (profile.numbers - 1) * 0.7
    return !isCounter
  })
}

const round = (value: number): number => Math.round(value * 100) / 100
