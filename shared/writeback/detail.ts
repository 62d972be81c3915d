// 反映明細: the normalised leaf lines, each pointing at the staff's own cells.
import type { Line } from '../model/budget.ts'
import { formula, number, text } from './cells.ts'
import { type PlanContext, whose } from './context.ts'
import { fitsLiteral, literal } from './formula.ts'
import { DETAIL_FIRST_ROW, DETAIL_HEADING_ROW, detailColumns } from './layout.ts'
import { fittedWidth } from './room.ts'
import { codeOfText, exclusionCode, type MarkReading, reflectionCode } from './source.ts'
import type { WriteCell, WriteSheet } from './types.ts'

export function detailSheet(context: PlanContext): WriteSheet {
  const { words, layout, lines, report, budget } = context
  const last = layout.detail.lastRow
  const headings = words.detailHeadings
  const rows = lines.map((line, i) => detailRow(context, line, i))
  const range = `A${DETAIL_HEADING_ROW}:Q${last}`
  return {
    name: layout.detail.name,
    blocks: [
      { origin: 'A1', cells: [[text(words.detailTitle)], [text(words.detailNote)]] },
      { origin: `A${DETAIL_HEADING_ROW}`, cells: [headings.map(text)] },
      ...(rows.length > 0 ? [{ origin: `A${DETAIL_FIRST_ROW}`, cells: rows }] : []),
      {
        origin: 'K1',
        cells: [[text(words.source(`${budget.snapshot.sheet}!${report.table?.range ?? ''}`))]],
      },
    ],
    table: { name: tableName(layout.detail.name), range },
    columnWidths: widths(context),
    styles: [
      { range: 'A1', style: 'title' },
      { range: 'A2', style: 'note' },
      { range: 'K1', style: 'note' },
      { range: `A${DETAIL_HEADING_ROW}:Q${DETAIL_HEADING_ROW}`, style: 'heading' },
      { range: `A${DETAIL_HEADING_ROW}:A${last}`, style: 'centred' },
      { range: `H${DETAIL_HEADING_ROW}:H${last}`, style: 'centred' },
      ...(lines.length > MOST_WRAPPED
        ? []
        : (['B', 'M'] as const).map((column) => ({
            range: `${column}${DETAIL_FIRST_ROW}:${column === 'B' ? 'D' : 'M'}${last}`,
            style: 'wrapped' as const,
          }))),
      { range: `F${DETAIL_FIRST_ROW}:F${last}`, style: 'amount' },
      { range: `I${DETAIL_FIRST_ROW}:J${last}`, style: 'amount' },
    ],
    print: {
      area: `A1:M${last}`,
      titleRows: `${DETAIL_HEADING_ROW}:${DETAIL_HEADING_ROW}`,
      landscape: true,
      footer: [layout.detail.name, whose(context)].filter(Boolean).join(' '),
    },
  }
}

/** Above so many lines Excel would be held up by fitting the height of each row. */
const MOST_WRAPPED = 5_000

/** Columns of text as wide as their text, so that the sheet prints large. */
function widths({ words, lines, source, report }: PlanContext): Record<string, number> {
  const room = (column: number, texts: string[], least: number, most: number) =>
    fittedWidth([words.detailHeadings[column] ?? '', ...texts], least, most)
  const labels = report.totals.exclusions.map(({ label }) => label)
  return {
    A: 6,
    B: room(
      1,
      lines.map((line) => line.issue),
      12,
      24,
    ),
    C: room(
      2,
      lines.map((line) => line.strategy),
      12,
      24,
    ),
    D: room(
      3,
      lines.map((line) => line.initiative),
      16,
      34,
    ),
    E: room(
      4,
      lines.map((line) => line.department),
      6,
      16,
    ),
    F: 16,
    G: room(6, labels, 10, 32),
    H: room(7, [], 10, 16),
    I: 16,
    J: 16,
    K: room(
      10,
      lines.slice(-1).map((line) => source.address(line.row, source.amountColumn)),
      10,
      18,
    ),
    L: room(
      11,
      lines.map((line) => line.amount.raw),
      8,
      20,
    ),
    M: room(
      12,
      lines.map((line) => line.remark),
      8,
      28,
    ),
    N: 8,
    O: 8,
    P: 8,
    Q: 8,
  }
}

const tableName = (sheet: string): string => sheet.replace(/[^\p{L}\p{N}_]+/gu, '_')

function detailRow(context: PlanContext, line: Line, index: number): WriteCell[] {
  const { source, policy, codes } = context
  const row = DETAIL_FIRST_ROW + index
  const { amount: F, exclusionCode: N, reflectionCode: O, counted: I } = detailColumns
  const excluded = exclusionCode(line, policy)
  const mark = reflectionCode(line, codes)
  const yen = line.amount.yen ?? 0
  const counted = excluded === 0 ? yen : 0
  const isCounting = mark > 0 && mark <= codes.counting
  return [
    number(index + 1),
    text(line.issue),
    text(line.strategy),
    text([line.initiative, line.detail].filter((name) => name !== '').join(' ')),
    text(line.department),
    amountCell(context, line),
    exclusionLabel(context, row, excluded),
    reflectionCell(context, line),
    formula(`=IF(${N}${row}=0,N(${F}${row}),0)`, counted),
    formula(
      `=IF(AND(${O}${row}>0,${O}${row}<=${codes.counting}),${I}${row},0)`,
      isCounting ? counted : 0,
    ),
    text(source.address(line.row, source.amountColumn)),
    text(line.amount.raw),
    text(line.remark),
    exclusionNumber(context, line, excluded),
    reflectionNumber(context, line, mark),
    number(context.issueNumber(line)),
    number(context.strategyNumber(line)),
  ]
}

/**
 * The amount in yen, pointing at the source. Where the source is text, the formula holds for that
 * text only: once someone types a number there, the number counts; any other text is a visible
 * error, never a silent 0.
 */
function amountCell({ source }: PlanContext, line: Line): WriteCell {
  const { yen } = line.amount
  const value = source.value(line.row, source.amountColumn)
  const cell = source.reference(line.row, source.amountColumn)
  const factor = source.factor
  if (typeof value === 'number') {
    if (yen === null) return null
    const unit = value === 0 ? (factor ?? 1) : Math.round(yen / value)
    if (unit <= 0 || Math.round(value * unit) !== yen) return number(yen)
    const product = times(cell, unit)
    return formula(Number.isInteger(value) ? `=${product}` : `=ROUND(${product},0)`, yen)
  }
  const raw = String(value)
  if (typeof value === 'boolean' || factor === null || !fitsLiteral(raw) || raw.trim() !== raw) {
    return yen === null ? null : number(yen)
  }
  const asRead = yen === null ? '""' : String(yen)
  return formula(`=IF(${cell}=${literal(raw)},${asRead},${times(cell, factor)})`, yen ?? '')
}

const times = (cell: string, factor: number): string => (factor === 1 ? cell : `${cell}*${factor}`)

function exclusionLabel({ layout, report }: PlanContext, row: number, code: number): WriteCell {
  const rows = layout.summary.exclusions
  if (rows.length === 0) return null
  const labels = layout.summary.at(`A${rows[0]}:A${rows.at(-1)}`)
  const cell = `${detailColumns.exclusionCode}${row}`
  return formula(
    `=IF(${cell}=0,"",INDEX(${labels},${cell}))`,
    report.totals.exclusions[code - 1]?.label ?? '',
  )
}

function reflectionCell({ source }: PlanContext, line: Line): WriteCell {
  const column = source.reflectionColumn
  if (column === undefined || needsValue(source.value(line.row, column), line.reflection.kind)) {
    return line.reflection.kind === 'mark' ? text(line.reflection.symbol) : null
  }
  const value = String(source.value(line.row, column))
  return formula(`=${source.reference(line.row, column)}&""`, value)
}

/** Blank on the row itself but read from a merged or earlier cell: nothing live to point at. */
const needsValue = (value: string | number | boolean, kind: string): boolean =>
  typeof value !== 'string' || (value === '' && kind !== 'unset')

function exclusionNumber(context: PlanContext, line: Line, code: number): WriteCell {
  const { source, layout, exclusionReadings } = context
  const column = source.exclusionColumn
  if (column === undefined) return number(code)
  const value = source.value(line.row, column)
  const byCell = line.exclusion.kind === 'policy' && line.exclusion.by === 'cell'
  const fallback = byCell ? 0 : code
  const found = value === '' ? fallback : codeOfText(exclusionReadings, String(value))
  if (typeof value !== 'string' || found !== code) return number(code)
  const cell = source.reference(line.row, column)
  const search = lookUp(
    layout.summary.at,
    layout.summary.exclusionReadings,
    exclusionReadings,
    cell,
  )
  if (search === null) return number(code)
  return formula(fallback > 0 ? `=IF(${cell}="",${fallback},${search})` : `=${search}`, code)
}

function reflectionNumber(context: PlanContext, line: Line, code: number): WriteCell {
  const { source, layout, reflectionReadings } = context
  const column = source.reflectionColumn
  if (column === undefined) return number(code)
  const value = source.value(line.row, column)
  if (typeof value !== 'string' || codeOfText(reflectionReadings, value) !== code) {
    return number(code)
  }
  const cell = source.reference(line.row, column)
  const { at, reflectionReadings: first } = layout.summary
  const search = lookUp(at, first, reflectionReadings, cell)
  return search === null ? number(code) : formula(`=${search}`, code)
}

/** Number of a text in a table of readings, by plain equality: no wildcards, 0 when it is not there. */
function lookUp(
  at: (address: string) => string,
  first: number,
  readings: readonly MarkReading[],
  cell: string,
): string | null {
  if (readings.length === 0) return null
  const last = first + readings.length - 1
  return `SUMPRODUCT((${at(`A${first}:A${last}`)}=${cell})*${at(`C${first}:C${last}`)})`
}
