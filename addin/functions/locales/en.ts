// What the custom functions say, in English.
import { withheldReason } from '../../../shared/locales/index.ts'
import type { FunctionProblem } from '../problem.ts'
import type { FunctionTexts } from './ja.ts'

export const en: FunctionTexts = {
  problem: sentence,
  headings: ['Severity', 'Cell', 'Finding'],
  severity: { error: 'error', warning: 'warning', info: 'info', advice: 'advice' },
  noFindings: 'No findings',
  range: (number) => `Range${number}`,
}

function sentence(problem: FunctionProblem): string {
  switch (problem.code) {
    case 'notAmount':
      return `“${problem.text}” is not an amount. Enter one.`
    case 'unknownUnit':
      return `“${problem.unit}” is no unit. Give 円, 千円, 万円, 百万円 or 億円.`
    case 'badDecimals':
      return 'Give a whole number of decimals from 0 to 6.'
    case 'rangesDiffer':
      return `${ofSet(problem.set)}Give three ranges of the same size.`
    case 'tooManyRanges':
      return `Give at most ${problem.most} ranges.`
    case 'sheetTwice':
      return `The sheet “${problem.sheet}” has two ranges. Give one range of each sheet.`
    case 'unknownExclusion':
      return `“${problem.text}” is no known exclusion. Enter one of the policy’s.`
    case 'unknownMark':
      return `“${problem.text}” is no known reflection mark. Enter one of the policy’s.`
    case 'unsetMark':
      return 'The reflection mark is not set, so the share is not final. Enter a mark.'
    case 'inRow':
      return `${ofSet(problem.set)}Row ${problem.row}: ${sentence(problem.problem)}`
    case 'totalTooLarge':
      return 'The total is too large to be exact. Check the unit of the amounts.'
    case 'baseNotPositive':
      return 'The base is not above 0, so the share does not apply.'
    case 'unknownField':
      return `There is no field “${problem.field}”. Check its name.`
    case 'shareNotApplicable':
      return 'The share does not apply.'
    case 'shareProvisional':
      return withheldReason(problem.share).en
    case 'cancelled':
      return 'Cancelled.'
    case 'noRun':
      return 'No validation has been kept yet. Validate in the pane first.'
    case 'noSuchRun':
      return `There is no validation “${problem.run}”, or this key may not see it. Check the number.`
    case 'notAnswered':
      return problem.problem.message.en
  }
}

const ofSet = (set: number): string => (set === 1 ? '' : `Set ${set}. `)
