// JSON straight from a body's bytes: what `JSON.parse` gives, with equal texts as one string, and bounded.
//
// Between a body and its value there is no text of the whole body, so a sheet of 32 MiB fits in a
// Worker's memory beside its report; and what no sheet is made of is refused before it takes any.
import type { JsonLimits, JsonProblem } from './limits.ts'
import { createReader, Stopped } from './reader.ts'

export type { JsonLimits } from './limits.ts'

export type JsonReading =
  | { ok: true; value: unknown }
  /** `at`: offset of the byte where reading stopped; `rows`: those read until then, where there are too many. */
  | { ok: false; problem: JsonProblem; at: number; rows: readonly unknown[] }

/** Reads a whole body. Gives what `JSON.parse` gives for its text, duplicate members and `__proto__` alike. */
export function readJsonBytes(bytes: Uint8Array, limits: JsonLimits): JsonReading {
  const reader = createReader(bytes, limits)
  try {
    return { ok: true, value: reader.document() }
  } catch (error) {
    if (error instanceof Stopped)
      return {
        ok: false,
        problem: error.problem,
        at: reader.position(),
        rows: error.rows,
      }
    throw error
  }
}
