// A unit or a word in a cell that should hold a number and nothing else.
import { countOfLines } from '../engine/lines-where.ts'
import type { Rule } from '../engine/rule.ts'

export const unitInCell: Rule = {
  code: 'guideline/unit-in-cell',
  family: 'guideline',
  severity: 'advice',
  unsettles: null,
  needs: ['table'],
  silencedBy: ['structure/number-as-text', 'amounts/unit-conflict'],
  check: (context) =>
    countOfLines(
      context,
      context.survey.cellUnits.filter(
        ({ amount }) => amount.yen !== null && amount.raw.includes('円'),
      ),
    ),
}
