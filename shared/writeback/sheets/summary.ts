// 反映集計: every figure a live formula over 反映明細, from the ward total to the share, and what it is worth.
import { blockOf } from '../block/block.ts'
import { formula, text } from '../block/cells.ts'
import { percentFormat } from '../block/formula.ts'
import type { WriteSheet } from '../types.ts'
import { sectionRows } from './by-section.ts'
import { comparisonRows, watchedRows } from './comparison.ts'
import { type PlanContext, sourceText, whose } from './context.ts'
import { figureRows } from './figures.ts'
import { MASTER_CHECK, masterCheck } from './master-check.ts'
import { provenanceRows, readingRows, sheetsRecord } from './records.ts'
import { rollUpRows } from './roll-up.ts'
import { stateOf, unlessChanged } from './state.ts'
import { statementCell } from './statement-cell.ts'
import { linesNeeded } from './text-room.ts'
import { waterfallChart, waterfallRows } from './waterfall.ts'

export function summarySheet(context: PlanContext): WriteSheet {
  const { words, layout, report } = context
  const { summary } = layout
  const rollUp = rollUpRows(context)
  const source = sourceText(context)
  const who = whose(context)
  const state = stateOf(context)
  const headings = [
    words.item,
    words.yen,
    words.inUnit(context.displayUnit),
    words.declared,
    words.difference,
    words.check,
    words.note,
  ]
  const records = provenanceRows(context)
  const receipt = summary.provenance + records.length - 1
  return {
    name: summary.name,
    blocks: [
      blockOf('A1', [
        [text(words.summaryTitle)],
        [text(who === '' ? source : `${who}  ${source}`)],
        [formula(unlessChanged(context, state.words, words.changed), state.words)],
      ]),
      blockOf(MASTER_CHECK, [[masterCheck(context)]]),
      blockOf('A4', [headings.map(text)]),
      blockOf(`A${summary.total}`, figureRows(context)),
      blockOf(`A${summary.statement}`, [
        [formula(unlessChanged(context, words.statement, words.statementChanged), words.statement)],
        [statementCell(context)],
      ]),
      ...(summary.sections === null ? [] : [blockOf(`A${summary.sections}`, sectionRows(context))]),
      blockOf(`A${summary.rollUp}`, rollUp),
      blockOf(`A${summary.comparison}`, comparisonRows(context)),
      blockOf(`A${summary.provenance}`, records),
      blockOf(`A${summary.chartData - 2}`, [[text(words.chartData)], ...waterfallRows(context)]),
      blockOf(
        `A${summary.exclusionReadings - 1}`,
        readingRows(context, words.exclusionReadings, context.exclusionReadings),
      ),
      blockOf(
        `A${summary.reflectionReadings - 1}`,
        readingRows(context, words.reflectionReadings, context.reflectionReadings),
      ),
      blockOf(`A${summary.watched - 1}`, watchedRows(context)),
    ],
    columnWidths: WIDTHS,
    styles: stylesOf(context, rollUp.length),
    percentFormat: percentFormat(context.policy.share.decimals),
    chart: waterfallChart(context),
    paragraphs: [
      { range: 'A3:G3', lines: linesNeeded(state.words, charactersOf('ABCDEFG') * 0.9) },
      {
        range: `A${summary.statement + 1}:G${summary.statement + 1}`,
        lines: linesNeeded(
          `${words.changedMark}${report.statement[context.language]}`,
          charactersOf('ABCDEFG'),
        ),
      },
      {
        range: `B${receipt}:G${receipt}`,
        lines: linesNeeded(context.attestation?.receipt ?? '', charactersOf('BCDEFG')),
      },
      ...sheetsRecord(context).map(({ row, said }) => ({
        range: `B${row}:G${row}`,
        lines: linesNeeded(said, charactersOf('BCDEFG')),
      })),
    ],
    frozenRows: 1,
    print: {
      area: `A1:G${receipt}`,
      titleRows: '1:1',
      landscape: false,
      footer: [summary.name, who].filter(Boolean).join(' '),
    },
  }
}

/** Narrow enough for A4 upright in print that can be read. */
const WIDTHS: Record<string, number> = { A: 38, B: 17, C: 16, D: 18, E: 18, F: 10, G: 31 }

const charactersOf = (columns: string): number =>
  [...columns].reduce((sum, column) => sum + (WIDTHS[column] ?? 0), 0)

function stylesOf(context: PlanContext, rollUpRowCount: number): NonNullable<WriteSheet['styles']> {
  const { summary } = context.layout
  const lastChartRow = summary.chartData + context.report.totals.exclusions.length + 2
  const compared = summary.comparison + 2
  const figures = summary.share - summary.total
  return [
    { range: 'A1', style: 'title' },
    { range: MASTER_CHECK, style: 'state' },
    { range: 'A2', style: 'note' },
    { range: 'A3', style: 'state' },
    ...heading('A4:G4', 'B4:E4'),
    { range: 'F4', style: 'check' },
    { range: `B${summary.total}:E${summary.numerator}`, style: 'amount' },
    { range: `A${summary.base}:G${summary.base}`, style: 'total' },
    { range: `A${summary.numerator}:G${summary.numerator}`, style: 'total' },
    { range: `B${summary.share}:D${summary.share}`, style: 'percent' },
    { range: `B${summary.lineSum ?? summary.unset}:E${summary.unset}`, style: 'amount' },
    { range: `F${summary.total}:F${summary.share}`, style: 'check' },
    { range: `A${summary.statement}:G${summary.statement}`, style: 'heading' },
    ...(summary.sections === null ? [] : sums(summary.sections, context.sections.length + 3)),
    ...sums(summary.rollUp, rollUpRowCount),
    { range: `A${summary.comparison}:D${summary.comparison + 1}`, style: 'heading' },
    { range: `B${summary.comparison + 1}:C${summary.comparison + 1}`, style: 'numberHeading' },
    { range: `B${compared}:C${compared + figures - 1}`, style: 'amount' },
    { range: `B${compared + figures}:C${compared + figures}`, style: 'percent' },
    { range: `D${summary.comparison + 1}:D${summary.changed}`, style: 'check' },
    { range: `A${summary.changed}:D${summary.changed}`, style: 'total' },
    { range: `A${summary.provenance}:G${summary.provenance + 1}`, style: 'heading' },
    { range: `A${summary.chartData - 2}:E${summary.chartData - 1}`, style: 'heading' },
    { range: `B${summary.chartData - 1}:E${summary.chartData - 1}`, style: 'numberHeading' },
    { range: `B${summary.chartData}:E${lastChartRow}`, style: 'amount' },
    ...heading(`A${summary.exclusionReadings - 1}:C${summary.exclusionReadings - 1}`),
    ...heading(`A${summary.reflectionReadings - 1}:C${summary.reflectionReadings - 1}`),
    ...heading(`A${summary.watched - 1}:C${summary.watched - 1}`),
  ]
}

/** Of a title, headings, rows of sums and their sum. */
function sums(first: number, rows: number): NonNullable<WriteSheet['styles']> {
  const last = first + rows - 1
  return [
    { range: `A${first}:F${first + 1}`, style: 'heading' },
    { range: `B${first + 1}:F${first + 1}`, style: 'numberHeading' },
    { range: `A${first + 2}:A${last}`, style: 'wrapped' },
    { range: `B${first + 2}:E${last}`, style: 'amount' },
    { range: `F${first + 2}:F${last}`, style: 'percent' },
    { range: `A${last}:F${last}`, style: 'total' },
  ]
}

function heading(range: string, numbers?: string): NonNullable<WriteSheet['styles']> {
  return [
    { range, style: 'heading' },
    ...(numbers === undefined ? [] : [{ range: numbers, style: 'numberHeading' as const }]),
  ]
}
