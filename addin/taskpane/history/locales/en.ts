// The words of a comparison in English, loaded with the history.
import type { ComparisonWords } from './ja.ts'

export const en: ComparisonWords = {
  comparison: 'Comparison',
  now: 'The sheet now',
  file: 'File',
  points: (points) => `${points} points`,
  effect: 'Effect on the reflection share',
  totalsChanged: 'Change of the figures',
  openShares: 'Not every figure compared here is final.',
  noChanges: 'The lines are the same.',
  unchanged: (count) => `${count} other lines are the same.`,
  rearranged: (count) => `${count} of them only stand in another order.`,
  looks: (count) => `Only written otherwise (${count})`,
  shown: (text, format) => `“${text}”, number format ${format}`,
  general: 'General',
  notRead: 'One of the two was kept without formulas and notation, so these are not compared.',
  noFormulas:
    'One of the two has no formula at all in the column of amounts. Either numbers took the place of all of them, or it was sent in a form without formulas, such as CSV.',
  noFigure: 'no figure',
  mark: (mark) => (mark === 'none' ? 'not reflected' : mark === 'unset' ? 'mark left blank' : mark),
  formulaChanged: {
    toNumber: 'A number took the place of the formula.',
    toFormula: 'A formula took the place of the number.',
    other: 'The formula changed.',
  },
  policyChanged: 'The ward’s policy changed (exclusions, marks, rounding …).',
  otherChanged: 'A difference outside the lines (e.g. the ruleset’s version).',
  sheets: 'Sheets',
  sheetKinds: {
    missing: 'is gone',
    leftOut: 'is not counted any more',
    added: 'is new',
    amount: 'comes to another total',
  },
  print: 'Page to print (.html)',
  compareSheet: (at) => `Compare the validation of ${at} with the sheet now`,
  compareFile: 'Compare with a file',
  fileExplain:
    'Choose an earlier workbook (.xlsx) to compare it with the sheet now. The validation server reads the file and does not keep it.',
  chooseFile: 'File to compare with',
  comparing: 'Comparing…',
}
