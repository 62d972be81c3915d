// The published sentence on 反映集計: its figures live, and never without what they are worth.
import { type DraftCell, formula, text } from '../block/cells.ts'
import { FORMULA_LIMIT, literal } from '../block/formula.ts'
import type { PlanContext } from './context.ts'
import { liveStatement } from './live-statement.ts'

export function statementCell(context: PlanContext): DraftCell {
  const { report, layout, language, words } = context
  const { totals } = report
  const { summary } = layout
  const said = report.statement[language]
  const hasShare = totals.share.value !== null
  const live = liveStatement(said, [
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
  const mark = `IF(C${summary.changed}=0,"",${literal(words.changedMark)})`
  const error = literal(`${words.changedMark}${words.statementError}`)
  // A share that has come or gone since needs another sentence than this one.
  const same = `ISNUMBER(B${summary.share})=${hasShare ? 'TRUE' : 'FALSE'}`
  const sentence = live?.slice(1) ?? literal(said)
  const whole = `=IFERROR(IF(${same},${mark}&${sentence},${error}),${error})`
  if (whole.length <= FORMULA_LIMIT) return formula(whole, said)
  // Too long to be a formula: its heading says whether it still holds.
  return text(said)
}
