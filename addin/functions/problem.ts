// Why a custom function gives no value: each way with what it says of itself, and Excel's error for it.
import type { Share } from '../../shared/schema/index.ts'
import type { ClientProblem } from '../client/problem.ts'

export type FunctionProblem =
  | { code: 'notAmount'; text: string }
  | { code: 'unknownUnit'; unit: string }
  | { code: 'badDecimals' }
  /** `set`: which three ranges, from 1. */
  | { code: 'rangesDiffer'; set: number }
  | { code: 'tooManyRanges'; most: number }
  | { code: 'sheetTwice'; sheet: string }
  | { code: 'unknownExclusion'; text: string }
  | { code: 'unknownMark'; text: string }
  | { code: 'unsetMark' }
  /** `row` of the ranges, from 1. */
  | { code: 'inRow'; set: number; row: number; problem: FunctionProblem }
  | { code: 'totalTooLarge' }
  | { code: 'baseNotPositive' }
  | { code: 'unknownField'; field: string }
  | { code: 'shareNotApplicable' }
  | { code: 'shareProvisional'; share: Share }
  | { code: 'cancelled' }
  | { code: 'noRun' }
  | { code: 'noSuchRun'; run: string }
  | { code: 'notAnswered'; problem: ClientProblem }

/** Excel's own names: #VALUE!, #N/A, #DIV/0!. */
export type FunctionErrorCode = 'invalidValue' | 'notAvailable' | 'divisionByZero'

export function errorCodeOf(problem: FunctionProblem): FunctionErrorCode {
  switch (problem.code) {
    case 'notAmount':
    case 'unknownUnit':
    case 'badDecimals':
    case 'rangesDiffer':
    case 'tooManyRanges':
    case 'sheetTwice':
    case 'unknownExclusion':
    case 'unknownMark':
    case 'totalTooLarge':
    case 'unknownField':
      return 'invalidValue'
    case 'inRow':
      return errorCodeOf(problem.problem)
    case 'baseNotPositive':
    case 'shareNotApplicable':
      return 'divisionByZero'
    case 'unsetMark':
    case 'shareProvisional':
    case 'cancelled':
    case 'noRun':
    case 'noSuchRun':
    case 'notAnswered':
      return 'notAvailable'
  }
}
