// Characters that not every system shows alike: ㈱, ㎡, Ⅱ, and ① where it stands in a name.
import type { Rule } from '../rule.ts'
import { textsWhere } from './table-texts.ts'

// Enclosed letters and numbers, Roman numerals, squared units, radicals that look like kanji.
const dependent = /[\u2460-\u24ff\u2160-\u217f\u3220-\u33ff\u2e80-\u2fdf]/

export const machineDependent: Rule = {
  code: 'guideline/machine-dependent',
  family: 'guideline',
  severity: 'advice',
  needs: ['table'],
  silencedBy: [],
  check: (context) => textsWhere(context, (text) => dependent.test(text)),
}
