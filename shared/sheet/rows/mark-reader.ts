// What a row says of its exclusion and reflection, and whether it is shown again.
import type { ExclusionReading, LineNames } from '../../model/budget.ts'
import { type Lines, noNames } from '../../model/lines.ts'
import type { Cell } from '../../model/types.ts'
import { cellText } from '../grid.ts'
import type { RowSource } from './row-source.ts'

const noExclusion: ExclusionReading = { kind: 'none' }

/** Reads what a row says of its exclusion and reflection. */
export function markReader(
  source: RowSource,
  lines: Lines,
): (i: number, cells: readonly Cell[]) => void {
  const { exclusion, reflection, remark, readExclusion, readReflection, nameExclusion } = source
  let names = noNames
  let byName = noExclusion
  return (i, cells) => {
    const cell = exclusion === null ? null : (cells[exclusion] ?? null)
    let excluded = cell === null ? noExclusion : readExclusion(cell)
    if (excluded.kind === 'none') {
      const own = lines.namesOf(i)
      if (own !== names) {
        names = own
        byName = exclusionByName(own)
      }
      excluded = byName.kind === 'none' ? excluded : byName
    }
    lines.setExclusion(i, excluded)
    if (reflection !== null) lines.setReflection(i, readReflection(cells[reflection]))
    if (remark !== null) {
      const text = cells[remark]
      if (typeof text === 'string' && isRelistedRemark(cellText(text))) lines.setKind(i, 'relisted')
    }
  }

  /** By the item's own name, or by the name of the block it stands in. */
  function exclusionByName({ initiative, strategy, issue }: LineNames): ExclusionReading {
    const own = nameExclusion(initiative)
    if (own.kind !== 'none') return own
    const ofStrategy = nameExclusion(strategy)
    return ofStrategy.kind !== 'none' ? ofStrategy : nameExclusion(issue)
  }
}

const isRelistedRemark = (remark: string): boolean =>
  remark.length <= 12 && remark.includes('再掲') && !remark.includes('一部')
