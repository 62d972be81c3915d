// What ends a command with exit status 2, in words for the one who called it.

/** A message for the caller, without a stack. */
export class CommandProblem extends Error {}

/** The reason in a system error: ENOENT, EACCES … */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)
