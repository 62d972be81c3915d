// Lines written out by hand, in the columns that the product keeps them in.
import { missing } from '../shared/amount/index.ts'
import type { Line } from '../shared/model/budget.ts'
import { createLines, type Lines } from '../shared/model/lines.ts'

/** Rows follow each other from the first one's. */
export function linesOf(written: readonly Omit<Line, 'index'>[]): Lines {
  const at = (row: number) => written[row - (written[0]?.row ?? 0)]
  const lines = createLines(
    written[0]?.row ?? 1,
    written.length,
    { reading: missing, exclusion: { kind: 'none' }, reflection: { kind: 'unset' } },
    {
      amount: (row) => at(row)?.amount ?? missing,
      department: (row) => at(row)?.department ?? '',
      remark: (row) => at(row)?.remark ?? '',
      isHidden: (row) => at(row)?.hidden ?? false,
      hasHidden: written.some(({ hidden }) => hidden),
    },
  )
  written.forEach((line, i) => {
    lines.kind[i] = line.rowKind
    lines.level[i] = line.level
    lines.parent[i] = line.parent
    lines.names[i] = line
    lines.detail[i] = line.detail
    lines.yen[i] = line.amount.yen ?? Number.NaN
    lines.reading[i] = line.amount
    lines.exclusion[i] = line.exclusion
    lines.reflection[i] = line.reflection
    lines.isDescribed[i] = 1
    if (line.covers) lines.covers.set(i, line.covers)
  })
  return lines
}
