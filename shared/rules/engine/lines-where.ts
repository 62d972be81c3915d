// Lines that something holds for, as one draft: repeats are one finding with a count.
import type { Line } from '../../model/budget.ts'
import type { ColumnRole } from '../../schema/index.ts'
import type { RuleContext } from './context.ts'
import type { Draft } from './rule.ts'

/** One draft for all of some lines, or none. `count` and `yen` are theirs together. */
export function draftOfLines(
  context: RuleContext,
  lines: readonly Line[],
  role: ColumnRole = 'amount',
): Draft[] {
  if (lines.length === 0) return []
  const cells = context.ranges(
    lines.map(({ row }) => row),
    role,
  )
  return [{ cells, params: { count: lines.length, yen: yenOf(lines), unit: context.unit } }]
}

/** The same without the money, where it says nothing. */
export const countOfLines = (
  context: RuleContext,
  lines: readonly Line[],
  role: ColumnRole = 'amount',
): Draft[] =>
  draftOfLines(context, lines, role).map(({ cells }) => ({
    cells,
    params: { count: lines.length },
  }))

/** Lines together by the text that `textOf` gives. */
export function linesByText(
  lines: readonly Line[],
  textOf: (line: Line) => string,
): { text: string; rows: number[]; lines: Line[] }[] {
  const groups = new Map<string, { text: string; rows: number[]; lines: Line[] }>()
  for (const line of lines) {
    const text = textOf(line)
    const group = groups.get(text) ?? { text, rows: [], lines: [] }
    groups.set(text, group)
    group.rows.push(line.row)
    group.lines.push(line)
  }
  return [...groups.values()]
}

/** Money of some lines together, in yen. */
export const yenOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, line) => sum + (line.yen ?? 0), 0)
