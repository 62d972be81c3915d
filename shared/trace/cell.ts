// From a cell up to every figure it enters.

import { columnIndex, parseCell } from '../address/index.ts'
import { sheetReference, splitSheet } from '../address/sheet-address.ts'
import { ruleTitle } from '../locales/index.ts'
import type {
  Column,
  ComparedLine,
  FigureTerm,
  KeptLines,
  Report,
  TracedCell,
  TracedLine,
} from '../schema/index.ts'
import { figureNode, referenceOf } from './figures.ts'
import { isOfRegister, opinionsOfLine, opinionsOfRow } from './opinions.ts'
import { leftOut, tracedLine } from './place.ts'
import { holds } from './ranges.ts'
import { rootOf } from './root.ts'
import { type KeptRows, type Rows, rowsOf, sumOf } from './rows.ts'
import { inBoth } from './words.ts'

/**
 * What a cell is in, and why; null where the address is none, or names no sheet of the run.
 * A cell beside an amount (its mark, its name) is traced as its row's.
 * @param sheet the run's own sheet, where it took one alone: addresses may name it
 */
export function traceCell(
  report: Report,
  kept: KeptLines | KeptRows,
  address: string,
  sheet?: string,
): TracedCell | null {
  const cell = ownAddress(report, address, sheet)
  const position = cell === null ? null : parseCell(splitSheet(cell).local)
  if (cell === null || !position) return null
  const column = columnAt(report, cell, position.column)
  const rows = rowsOf(kept)
  const line = lineAt(report, rows, cell, position.row, column)
  const ofRegister = line ? [] : opinionsOfRow(report, cell)
  const amountCell = line?.line.cell ?? cell
  const isAmount = amountCell === cell
  return {
    kind: 'cell',
    root: rootOf(report),
    cell,
    column: column && { role: column.role, heading: column.heading },
    line,
    enters: line && column ? entersOf(report, rows, line) : referencesOf(report, ofRegister),
    why: whyOf(report, cell, { line, column, isAmount }),
    findings: findingsAt(report, [cell, amountCell]),
  }
}

/** The address as the report writes it: in a run of one sheet without a sheet's name. */
function ownAddress(report: Report, address: string, own?: string): string | null {
  const { sheets } = report
  const { sheet, local } = splitSheet(address.replaceAll('$', ''))
  if (!parseCell(local)) return null
  if (isOfRegister(report, sheet)) return `${sheet}${local}`
  if (sheets) return sheetsOf(sheets).includes(sheet) ? `${sheet}${local}` : null
  const isOwn =
    sheet === '' || (own !== undefined && sheet === `${sheetReference({ sheet: own })}!`)
  return isOwn ? local : null
}

/** What stands before the cells of each sheet. */
function sheetsOf(sheets: NonNullable<Report['sheets']>): string[] {
  const several = new Set(sheets.map(({ workbook }) => workbook ?? '')).size > 1
  return sheets.map(
    ({ workbook, sheet }) =>
      `${sheetReference(several && workbook !== undefined ? { workbook, sheet } : { sheet })}!`,
  )
}

function columnAt({ table, sheets }: Report, cell: string, column: number): Column | null {
  const { sheet } = splitSheet(cell)
  const own = sheets ? sheets[sheetsOf(sheets).indexOf(sheet)]?.table : table
  return own?.columns.find((other) => columnIndex(other.column) === column) ?? null
}

function lineAt(
  report: Report,
  { lines, leftOut: outside }: KeptRows,
  cell: string,
  row: number,
  column: Column | null,
): TracedLine | null {
  if (!column) return null
  const { sheet } = splitSheet(cell)
  const line = placeOf(lines, row, sheet)
  if (line !== null) return tracedLine(report, lines.lineAt(line))
  const other = placeOf(outside, row, sheet)
  return other === null ? null : tracedLine(report, outside.lineAt(other), true)
}

function placeOf(rows: Rows, row: number, sheet: string): number | null {
  for (let place = 0; place < rows.count; place++)
    if (rows.rowAt(place) === row && rows.sheetAt(place) === sheet) return place
  return null
}

/** The figures that the row's amount is in, the nearest first. */
function entersOf(report: Report, kept: KeptRows, { line, place }: TracedLine): FigureTerm[] {
  if (place === 'leftOut') return []
  const names = [...partsOf(report, line)]
  if (line.exclusion !== null) names.push(`exclusions.${line.exclusion}`)
  else if (
    place === 'reflected' ||
    report.totals.reflected.some((m) => m.symbol === line.reflection)
  )
    names.push(`reflected.${line.reflection}`)
  if (place === 'reflected') names.push(...opinionsOfLine(report, line.cell), 'numerator')
  if (isSummed(report, kept)) names.push(...(place === 'excluded' ? ['total'] : ['total', 'base']))
  if (place !== 'excluded') names.push('share')
  return referencesOf(report, names, place)
}

const referencesOf = (
  report: Report,
  names: readonly string[],
  place?: TracedLine['place'],
): FigureTerm[] =>
  names.flatMap((name): FigureTerm[] => {
    const node = figureNode(report, name)
    const sign = name === 'share' && place === 'base' ? 'divide' : 'add'
    return node ? [{ ...referenceOf(node), sign }] : []
  })

/** Its initiative, strategy and issue, and its section's sheet. */
function* partsOf({ totals, sheets }: Report, line: ComparedLine): Generator<string> {
  const titled = (title: string) => (part: { title: string }) => part.title === title
  const issue = totals.byIssue.findIndex(titled(line.issue))
  const strategies = totals.byIssue[issue]?.strategies ?? []
  const strategy = strategies.findIndex(titled(line.strategy))
  const initiatives = strategies[strategy]?.initiatives ?? []
  const initiative = initiatives.findIndex(titled(line.initiative))
  if (initiative >= 0) yield `issues.${issue + 1}.${strategy + 1}.${initiative + 1}`
  if (strategy >= 0) yield `issues.${issue + 1}.${strategy + 1}`
  if (issue >= 0) yield `issues.${issue + 1}`
  if (sheets) yield `sheets.${sheetsOf(sheets).indexOf(splitSheet(line.cell).sheet) + 1}`
}

/** Whether the ward total is the sum of the lines, and not a declared figure. */
function isSummed({ totals }: Report, { lines }: KeptRows): boolean {
  return sumOf(lines) === totals.total || totals.leftOut.some(({ reason }) => reason === 'tooLarge')
}

function whyOf(
  report: Report,
  cell: string,
  at: { line: TracedLine | null; column: Column | null; isAmount: boolean },
): TracedCell['why'] {
  const { line, column, isAmount } = at
  if (line && isAmount) return line.why
  if (line && column) {
    const { heading } = column
    const beside = inBoth((words) => words.why.column(heading, line.line.cell))
    return { ja: `${beside.ja}${line.why.ja}`, en: `${beside.en} ${line.why.en}` }
  }
  const other = report.totals.leftOut.find(({ cells }) => holds(cells, cell))
  return leftOut(other?.reason === 'otherTable' ? 'otherTable' : 'elsewhere').why
}

/** What was found there, each rule once. */
function findingsAt(report: Report, cells: readonly string[]): TracedCell['findings'] {
  const codes = new Set<string>()
  for (const finding of report.findings)
    if (cells.some((cell) => holds(finding.cells, cell))) codes.add(finding.code)
  return [...codes].map((code) => ({ code, title: ruleTitle(code) }))
}
