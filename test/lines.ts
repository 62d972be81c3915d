// Lines written out by hand, in the columns that the product keeps them in.
import { missing } from '../shared/amount/index.ts'
import type { Line } from '../shared/model/budget.ts'
import { Lines } from '../shared/model/lines.ts'

export type WrittenLine = Omit<Line, 'index' | 'yen'>

/** Rows follow each other from the first one's. */
export function linesOf(written: readonly WrittenLine[]): Lines {
  const at = (row: number) => written[row - (written[0]?.row ?? 0)]
  const lines = new Lines(
    written[0]?.row ?? 1,
    written.length,
    { amount: missing, exclusion: { kind: 'none' }, reflection: { kind: 'unset' } },
    {
      amount: (row) => at(row)?.amount ?? missing,
      department: (row) => at(row)?.department ?? '',
      remark: (row) => at(row)?.remark ?? '',
      isHidden: (row) => at(row)?.hidden ?? false,
      hasHidden: written.some(({ hidden }) => hidden),
    },
  )
  written.forEach((line, i) => {
    lines.setKind(i, line.rowKind)
    lines.level[i] = line.level
    if (line.parent >= 0) lines.setParent(i, line.parent)
    lines.setNames(i, line)
    lines.setDetail(i, line.detail)
    lines.setAmount(i, line.amount)
    lines.setExclusion(i, line.exclusion)
    lines.setReflection(i, line.reflection)
    lines.describe(i)
    if (line.covers) lines.covers.set(i, line.covers)
  })
  return lines
}
