// A custom function's answer as a value: what the cell shows, or which Excel error and why.
/// <reference path="./runtime.d.ts" />

export type FunctionErrorCode = 'invalidValue' | 'notAvailable' | 'divisionByZero'

export type FunctionResult<T> =
  | { ok: true; value: T }
  | { ok: false; code: FunctionErrorCode; message: string }

export const fails = (
  code: FunctionErrorCode,
  message: string,
): { ok: false; code: FunctionErrorCode; message: string } => ({ ok: false, code, message })

/** The value, or the error thrown as Excel wants it: #VALUE!, #N/A or #DIV/0! with a message. */
export function orThrow<T>(result: FunctionResult<T>): T {
  if (result.ok) return result.value
  throw new CustomFunctions.Error(CustomFunctions.ErrorCode[result.code], result.message)
}
