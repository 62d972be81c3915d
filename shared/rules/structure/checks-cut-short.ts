// The sheet asked for more work than its size allows: what was left out is said, never left out silently.
import type { WorkKind } from '../../work.ts'
import type { Rule } from '../engine/rule.ts'

export const checksCutShort: Rule = {
  code: 'structure/checks-cut-short',
  family: 'structure',
  severity: 'warning',
  scope: 'budget',
  unsettles: 'share',
  needs: [],
  silencedBy: [],
  check: ({ work }) =>
    work.cutShort().map((kind: WorkKind) => ({ cells: [], params: { variant: kind } })),
}
