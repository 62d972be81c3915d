// A year written in an era that has ended, such as 平成37年度: understood, and said.
import { fiscalYears } from '../../text/index.ts'
import type { Rule } from '../engine/rule.ts'

export const eraOverrun: Rule = {
  code: 'year/era-overrun',
  family: 'year',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check: ({ budget }) =>
    budget.years
      .filter(({ text }) => fiscalYears(text).some(({ note }) => note === 'eraOverrun'))
      .map(({ cell, text, fiscalYear }) => ({ cells: [cell], params: { text, year: fiscalYear } })),
}
