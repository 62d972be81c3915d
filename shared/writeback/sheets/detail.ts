// 反映明細: the normalised leaf lines, each pointing at the staff's own cells.
import { columnIndex } from '../../address/index.ts'
import type { Line } from '../../model/budget.ts'
import { blockOf, createBlock } from '../block/block.ts'
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import { fitsLiteral } from '../block/formula.ts'
import type { WriteBlock, WriteSheet } from '../types.ts'
import { type AsRead, createAsRead } from './as-read.ts'
import { type PlanContext, type Section, sectionText, sourceText, whose } from './context.ts'
import { type DetailPatterns, detailPatterns } from './detail-patterns.ts'
import { detailWidths } from './detail-widths.ts'
import { DETAIL_FIRST_ROW, DETAIL_HEADING_ROW, detailColumns } from './layout.ts'
import { MASTER_CHECK, masterText } from './master-check.ts'
import {
  exclusionCode,
  isErrorText,
  leaves,
  reflectionCode,
  sourceText as textOf,
} from './source.ts'
import { stateOf } from './state.ts'

export function detailSheet(context: PlanContext): WriteSheet {
  const { words, layout, lines } = context
  const last = layout.detail.lastRow
  const headings = headingsOf(context)
  const lastColumn = context.isSeveral ? detailColumns.sectionCode : detailColumns.namesThen
  const range = `A${DETAIL_HEADING_ROW}:${lastColumn}${last}`
  return {
    name: layout.detail.name,
    blocks: [
      blockOf('A1', [
        [text(words.detailTitle)],
        [
          text(
            context.sections.every(({ isLive }) => isLive)
              ? words.detailNote
              : words.detailNoteFiles,
          ),
        ],
        [formula(`=${layout.summary.at('A3')}`, stateOf(context).words)],
      ]),
      blockOf(`A${DETAIL_HEADING_ROW}`, [headings.map(text)]),
      ...(lines.count > 0 ? [lineBlock(context)] : []),
      blockOf('K1', [[text(sourceText(context))]]),
      blockOf(CHECK, [[formula(`=${layout.summary.at(MASTER_CHECK)}`, masterText(context))]]),
    ],
    table: { name: tableName(layout.detail.name), range },
    columnWidths: detailWidths(context),
    styles: [
      { range: 'A1', style: 'title' },
      { range: CHECK, style: 'state' },
      { range: 'A2', style: 'note' },
      { range: 'A3', style: 'state' },
      { range: 'K1', style: 'note' },
      { range: `A${DETAIL_HEADING_ROW}:${lastColumn}${DETAIL_HEADING_ROW}`, style: 'heading' },
      { range: `A${DETAIL_HEADING_ROW}:A${last}`, style: 'centred' },
      { range: `H${DETAIL_HEADING_ROW}:H${last}`, style: 'centred' },
      ...(lines.count > MOST_WRAPPED
        ? []
        : (['B', 'M'] as const).map((column) => ({
            range: `${column}${DETAIL_FIRST_ROW}:${column === 'B' ? 'D' : 'M'}${last}`,
            style: 'wrapped' as const,
          }))),
      { range: `F${DETAIL_FIRST_ROW}:F${last}`, style: 'amount' },
      { range: `I${DETAIL_FIRST_ROW}:J${last}`, style: 'amount' },
      {
        range: `${detailColumns.yenThen}${DETAIL_FIRST_ROW}:${detailColumns.yenThen}${last}`,
        style: 'amount',
      },
      {
        range: `${detailColumns.changed}${DETAIL_FIRST_ROW}:${detailColumns.changed}${last}`,
        style: 'changed',
      },
    ],
    changedFormat: `"${words.changedLine}";"${words.changedLine}";`,
    frozenRows: DETAIL_HEADING_ROW,
    print: {
      area: `A1:${detailColumns.changed}${last}`,
      titleRows: `1:${DETAIL_HEADING_ROW}`,
      landscape: true,
      footer: [layout.detail.name, whose(context)].filter(Boolean).join(' '),
    },
  }
}

/** The master check, beside the title and above the amounts. */
const CHECK = 'F1'

/** Above so many lines Excel would be held up by fitting the height of each row. */
const MOST_WRAPPED = 5_000

const tableName = (sheet: string): string => sheet.replace(/[^\p{L}\p{N}_]+/gu, '_')

function headingsOf({ words, isSeveral }: PlanContext): readonly string[] {
  if (!isSeveral) return words.detailHeadings
  const headings = [...words.detailHeadings]
  headings[columnIndex(detailColumns.department)] = words.section
  return [...headings, words.sectionCode]
}

/** One row a line. */
function lineBlock(context: PlanContext): WriteBlock {
  const block = createBlock(`A${DETAIL_FIRST_ROW}`, {
    rows: context.lines.count,
    columns: headingsOf(context).length,
  })
  let index = 0
  for (const section of context.sections) {
    const patterns = detailPatterns(context, section)
    const asRead = createAsRead(section)
    for (const line of leaves(section.budget)) {
      const amount = amountCell(section, patterns, line)
      const then = section.isLive ? asRead(line, amount?.kind === 'formula') : null
      block.add(detailRow(context, section, patterns, { line, index, amount, then }), line.row)
      index += 1
    }
  }
  return block.done()
}

function detailRow(
  context: PlanContext,
  section: Section,
  patterns: DetailPatterns,
  {
    line,
    index,
    amount,
    then,
  }: { line: Line; index: number; amount: DraftCell; then: AsRead | null },
): DraftCell[] {
  const { policy, codes } = context
  const excluded = exclusionCode(line, policy)
  const mark = reflectionCode(line, codes)
  const yen = line.yen ?? 0
  const counted = excluded === 0 ? yen : 0
  const isCounting = mark > 0 && mark <= codes.counting
  return [
    number(index + 1),
    text(line.issue),
    text(line.strategy),
    text([line.initiative, line.detail].filter((name) => name !== '').join(' ')),
    text(sectionText(context, section, line)),
    amount,
    exclusionLabel(context, patterns, excluded),
    reflectionCell(section, patterns, line),
    formula(patterns.counted, counted),
    formula(patterns.reflected, isCounting ? counted : 0),
    text(patterns.source),
    text(line.amount.raw),
    text(line.remark),
    then && formula(then.changed, 0),
    exclusionNumber(section, patterns, line, excluded),
    reflectionNumber(section, patterns, line, mark),
    number(context.issueNumber(line)),
    number(context.strategyNumber(line)),
    then === null || then.yen === null ? null : number(then.yen),
    text(then?.marks ?? ''),
    text(then?.names ?? ''),
    ...(context.isSeveral ? [number(section.number)] : []),
  ]
}

/**
 * The amount in yen, pointing at the source. Where the source is text, the formula holds for that
 * text only: once someone types a number there, the number counts; any other text is a visible
 * error, never a silent 0. Another file's is a value.
 */
function amountCell({ source, isLive }: Section, patterns: DetailPatterns, line: Line): DraftCell {
  const { yen } = line.amount
  if (!isLive) return yen === null ? null : number(yen)
  const value = source.value(line.row, source.amountColumn)
  const factor = source.factor
  if (typeof value === 'number') {
    if (yen === null) return null
    const unit = value === 0 ? (factor ?? 1) : Math.round(yen / value)
    if (unit <= 0 || Math.round(value * unit) !== yen) return number(yen)
    const amount = Number.isInteger(value) ? patterns.amount : patterns.roundedAmount
    return formula(amount(unit), yen)
  }
  const raw = String(value)
  if (isErrorText(raw)) return null
  if (typeof value === 'boolean' || factor === null || !fitsLiteral(raw) || raw.trim() !== raw) {
    return yen === null ? null : number(yen)
  }
  const amount = raw === line.amount.raw ? patterns.amountAsWritten : patterns.amountOfText(raw)
  return formula(amount, yen ?? '')
}

function exclusionLabel(
  { report }: PlanContext,
  { exclusionLabel: label }: DetailPatterns,
  code: number,
): DraftCell {
  return label === null ? null : formula(label, report.totals.exclusions[code - 1]?.label ?? '')
}

function reflectionCell(
  { source, isLive }: Section,
  patterns: DetailPatterns,
  line: Line,
): DraftCell {
  const column = source.reflectionColumn
  if (!isLive && column !== undefined) return text(textOf(source.value(line.row, column)))
  if (column === undefined || needsValue(source.value(line.row, column), line.reflection.kind)) {
    return line.reflection.kind === 'mark' ? text(line.reflection.symbol) : null
  }
  return formula(patterns.reflection, String(source.value(line.row, column)))
}

/** Blank on the row itself but read from a merged or earlier cell: nothing live to point at. */
const needsValue = (value: string | number | boolean, kind: string): boolean =>
  typeof value !== 'string' || (value === '' && kind !== 'unset')

function exclusionNumber(
  { source, isLive }: Section,
  patterns: DetailPatterns,
  line: Line,
  code: number,
): DraftCell {
  const column = source.exclusionColumn
  if (column === undefined || !isLive) return number(code)
  const value = source.value(line.row, column)
  const byCell = line.exclusion.kind === 'policy' && line.exclusion.by === 'cell'
  const fallback = byCell ? 0 : code
  const found = value === '' ? fallback : patterns.exclusionCodeOf(String(value))
  if (typeof value !== 'string' || found !== code) return number(code)
  const search = patterns.exclusionNumber?.(fallback)
  return search ? formula(search, code) : number(code)
}

function reflectionNumber(
  { source, isLive }: Section,
  patterns: DetailPatterns,
  line: Line,
  code: number,
): DraftCell {
  const column = source.reflectionColumn
  if (column === undefined || !isLive) return number(code)
  const value = source.value(line.row, column)
  if (typeof value !== 'string' || patterns.reflectionCodeOf(value) !== code) return number(code)
  const search = patterns.reflectionNumber
  return search ? formula(search, code) : number(code)
}
