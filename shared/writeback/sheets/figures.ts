// The figures of 反映集計: from the ward total to the share, each live over 反映明細.
import { type DraftCell, formula, number, text } from '../block/cells.ts'
import { literal, roundedPercent, shareFormula } from '../block/formula.ts'
import type { PlanContext } from './context.ts'
import { declaredFigures } from './declared.ts'
import { detailColumns } from './layout.ts'

export function figureRows(context: PlanContext): DraftCell[][] {
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
  rows.push(unsetRow(context))
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

/** Lines that no mark decides: their amount is in the base and in no reflected amount. */
function unsetRow({ words, layout, lines, displayFactor }: PlanContext): DraftCell[] {
  const { summary, detail } = layout
  const marks = detail.column(detailColumns.reflectionCode)
  const counted = detail.column(detailColumns.counted)
  const count = `COUNTIFS(${marks},0,${counted},"<>0")`
  return [
    text(words.unset),
    formula(`=SUMIFS(${counted},${marks},0)`, lines.unsetYen),
    formula(`=B${summary.unset}/${displayFactor}`, lines.unsetYen / displayFactor),
    null,
    null,
    null,
    formula(`=${words.unsetLines(count)}`, words.unsetText(lines.unset)),
  ]
}
