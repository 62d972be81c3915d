// Run ids: ULIDs, 48 bits of time and 80 random ones in Crockford base 32, so that they sort by time.
import { monotonicFactory } from 'ulid'

let next: ReturnType<typeof monotonicFactory> | null = null

/** A new id of 26 characters; those of one isolate ascend. @param now milliseconds since 1970 */
export function newRunId(now: number): string {
  // Not while the module loads: the Worker has no randomness before its first request.
  next ??= monotonicFactory()
  return next(now)
}

export const runIdForm = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** Whether text has the form of a run id. */
export const isRunId = (text: string): boolean => runIdForm.test(text)
