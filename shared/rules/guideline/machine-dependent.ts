// Characters that not every system shows alike: ㈱, ㎡, Ⅱ, and ① where it stands in a name.
import type { Rule } from '../engine/rule.ts'
import { textsWith } from '../facts/table-texts.ts'

export const machineDependent: Rule = {
  code: 'guideline/machine-dependent',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: (context) => textsWith(context, 'machineDependent'),
}
