// Rows as runs, kept short while they come in: ten thousand rows in one block are one run.
import { columnLetters } from '../address/index.ts'

export class RowRuns {
  /** First and last row of each run, one after the other. */
  readonly #runs: number[] = []
  #last = -1

  get isEmpty(): boolean {
    return this.#runs.length === 0
  }

  /** Rows from `first` to `last`, ascending from call to call. */
  add(first: number, last = first): void {
    const runs = this.#runs
    if (first === this.#last + 1 && runs.length > 0) runs[runs.length - 1] = last
    else runs.push(first, last)
    this.#last = last
  }

  /** The runs as ranges of a column, e.g. ["F5:F7", "F9"]. @param column 0-based */
  ranges(column: number): string[] {
    const letters = columnLetters(column)
    const ranges: string[] = []
    for (let i = 0; i < this.#runs.length; i += 2) {
      const first = this.#runs[i] as number
      const last = this.#runs[i + 1] as number
      ranges.push(first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`)
    }
    return ranges
  }
}
