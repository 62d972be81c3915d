// The chart of 反映集計: from the ward total over each exclusion down to the base and its reflected part.
import { type DraftCell, formula, text } from '../block/cells.ts'
import type { WriteChart } from '../types.ts'
import type { PlanContext } from './context.ts'
import { CHART_HEIGHT } from './layout.ts'

/** Dark, light, middle: told apart in print without colour. */
const COLOURS = { whole: '#1F4E79', less: '#BFBFBF', reflected: '#ED7D31' }
/** A bar that is not there has no label. */
const LABEL_FORMAT = '#,##0;"△"#,##0;'

/** Headings, then a row a bar; columns: label, what lies under the bar, and the bar by its meaning. */
export function waterfallRows(context: PlanContext): DraftCell[][] {
  const { words, layout, report, displayFactor } = context
  const { summary } = layout
  const { totals } = report
  const first = summary.exclusions[0]
  let left = totals.total
  const whole = (label: string, row: number, yen: number): DraftCell[] => [
    text(label),
    null,
    formula(`=C${row}`, yen / displayFactor),
  ]
  return [
    [words.item, words.chartUnder, words.chartWhole, words.chartLess, words.chartReflected].map(
      text,
    ),
    whole(words.total, summary.total, totals.total),
    ...totals.exclusions.map(({ label, yen }, i): DraftCell[] => {
      const row = summary.exclusions[i]
      const after = `C${summary.total}-SUM(C${first}:C${row})`
      left -= yen
      return [
        text(label),
        formula(
          `=MAX(0,MIN(${after},${after}+C${row}))`,
          Math.max(0, Math.min(left, left + yen)) / displayFactor,
        ),
        null,
        formula(`=ABS(C${row})`, Math.abs(yen) / displayFactor),
      ]
    }),
    whole(words.base, summary.base, totals.base),
    [
      text(words.numerator),
      null,
      null,
      null,
      formula(`=C${summary.numerator}`, totals.share.numerator / displayFactor),
    ],
  ]
}

export function waterfallChart({ words, layout, report, displayUnit }: PlanContext): WriteChart {
  const { summary } = layout
  const last = summary.chartData + report.totals.exclusions.length + 2
  return {
    name: '反映グラフ',
    title: `${words.chartTitle} (${displayUnit})`,
    labels: `A${summary.chartData}:A${last}`,
    values: `B${summary.chartData}:E${last}`,
    place: `A${summary.chart}:G${summary.chart + CHART_HEIGHT - 1}`,
    stacked: {
      colours: [null, COLOURS.whole, COLOURS.less, COLOURS.reflected],
      labelFormat: LABEL_FORMAT,
    },
  }
}
