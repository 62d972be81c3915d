// 検証時との照合: every figure, and all that the figures rest on, as checked and now, counted in one cell.
import { amountUnit } from '../../model/amount-unit.ts'
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import { literal } from '../block/formula.ts'
import type { PlanContext, Section } from './context.ts'
import { detailColumns } from './layout.ts'

interface Compared {
  label: string
  checked: number | string
  /** A formula for what it is now. */
  now: string
  /** How far apart the two may be: sums of fractions differ in their last digits. */
  within?: number
}

export function comparisonRows(context: PlanContext): DraftCell[][] {
  const { words, layout } = context
  const first = layout.summary.comparison + 2
  const compared = [...figures(context), ...counts(context)]
  const last = first + compared.length - 1
  const headings = [words.item, words.asChecked, words.now, words.check]
  return [
    [text(words.comparison)],
    headings.map(text),
    ...compared.map((one, i) => comparedRow(context, one, first + i)),
    [
      text(words.changedItems),
      null,
      formula(`=SUMPRODUCT((D${first}:D${last}<>${literal(words.agrees)})*1)`, 0),
      formula(
        `=IF(C${last + 1}=0,${literal(words.agrees)},${literal(words.changedLine)})`,
        words.agrees,
      ),
    ],
  ]
}

function comparedRow({ words }: PlanContext, one: Compared, row: number): DraftCell[] {
  const { label, checked, now, within } = one
  const same = within === undefined ? `C${row}=B${row}` : `ABS(C${row}-B${row})<=${within}`
  return [
    text(label),
    typeof checked === 'number' ? number(checked) : text(checked),
    formula(`=${now}`, checked),
    formula(
      `=IF(ISERROR(C${row}),${literal(words.changedLine)},IF(${same},${literal(words.agrees)},${literal(words.changedLine)}))`,
      words.agrees,
    ),
  ]
}

function figures({ words, layout, report }: PlanContext): Compared[] {
  const { summary } = layout
  const { totals } = report
  const { value, numerator } = totals.share
  const at = (row: number | undefined): string => `B${row}`
  return [
    { label: words.total, checked: totals.total, now: at(summary.total) },
    ...totals.exclusions.map(({ label, yen }, i) => ({
      label,
      checked: yen,
      now: at(summary.exclusions[i]),
    })),
    { label: words.base, checked: totals.base, now: at(summary.base) },
    ...totals.reflected.map(({ symbol, label, yen }, i) => ({
      label: words.mark(symbol, label),
      checked: yen,
      now: at(summary.marks[i]),
    })),
    { label: words.numerator, checked: numerator, now: at(summary.numerator) },
    {
      label: words.share,
      checked: value === null ? words.notApplicable : Number(value),
      now: at(summary.share),
    },
  ]
}

/** As many as `comparedCounts` says. */
function counts(context: PlanContext): Compared[] {
  const { words, layout, lines, sections } = context
  const { summary, detail } = layout
  const watched = sections.reduce((sum, section) => sum + section.watched.cells.length, 0)
  const marks = detail.column(detailColumns.reflectionCode)
  const counted = detail.column(detailColumns.counted)
  const lastWatched = summary.watched + watched - 1
  return [
    { label: words.changedLines, checked: 0, now: `SUM(${detail.column(detailColumns.changed)})` },
    { label: words.unsetCount, checked: lines.unset, now: `COUNTIFS(${marks},0,${counted},"<>0")` },
    ...sections.filter(({ isLive }) => isLive).flatMap((section) => tableCounts(context, section)),
    {
      label: words.changedCells,
      checked: 0,
      now: watched === 0 ? '0' : `SUM(C${summary.watched}:C${lastWatched})`,
    },
  ]
}

/** What a sheet's table holds altogether. */
function tableCounts({ words, isSeveral }: PlanContext, section: Section): Compared[] {
  const { ranges } = section.watched
  const of = isSeveral ? section.name : ''
  return [
    {
      label: words.filledCells(of),
      checked: ranges.filledCells,
      now: sumOf(ranges.filled, (range) => `ROWS(${range})-COUNTBLANK(${range})`),
    },
    {
      label: words.amountColumn(amountUnit(section.budget.table) ?? '', of),
      checked: ranges.amountSum,
      now: sumOf(ranges.amounts, (range) => `SUMIF(${range},">-1E+99")`),
      within: 0.0000001,
    },
  ]
}

const sumOf = (ranges: readonly string[], count: (range: string) => string): string =>
  ranges.length === 0 ? '0' : ranges.map(count).join('+')

/** The cells besides the lines that must stay as they were, each with what it held. */
export function watchedRows({ words, layout, sections }: PlanContext): DraftCell[][] {
  const first = layout.summary.watched
  const cells = sections.flatMap(({ source, watched }) =>
    watched.cells.map((watchedCell) => ({ ...watchedCell, source })),
  )
  return [
    [text(words.watchedCell), text(words.watchedContent), text(words.watchedChange)],
    ...cells.map(({ cell, value, source }, i) => {
      const now = source.cell(cell)
      const then = `B${first + i}`
      const same =
        typeof value === 'number'
          ? `IF(ISNUMBER(${now}),IF(ROUND(${now}-${then},7)=0,0,1),1)`
          : `IF(EXACT(${now},${then}),0,1)`
      return [
        text(`${source.name}!${cell}`),
        typeof value === 'number' ? number(value) : text(value),
        formula(`=IFERROR(${same},1)`, 0),
      ]
    }),
  ]
}
