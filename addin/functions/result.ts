// A custom function's answer as a value: what the cell shows, or which Excel error and why.
/// <reference path="./runtime.d.ts" />
import type { Language } from '../../shared/schema/index.ts'
import { functionTexts } from './locales/index.ts'
import { errorCodeOf, type FunctionProblem } from './problem.ts'

export type FunctionResult<T> = { ok: true; value: T } | { ok: false; problem: FunctionProblem }

export const fails = (problem: FunctionProblem): { ok: false; problem: FunctionProblem } => ({
  ok: false,
  problem,
})

/** The value, or the error thrown as Excel wants it: #VALUE!, #N/A or #DIV/0! with a sentence. */
export function orThrow<T>(result: FunctionResult<T>, language: Language): T {
  if (result.ok) return result.value
  throw new CustomFunctions.Error(
    CustomFunctions.ErrorCode[errorCodeOf(result.problem)],
    functionTexts[language].problem(result.problem),
  )
}
