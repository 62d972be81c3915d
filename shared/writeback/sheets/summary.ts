// 反映集計: every figure a live formula over 反映明細, from the ward total to the share.
import { blockOf } from '../block/block.ts'
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import { literal, percentFormat, roundedPercent, shareFormula } from '../block/formula.ts'
import type { WriteSheet } from '../types.ts'
import { type PlanContext, whose } from './context.ts'
import { declaredFigures } from './declared.ts'
import { CHART_HEIGHT, detailColumns } from './layout.ts'
import { liveStatement } from './live-statement.ts'
import { chartRows, PROVENANCE_ROWS, provenanceRows, readingRows } from './records.ts'
import { rollUpRows } from './roll-up.ts'
import { linesNeeded } from './text-room.ts'

export function summarySheet(context: PlanContext): WriteSheet {
  const { words, layout, report, budget } = context
  const { summary } = layout
  const rollUp = rollUpRows(context)
  const chart = chartRows(context)
  const chartFirst = summary.chart + 1
  const chartLast = summary.chart + chart.length
  const source = `${budget.snapshot.sheet}!${report.table?.range ?? ''}`
  const who = whose(context)
  const status = { final: words.final, provisional: words.provisional }[
    report.totals.share.status === 'provisional' ? 'provisional' : 'final'
  ]
  const headings = [
    words.item,
    words.yen,
    words.inUnit(context.displayUnit),
    words.declared,
    words.difference,
    words.check,
    words.note,
  ]
  const readings = readingRows(context)
  const rollUpLast = summary.rollUp + rollUp.length - 1
  const receipt = summary.provenance + PROVENANCE_ROWS
  return {
    name: summary.name,
    blocks: [
      blockOf('A1', [
        [text(words.summaryTitle)],
        [text(who === '' ? words.source(source) : `${who}  ${words.source(source)}`)],
        [text(status)],
      ]),
      blockOf('A4', [headings.map(text)]),
      blockOf(`A${summary.total}`, figureRows(context)),
      blockOf(`A${summary.statement}`, [[text(words.statement)], [statement(context)]]),
      blockOf(`A${summary.rollUp}`, rollUp),
      blockOf(`A${summary.chart}`, [[text(words.chartData)], ...chart]),
      blockOf(`A${summary.provenance}`, [[text(words.provenance)], ...provenanceRows(context)]),
      blockOf(`A${summary.exclusionReadings - 1}`, readings),
    ],
    columnWidths: WIDTHS,
    styles: [
      { range: 'A1', style: 'title' },
      { range: 'A2:A3', style: 'note' },
      { range: 'A4:G4', style: 'heading' },
      { range: 'B4:E4', style: 'numberHeading' },
      { range: 'F4', style: 'check' },
      { range: `B${summary.total}:E${summary.numerator}`, style: 'amount' },
      { range: `A${summary.base}:G${summary.base}`, style: 'total' },
      { range: `A${summary.numerator}:G${summary.numerator}`, style: 'total' },
      { range: `B${summary.share}:D${summary.share}`, style: 'percent' },
      ...(summary.lineSum === null
        ? []
        : [{ range: `B${summary.lineSum}:E${summary.lineSum}`, style: 'amount' as const }]),
      { range: `F${summary.total}:F${summary.share}`, style: 'check' },
      { range: `A${summary.statement}`, style: 'heading' },
      { range: `A${summary.rollUp}:F${summary.rollUp + 1}`, style: 'heading' },
      { range: `B${summary.rollUp + 1}:F${summary.rollUp + 1}`, style: 'numberHeading' },
      {
        range: `A${summary.rollUp + 2}:A${rollUpLast}`,
        style: 'wrapped',
      },
      {
        range: `B${summary.rollUp + 2}:E${rollUpLast}`,
        style: 'amount',
      },
      {
        range: `F${summary.rollUp + 2}:F${rollUpLast}`,
        style: 'percent',
      },
      { range: `A${rollUpLast}:F${rollUpLast}`, style: 'total' },
      { range: `A${summary.chart}:B${summary.chart}`, style: 'heading' },
      { range: `B${chartFirst}:B${chartLast}`, style: 'amount' },
      { range: `A${summary.provenance}:B${summary.provenance}`, style: 'heading' },
      {
        range: `A${summary.exclusionReadings - 1}:C${summary.exclusionReadings - 1}`,
        style: 'heading',
      },
    ],
    percentFormat: percentFormat(context.policy.share.decimals),
    chart: {
      name: '反映グラフ',
      title: `${words.chartTitle} (${context.displayUnit})`,
      labels: `A${chartFirst}:A${chartLast}`,
      values: `B${chartFirst}:B${chartLast}`,
      place: `C${summary.chart}:G${summary.chart + CHART_HEIGHT}`,
    },
    paragraphs: [
      {
        range: `A${summary.statement + 1}:G${summary.statement + 1}`,
        lines: linesNeeded(report.statement[context.language], charactersOf('ABCDEFG')),
      },
      {
        range: `B${receipt}:G${receipt}`,
        lines: linesNeeded(context.attestation?.receipt ?? '', charactersOf('BCDEFG')),
      },
    ],
    print: {
      area: `A1:G${receipt}`,
      landscape: false,
      footer: [summary.name, who].filter(Boolean).join(' '),
    },
  }
}

/** Narrow enough for A4 upright in print that can be read. */
const WIDTHS: Record<string, number> = { A: 38, B: 17, C: 16, D: 18, E: 18, F: 10, G: 31 }

const charactersOf = (columns: string): number =>
  [...columns].reduce((sum, column) => sum + (WIDTHS[column] ?? 0), 0)

function figureRows(context: PlanContext): DraftCell[][] {
  const { words, layout, report, policy, lines } = context
  const { totals } = report
  const { summary, detail } = layout
  const declared = declaredFigures(context)
  const amounts = detail.column(detailColumns.amount)
  const counted = detail.column(detailColumns.counted)
  const exclusionNumbers = detail.column(detailColumns.exclusionCode)
  const markNumbers = detail.column(detailColumns.reflectionCode)
  const rows: DraftCell[][] = []

  rows.push(
    moneyRow(context, summary.total, {
      label: words.total,
      cell:
        summary.lineSum === null ? formula(`=SUM(${amounts})`, totals.total) : number(totals.total),
      yen: totals.total,
      declared: declared.total,
      note: summary.lineSum === null ? words.totalNote : words.totalDeclaredNote,
    }),
  )
  totals.exclusions.forEach((exclusion, i) => {
    const row = summary.exclusions[i] ?? 0
    // Where no line carries the exclusion, the total took the declared figure for it.
    const fromLines = exclusion.cells.length > 0 || exclusion.yen === 0
    rows.push(
      moneyRow(context, row, {
        label: exclusion.label,
        cell: fromLines
          ? formula(`=SUMIFS(${amounts},${exclusionNumbers},${i + 1})`, exclusion.yen)
          : number(exclusion.yen),
        yen: exclusion.yen,
        declared: declared.exclusions[i] ?? null,
        note: words.excluded(exclusion.kind === 'other' ? '' : exclusionNote(exclusion.kind)),
      }),
    )
  })
  const exclusions = summary.exclusions
  const less =
    exclusions.length === 0 ? '' : `-SUM(B${exclusions[0]}:B${exclusions[exclusions.length - 1]})`
  rows.push(
    moneyRow(context, summary.base, {
      label: words.base,
      cell: formula(`=B${summary.total}${less}`, totals.base),
      yen: totals.base,
      declared: declared.base,
      note: words.baseNote,
    }),
  )
  totals.reflected.forEach((mark, i) => {
    const code = context.codes.codeOf(mark.symbol)
    rows.push(
      moneyRow(context, summary.marks[i] ?? 0, {
        label: words.mark(mark.symbol, mark.label),
        cell: formula(`=SUMIFS(${counted},${markNumbers},${code})`, mark.yen),
        yen: mark.yen,
        declared: null,
        note: mark.counts ? '' : words.notCounted,
      }),
    )
  })
  const counting = summary.marks.filter((_, i) => totals.reflected[i]?.counts)
  rows.push(
    moneyRow(context, summary.numerator, {
      label: words.numerator,
      cell: formula(
        counting.length === 0 ? '=0' : `=${counting.map((row) => `B${row}`).join('+')}`,
        totals.share.numerator,
      ),
      yen: totals.share.numerator,
      declared: null,
      note: words.numeratorNote,
    }),
  )
  rows.push(shareRow(context, declared.share))
  rows.push([
    text(words.classified),
    formula(`=COUNTIFS(${markNumbers},"<>0",${amounts},">-1E+16")`, lines.classified),
  ])
  if (summary.lineSum !== null) {
    rows.push(
      moneyRow(context, summary.lineSum, {
        label: words.lineSum,
        cell: formula(`=SUM(${amounts})`, lines.yen),
        yen: lines.yen,
        declared: totals.total,
        note: words.totalNote,
      }),
    )
  }
  return rows

  function exclusionNote(kind: 'fixed' | 'priority'): string {
    if (context.language === 'en') return kind === 'fixed' ? 'fixed costs' : 'priority expense'
    return kind === 'fixed' ? '固定経費' : '区政充実重点経費'
  }

  function shareRow({ report: { totals: sums } }: PlanContext, printed: string | null) {
    const value = sums.share.value
    const base = `B${summary.base}`
    const numerator = `B${summary.numerator}`
    const share = shareFormula({
      numerator,
      base,
      classified: `B${summary.classified}`,
      decimals: policy.share.decimals,
      rounding: policy.share.rounding,
      otherwise: words.notApplicable,
    })
    const cells: DraftCell[] = [
      text(words.share),
      formula(share, value === null ? words.notApplicable : Number(value)),
      null,
    ]
    if (printed === null) cells.push(null, null, null)
    else {
      const decimals = printed.split('.')[1]?.length ?? 0
      const either = (['half-up', 'truncate'] as const).map(
        (rounding) => `${roundedPercent(numerator, base, decimals, rounding)}=D${summary.share}`,
      )
      const agrees = either.join(',')
      cells.push(
        number(Number(printed)),
        null,
        formula(
          `=IF(ISNUMBER(B${summary.share}),IF(OR(${agrees}),${literal(words.agrees)},${literal(words.differs)}),${literal(words.notApplicable)})`,
          value === null
            ? words.notApplicable
            : context.shareAgrees(printed)
              ? words.agrees
              : words.differs,
        ),
      )
    }
    cells.push(text(words.shareNote[policy.share.rounding]))
    return cells
  }
}

interface MoneyRow {
  label: string
  cell: DraftCell
  yen: number
  declared: number | null
  note: string
}

function moneyRow(context: PlanContext, row: number, money: MoneyRow): DraftCell[] {
  const { words, policy, displayFactor } = context
  const { yen, declared } = money
  const cells: DraftCell[] = [
    text(money.label),
    money.cell,
    formula(`=B${row}/${displayFactor}`, yen / displayFactor),
  ]
  if (declared === null) cells.push(null, null, null)
  else {
    const tolerance = policy.tolerance * displayFactor
    cells.push(
      number(declared),
      formula(`=B${row}-D${row}`, yen - declared),
      formula(
        `=IF(ABS(E${row})<=${tolerance},${literal(words.agrees)},${literal(words.differs)})`,
        Math.abs(yen - declared) <= tolerance ? words.agrees : words.differs,
      ),
    )
  }
  cells.push(text(money.note))
  return cells
}

function statement(context: PlanContext): DraftCell {
  const { report, layout, language } = context
  const { totals } = report
  const { summary } = layout
  const words = report.statement[language]
  const live = liveStatement(words, [
    { cell: `B${summary.total}`, yen: totals.total },
    ...totals.exclusions.map((exclusion, i) => ({
      cell: `B${summary.exclusions[i]}`,
      yen: exclusion.yen,
    })),
    { cell: `B${summary.base}`, yen: totals.base },
    { cell: `B${summary.numerator}`, yen: totals.share.numerator },
    ...totals.reflected.map((mark, i) => ({ cell: `B${summary.marks[i]}`, yen: mark.yen })),
    ...(totals.share.value === null
      ? []
      : [{ cell: `B${summary.share}`, percent: totals.share.value }]),
  ])
  return live === null ? text(words) : formula(live, words)
}
