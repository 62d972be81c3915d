// Amounts and the own share of each section's sheet, summed live over 反映明細, beside the ward's.
import { type DraftCell, text } from '../block/cells.ts'
import type { PlanContext, Section } from './context.ts'
import { detailColumns } from './layout.ts'
import { allRow, type Sums, sumHeadings, sumRow } from './roll-up.ts'
import { exclusionCode, leaves, reflectionCode } from './source.ts'

/** Title, headings, a row a section, and their sum; none where one sheet is the whole budget. */
export function sectionRows(context: PlanContext): DraftCell[][] {
  const { words, sections, layout } = context
  const first = layout.summary.sections
  if (first === null) return []
  const sums = sections.map((section) => sumsOf(context, section))
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

function sumsOf({ policy, codes }: PlanContext, { name, budget }: Section): Sums {
  const sums: Sums = { title: name, yen: 0, excludedYen: 0, reflectedYen: 0 }
  for (const line of leaves(budget)) {
    const yen = line.yen ?? 0
    const mark = reflectionCode(line, codes)
    sums.yen += yen
    if (exclusionCode(line, policy) > 0) sums.excludedYen += yen
    else if (mark > 0 && mark <= codes.counting) sums.reflectedYen += yen
  }
  return sums
}
