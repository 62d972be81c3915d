// A sum that figures give away.

/** A row and the rows that come to it. Indexes are of lines. */
export interface FoundSum {
  at: number
  /** The rows it adds directly: items, or sums of others. */
  parts: readonly number[]
  /** First and last line of all it holds. */
  from: number
  to: number
  /** Whether the parts stand in one run. */
  isRun: boolean
  /** Whether the parts come to another figure, by a row forgotten or a slip of the pen. */
  isWrong?: boolean
  /** Whether other amount columns come to the same. */
  byColumns: boolean
  /** Bits by which this is likelier than chance. */
  evidence: number
  /** The next best reading of the same row; null without one. */
  runnerUp: { parts: readonly number[]; evidence: number } | null
}
