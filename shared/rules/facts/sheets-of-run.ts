// The sheets of a run of several, and what the formulas of one fetch from the others.
import { parseCell } from '../../address/index.ts'
import { referredSheets } from '../../address/sheet-address.ts'
import type { CellAt, Line } from '../../model/budget.ts'
import type { RunSheet } from '../../model/run-sheet.ts'
import { fold } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { onceFor } from './once.ts'
import { coarserRounding } from './sum-finding.ts'

/** Formulas of the amounts that refer to other sheets. */
export interface AmountLink {
  row: number
  column: number
  formula: string
  /** Sheets of the run that it refers to, each once. */
  sheets: RunSheet[]
  /** Workbooks that are not in the run; their number where the file keeps no name. */
  outside: string[]
}

export const ownSheet = ({ sheets, snapshot }: RuleContext): RunSheet | undefined =>
  sheets.find(({ budget }) => budget.snapshot === snapshot)

export const amountLinks = onceFor((context: RuleContext): readonly AmountLink[] => {
  const column = context.column('amount')
  const links: AmountLink[] = []
  for (const [address, formula] of Object.entries(context.snapshot.formulas ?? {})) {
    if (!formula.includes('!')) continue
    const at = parseCell(address)
    if (!at || at.column !== column || context.lines.indexOf(at.row) < 0) continue
    const referred = referredSheets(formula).map(partsOfName)
    const sheets = referred.flatMap((name) => sheetOf(context, name) ?? [])
    const outside = referred.flatMap((name) =>
      name.workbook !== undefined && !sheetOf(context, name) ? [name.workbook] : [],
    )
    if (sheets.length + outside.length === 0) continue
    links.push({
      ...{ row: at.row, column: at.column, formula },
      sheets: [...new Set(sheets)],
      outside: [...new Set(outside)],
    })
  }
  return links
})

/** `C:\予算\[総務課.xlsx]予算` as its workbook and its sheet. */
export function partsOfName(name: string): { workbook?: string; sheet: string } {
  const [open, close] = [name.lastIndexOf('['), name.lastIndexOf(']')]
  if (open < 0 || close < open) return { sheet: name }
  return { workbook: name.slice(open + 1, close), sheet: name.slice(close + 1) }
}

/** The sheet of the run that a formula on this one means. */
export function sheetOf(
  context: RuleContext,
  { workbook = context.snapshot.workbook, sheet }: { workbook?: string | undefined; sheet: string },
): RunSheet | undefined {
  const { sheets } = context
  return sheets.find(
    (each) =>
      same(each.sheet, sheet) && (workbook === each.workbook || same(each.workbook, workbook)),
  )
}

/** Excel does not tell capitals from small letters in names. */
const same = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && a.toLowerCase() === b.toLowerCase()

/** A cell of a sheet of the run; null outside what was read. @param row from 1 @param column from 0 */
export function cellOfSheet({ budget: { snapshot } }: RunSheet): CellAt {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  return (row, column) => snapshot.rows[row - origin.row]?.[column - origin.column] ?? null
}

export interface SectionLine {
  line: Line
  section: RunSheet
}

/** A summary's lines with money: of the section that each names, and those that name none. */
export function sectionLines(context: RuleContext): { named: SectionLine[]; others: Line[] } {
  const own = ownSheet(context)
  const result: { named: SectionLine[]; others: Line[] } = { named: [], others: [] }
  if (own?.role !== 'summary') return result
  const byName = new Map<string, RunSheet | null>()
  for (const each of context.sheets) {
    if (each.role !== 'budget') continue
    const name = fold(each.name)
    byName.set(name, byName.has(name) ? null : each)
  }
  for (const i of context.leaves) {
    const line = context.lines.get(i)
    if (!line?.yen) continue
    const section = byName.get(fold(labelOf(line)))
    if (section) result.named.push({ line, section })
    else result.others.push(line)
  }
  // One name that agrees may be chance: a summary by section names several.
  return result.named.length > 1 ? result : { named: [], others: [] }
}

export const labelOf = ({ detail, initiative, strategy, issue }: Line): string =>
  detail || initiative || strategy || issue

/** Address of a sheet's last total with its sheet, or null without one. */
export function totalCell({ reference, budget }: RunSheet): string | null {
  const { lines, table } = budget
  const column = table?.columns.find(({ role }) => role === 'amount')?.column
  if (column === undefined) return null
  for (let i = lines.length - 1; i >= 0; i--)
    if (lines.kindOf(i) === 'total' && !Number.isNaN(lines.yen[i]))
      return `${reference}!${column}${lines.rowOf(i)}`
  return null
}

/** Integer yen of a sheet's lines. */
export function yenOfSheet({ budget: { lines } }: Pick<RunSheet, 'budget'>): number {
  let yen = 0
  for (let i = 0; i < lines.length; i++) if (lines.isLeaf(i)) yen += lines.yen[i] || 0
  return yen
}

/** A summary's lines that their sections do not come to. */
export const wrongSections = (context: RuleContext): SectionLine[] =>
  sectionLines(context).named.filter(({ line, section }) => {
    const exact = yenOfSheet(section)
    return line.yen !== exact && coarserRounding(line.amount.unit, line.yen ?? 0, exact) === null
  })

/** The summary's last total, where those lines are all that it differs by: what they say, it need not. */
export function explainedTotal(context: RuleContext): string[] {
  const { lines, sheets } = context
  const wrong = wrongSections(context)
  const total = lines.where((i) => lines.kindOf(i) === 'total').at(-1)
  if (wrong.length === 0 || !total || total.yen === null) return []
  const exact = sheets.reduce(
    (sum, sheet) => sum + (sheet.role === 'budget' ? yenOfSheet(sheet) : 0),
    0,
  )
  const difference = wrong.reduce(
    (sum, { line, section }) => sum + (line.yen ?? 0) - yenOfSheet(section),
    0,
  )
  return total.yen - exact === difference ? [context.cell(total)] : []
}
