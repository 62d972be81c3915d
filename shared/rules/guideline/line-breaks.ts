// Line breaks inside a cell.
import type { Rule } from '../engine/rule.ts'
import { textsWith } from '../facts/table-texts.ts'

export const lineBreaks: Rule = {
  code: 'guideline/line-breaks',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => textsWith(context, 'lineBreak'),
}
