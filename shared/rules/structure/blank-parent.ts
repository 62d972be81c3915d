// A parent given only on the first row of its block: understood, but a sort would lose it.
import type { Line } from '../../model/budget.ts'
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

const levels = ['issue', 'strategy'] as const
// More cells than this are a habit of the sheet, not a slip to mend cell by cell.
const mostEdits = 500

export const blankParent: Rule = {
  code: 'structure/blank-parent',
  family: 'structure',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => levels.flatMap((level) => filledFrom(context, level)),
}

function filledFrom(context: RuleContext, level: 'issue' | 'strategy'): Draft[] {
  if (context.column(level) === null) return []
  const rows: number[] = []
  const edits: Edit[] = []
  for (const line of context.survey.filled) {
    if (sourceOf(line, level) !== 'filled' || line[level] === '') continue
    rows.push(line.row)
    if (edits.length <= mostEdits)
      edits.push({ cell: context.cell(line, level), value: line[level] })
  }
  if (rows.length === 0) return []
  const draft: Draft = {
    cells: context.ranges(rows, level),
    params: { role: level, count: rows.length },
  }
  // Merged or not, the cells look alike where merges were not read; only plain ones can be filled.
  const mergesKnown = context.snapshot.merges !== undefined
  if (mergesKnown && edits.length <= mostEdits) draft.suggestion = { label: 'fillParents', edits }
  return [draft]
}

const sourceOf = (line: Line, level: 'issue' | 'strategy') =>
  level === 'issue' ? line.issueSource : line.strategySource
