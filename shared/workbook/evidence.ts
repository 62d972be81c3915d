// What tells of a sheet which budget it holds: its money, its year and stage, its items, its name.
import { columnLetters } from '../address/index.ts'
import { digestOf } from '../digest/index.ts'
import type { Budget } from '../model/budget.ts'
import type { Lines } from '../model/lines.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import { fiscalYear, fold } from '../text/index.ts'

interface Sheet {
  snapshot: SheetSnapshot
  budget: Budget
}

/** Whether it has a table with an amount in it. */
export const holdsMoney = ({ table, lines }: Budget): boolean =>
  table?.columnOf.amount !== undefined && hasLeaf(lines, (i) => Boolean(lines.yen[i]))

function hasLeaf(lines: Lines, is: (index: number) => boolean): boolean {
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i) && is(i)) return true
  return false
}

/** Whether it is of the budget: lines with money, or classified ones that are not done, in words or blank. */
export const isOfBudget = (sheet: Sheet): boolean =>
  holdsMoney(sheet.budget) ||
  (hasSameColumns(sheet.budget) && hasLeaf(sheet.budget.lines, () => true) && !isPlanNamed(sheet))

/** Integer yen of its lines; 0 where they leave the exact integers. */
export function sumOf({ lines }: Budget): number {
  let yen = 0
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i)) yen += lines.yen[i] || 0
  return Number.isSafeInteger(yen) ? yen : 0
}

/** Line for line the same names, amounts and marks: reading it as well would count all twice. */
export function isSameBudget(a: Budget, b: Budget): boolean {
  if (a.lines.length === 0 || a.lines.length !== b.lines.length) return false
  for (let i = 0; i < a.lines.length; i++) if (lineText(a, i) !== lineText(b, i)) return false
  return true
}

/** Equal for budgets that are line for line the same. */
export const linesDigest = (budget: Budget): string =>
  digestOf(Array.from({ length: budget.lines.length }, (_, i) => lineText(budget, i)))

function lineText({ lines }: Budget, i: number): string {
  const { issue, strategy, initiative } = lines.namesOf(i)
  return JSON.stringify([
    ...[lines.yen[i], lines.kindOf(i), issue, strategy, initiative, lines.detailOf(i)],
    ...[lines.exclusionOf(i), lines.reflectionOf(i)],
  ])
}

/** The year of its amounts: their heading's, else the title's, else the sheet's name says it. */
export function yearOf({ snapshot, budget }: Sheet): number | null {
  const column = amountColumn(budget)
  return (
    column?.fiscalYear ??
    budget.years[0]?.fiscalYear ??
    fiscalYear(snapshot.sheet)?.fiscalYear ??
    null
  )
}

/** Whether its amounts' heading or its name says the year, or that it is an earlier one's. */
export const statesYear = ({ snapshot, budget }: Sheet): boolean =>
  (amountColumn(budget)?.fiscalYear ?? fiscalYear(snapshot.sheet)) !== null ||
  isNamedPrior({ snapshot, budget })

/** The stage of its amounts (要求, 査定 …), as their heading or its name says it; '' where neither does. */
export const stageOf = ({ snapshot, budget }: Sheet): string =>
  stageIn(amountColumn(budget)?.heading ?? '') || stageIn(snapshot.sheet)

const stageIn = (text: string): string =>
  /算定見込|要求|見積|査定|調整|予算案|当初|補正|決算/.exec(text)?.[0] ?? ''

/** What its amounts' heading says beside the year and the unit: 予算額 of 令和8年度予算額(千円). */
export const amountHeading = (budget: Budget): string =>
  fold(amountColumn(budget)?.heading ?? '')
    .replace(/\([^()]*\)/g, '')
    .replace(/(?:令和|平成|昭和|[RHS])?(?:元|\d{1,4})年度?/gi, '')

/** Its name or what stands above its table says that it holds the revenue. */
export const isRevenue = ({ snapshot, budget }: Sheet): boolean =>
  [snapshot.sheet, ...budget.notes.slice(0, 5).map(({ text }) => text)].some(
    (text) => /歳入/.test(text) && !/歳出|支出/.test(text),
  )

function amountColumn({ table }: Budget) {
  const amount = table?.columnOf.amount
  if (!table || amount === undefined) return undefined
  return table.columns.find(({ column }) => column === columnLetters(amount))
}

/** 前年度 and the like without a year. */
export const isNamedPrior = ({ snapshot }: Sheet): boolean =>
  /前年|昨年|去年|前々年/.test(snapshot.sheet)

/** What a sheet is called that was put aside. */
export const isNamedOld = ({ snapshot }: Sheet): boolean =>
  /(?:^|[^復])旧|控|コピー|複写|バックアップ|退避|\bcopy\b|\bold\b|\bbak\b|backup|[(（]\d+[)）]\s*$/i.test(
    snapshot.sheet,
  )

export const isPlanNamed = ({ snapshot }: Sheet): boolean => /運営方針/.test(snapshot.sheet)

/** A list of what residents said: a heading row with 意見 beside what was done, and no amounts. */
export const isOpinions = ({ snapshot, budget }: Sheet): boolean =>
  !holdsMoney(budget) &&
  snapshot.rows.slice(0, 20).some((row) => {
    const texts = row.filter((cell) => typeof cell === 'string' && cell.length <= 20)
    return (
      texts.some((text) => /意見|要望|提言/.test(String(text))) &&
      texts.some((text) => /対応|回答|反映|措置|会議|日/.test(String(text))) &&
      texts.length >= 2
    )
  })

/** Whether it classifies its lines: with 反映区分 or 除外区分. */
export const hasSameColumns = ({ table }: Budget): boolean =>
  table?.columnOf.reflection !== undefined || table?.columnOf.exclusion !== undefined

/** 総務課 and 総務課(修正): one name holds the other. */
export function namesAreRelated({ snapshot: a }: Sheet, { snapshot: b }: Sheet): boolean {
  const [own, other] = [fold(a.sheet), fold(b.sheet)]
  return own.length > 1 && other.length > 1 && (own.includes(other) || other.includes(own))
}
