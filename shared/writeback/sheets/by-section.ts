// Amounts and the own share of each section's sheet, summed live over 反映明細, beside the ward's.
import { sectionSums } from '../../totals/section-sums.ts'
import { type DraftCell, text } from '../block/cells.ts'
import type { PlanContext } from './context.ts'
import { detailColumns } from './layout.ts'
import { allRow, type Sums, sumHeadings, sumRow } from './roll-up.ts'

/** Title, headings, a row a section, and their sum; none where one sheet is the whole budget. */
export function sectionRows(context: PlanContext): DraftCell[][] {
  const { words, sections, layout } = context
  const first = layout.summary.sections
  if (first === null) return []
  const sums = sections.map(
    ({ name, budget }): Sums => ({ title: name, ...sectionSums(budget, context.policy) }),
  )
  const firstRow = first + 2
  return [
    [text(words.bySection)],
    sumHeadings(context, words.section),
    ...sums.map((sum, i) =>
      sumRow(context, firstRow + i, sum, '', detailColumns.sectionCode, i + 1),
    ),
    allRow(
      context,
      firstRow + sums.length,
      sums.map((_, i) => firstRow + i),
      sums,
    ),
  ]
}
