// The list of budget items: every line of the run, in the order of the sheet, and its sum.
import { type ComparedLine, unitYen } from '../../schema/index.ts'
import { groupDigits } from '../../text/digits.ts'
import { fillWords } from '../locales/index.ts'
import type { Block, Inline, Row } from '../types.ts'
import type { PageContext } from './context.ts'
import { lineFigure } from './figures.ts'
import { pageTitle } from './plan.ts'

export function itemBlocks(context: PageContext): Block[] {
  const { words, input, unit } = context
  const { lines, report } = input
  const size = unitYen[unit]
  const isWhole =
    lines.every(({ yen }) => (yen ?? 0) % size === 0) && report.totals.total % size === 0
  const shown = isWhole ? unit : '円'
  const amount = (yen: number): string =>
    (yen < 0 ? '△' : '') + groupDigits(Math.abs(yen) / unitYen[shown])
  const { columns } = words
  const sum = lines.reduce((before, { yen }) => before + (yen ?? 0), 0)
  const rows = lines.map(
    (line): Row => ({
      cells: [
        ...[line.issue, line.strategy, line.initiative, line.department].map((text) => [{ text }]),
        [amountCell(context, line, amount)],
        [{ text: exclusionLabel(context, line) }],
        [{ text: reflectionLabel(context, line) }],
      ],
    }),
  )
  const totalRow = (label: string, yen: number, figure?: string): Row => ({
    isTotal: true,
    cells: [
      ...[label, '', '', ''].map((text) => [{ text }]),
      [{ text: amount(yen), ...(figure ? { figure } : {}) }],
      [{ text: '' }],
      [{ text: '' }],
    ],
  })
  const isSame = sum === report.totals.total
  if (!isSame) rows.push(totalRow(words.listed, sum))
  rows.push(totalRow(words.total, report.totals.total, 'total'))
  const titles = [columns.issue, columns.strategy, columns.initiative, columns.department]
  const table = withoutEmpty({
    kind: 'table',
    caption: words.titles.items,
    columns: [
      ...titles.map((title) => ({ title })),
      { title: amountTitle(context), numeric: true },
      { title: columns.exclusion },
      { title: columns.reflection },
    ],
    rows,
  })
  return [
    { kind: 'heading', level: 1, content: [{ text: pageTitle(context, 'items') }] },
    { kind: 'paragraph', content: [{ text: fillWords(words.unit, { unit: shown }) }] },
    table,
  ]
}

/** A table without the columns that no row fills. */
export function withoutEmpty(table: Block & { kind: 'table' }): Block {
  const filled = table.columns.map((_, i) =>
    table.rows.some(({ cells }) => cells[i]?.some(({ text }) => text !== '')),
  )
  return {
    ...table,
    columns: table.columns.filter((_, i) => filled[i]),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.filter((_, i) => filled[i]) })),
  }
}

const amountTitle = ({ input, words }: PageContext): string =>
  input.plan?.stage ? words.stages[input.plan.stage] : words.unstated

function amountCell(
  { outline, words }: PageContext,
  line: ComparedLine,
  amount: (yen: number) => string,
): Inline {
  const text = line.yen !== null ? amount(line.yen) : outline.isUnread(line) ? words.missing : '-'
  return { text, figure: lineFigure(outline, line) }
}

export const exclusionLabel = ({ input }: PageContext, { exclusion }: ComparedLine): string =>
  exclusion === null
    ? ''
    : (input.report.totals.exclusions.find(({ id }) => id === exclusion)?.label ?? exclusion)

export function reflectionLabel({ words }: PageContext, { reflection }: ComparedLine): string {
  if (reflection === 'none') return words.notReflected
  return reflection === 'unset' ? words.unset : reflection
}
