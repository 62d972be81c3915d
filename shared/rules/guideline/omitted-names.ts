// Names left out because they are the same as above.
import { countOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const omittedNames: Rule = {
  code: 'guideline/omitted-names',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['structure/blank-parent', 'guideline/merged-cells'],
  check: (context) => countOfLines(context, context.survey.filled, 'issue'),
}
