// Spaces that lay a text out: 合　　計, a name pushed in by blanks.
import type { Rule } from '../engine/rule.ts'
import { textsWith } from '../facts/table-texts.ts'

export const layoutSpaces: Rule = {
  code: 'guideline/layout-spaces',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => textsWith(context, 'layoutSpace'),
}
