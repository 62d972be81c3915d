// Where the keyboard leads: the next cell, the edge of the filled block, a page, the ends.

import { cellAt, originOf } from '../../../shared/calculation/place.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import type { Merges } from './merges.ts'

export interface Place {
  /** From 1. */
  row: number
  /** From 0. */
  column: number
}
export interface Extent {
  rows: number
  columns: number
}

export type Way = 'up' | 'down' | 'left' | 'right'

const steps: Record<Way, [number, number]> = {
  ...{ up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] },
}

/** Past the merged area that it begins in; onto the first cell of the one it comes to. */
export function stepFrom(
  from: Place,
  way: Way,
  { merges, extent, by = 1 }: { merges: Merges; extent: Extent; by?: number },
): Place {
  const [down, right] = steps[way]
  const area = merges.at(from.row, from.column)
  const start = {
    row: area && down > 0 ? area.bottom : from.row,
    column: area && right > 0 ? area.right : from.column,
  }
  const to = within({ row: start.row + down * by, column: start.column + right * by }, extent)
  const landed = merges.at(to.row, to.column)
  return landed ? { row: landed.top, column: landed.left } : to
}

/** As Ctrl with an arrow goes: along filled cells to the last, over blank ones to the next filled. */
export function edgeFrom(snapshot: SheetSnapshot, from: Place, way: Way, extent: Extent): Place {
  const [down, right] = steps[way]
  const origin = originOf(snapshot)
  const last = {
    row: origin.row + snapshot.rows.length - 1,
    column: origin.column + (snapshot.rows[0]?.length ?? 1) - 1,
  }
  const isFilled = ({ row, column }: Place): boolean => (cellAt(snapshot, row, column) ?? '') !== ''
  const next = ({ row, column }: Place): Place => ({ row: row + down, column: column + right })
  let at = from
  const along = isFilled(at) && isFilled(next(at))
  for (;;) {
    const to = next(at)
    if (to.row < 1 || to.column < 0 || to.row > extent.rows || to.column >= extent.columns)
      return at
    if (along && !isFilled(to)) return at
    const isBeyond = to.row > last.row || to.column > last.column
    if (isBeyond && (down > 0 || right > 0))
      return along ? at : within(lastOf(at, last, way), extent)
    at = to
    if (!along && isFilled(at)) return at
  }
}

const lastOf = (at: Place, last: Place, way: Way): Place =>
  way === 'down'
    ? { ...at, row: Math.max(at.row, last.row) }
    : { ...at, column: Math.max(at.column, last.column) }

export const within = ({ row, column }: Place, { rows, columns }: Extent): Place => ({
  row: Math.min(Math.max(row, 1), rows),
  column: Math.min(Math.max(column, 0), columns - 1),
})
