// Rows as runs, kept short while they come in: ten thousand rows in one block are one run.
import { columnLetters } from '../address/index.ts'

/** Adds the addresses of the amounts in rows from `first` to `last` to a list. */
export type RowsAddress = (first: number, last: number, addresses: string[]) => void

/** Those of one sheet's column, e.g. ["F5:F7"]. @param column 0-based */
export function addressInColumn(column: number): RowsAddress {
  const letters = columnLetters(column)
  return (first, last, addresses) => {
    addresses.push(first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`)
  }
}

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

  /** The runs' addresses, e.g. ["F5:F7", "F9"]. */
  addresses(addressOf: RowsAddress): string[] {
    const runs = this.#runs
    const addresses: string[] = []
    for (let i = 0; i < runs.length; i += 2)
      addressOf(runs[i] as number, runs[i + 1] as number, addresses)
    return addresses
  }
}
