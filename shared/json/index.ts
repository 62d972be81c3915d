// JSON straight from a body's bytes: what `JSON.parse` gives, with equal texts as one string, and bounded.
//
// Between a body and its value there is no text of the whole body, so a sheet of 32 MiB fits in a
// Worker's memory beside its report; and what no sheet is made of is refused before it takes any.
import { createReader, Stopped } from './reader.ts'

export type JsonReading =
  | { ok: true; value: unknown }
  /** `at`: offset of the byte where reading stopped. */
  | { ok: false; problem: JsonProblem; at: number }

export type JsonProblem =
  | 'malformed' // not JSON
  | 'notUtf8'
  | 'tooDeep'
  | 'tooMany' // more values, or more arrays and objects, than any request has
  | 'rows' // an array of more arrays than a sheet has rows
  | 'columns' // an array in an array longer than a sheet is wide
  | 'cells' // arrays in arrays with more items than a sheet has cells

export interface JsonLimits {
  /** Levels of arrays and objects within each other. */
  depth: number
  /** Values of any kind. */
  values: number
  /** Arrays and objects together. */
  containers: number
  /** Of arrays directly in arrays, which is how a sheet's cells come. */
  rows: number
  columns: number
  cells: number
}

/** Reads a whole body. Gives what `JSON.parse` gives for its text, duplicate members and `__proto__` alike. */
export function readJsonBytes(bytes: Uint8Array, limits: JsonLimits): JsonReading {
  const reader = createReader(bytes, limits)
  try {
    return { ok: true, value: reader.document() }
  } catch (error) {
    if (error instanceof Stopped)
      return { ok: false, problem: error.problem, at: reader.position() }
    throw error
  }
}
