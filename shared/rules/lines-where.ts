// Lines that something holds for, as one draft: repeats are one finding with a count.
import type { Line } from '../model/budget.ts'
import type { ColumnRole } from '../schema/index.ts'
import type { RuleContext } from './context.ts'
import type { Draft } from './rule.ts'

/** One draft for all leaves that `holds`, or none. `count` and `yen` are theirs together. */
export function leavesWhere(
  context: RuleContext,
  role: ColumnRole,
  holds: (line: Line) => boolean,
): Draft[] {
  const rows: number[] = []
  let yen = 0
  for (const i of context.leaves) {
    const line = context.lines[i]
    if (!line || !holds(line)) continue
    rows.push(line.row)
    yen += line.amount.yen ?? 0
  }
  if (rows.length === 0) return []
  return [
    { cells: context.ranges(rows, role), params: { count: rows.length, yen, unit: context.unit } },
  ]
}

/** Leaves that `keyOf` gives a text for, together by that text. */
export function leavesByText(
  context: RuleContext,
  keyOf: (line: Line) => string | null,
): { text: string; rows: number[]; lines: Line[] }[] {
  const groups = new Map<string, { text: string; rows: number[]; lines: Line[] }>()
  for (const i of context.leaves) {
    const line = context.lines[i]
    const text = line ? keyOf(line) : null
    if (!line || text === null) continue
    const group = groups.get(text) ?? { text, rows: [], lines: [] }
    groups.set(text, group)
    group.rows.push(line.row)
    group.lines.push(line)
  }
  return [...groups.values()]
}
