// An exact sum that remembers the rows it added.
import { RowRuns, type RowsAddress } from './row-runs.ts'

export class CellSum {
  yen = 0
  readonly #rows = new RowRuns()

  get isEmpty(): boolean {
    return this.#rows.isEmpty
  }

  /** Adds an amount of a row; false, and nothing added, where the sum would leave the exact integers. */
  add(yen: number, row: number): boolean {
    const next = this.yen + yen
    if (!Number.isSafeInteger(next)) return false
    this.yen = next
    this.#rows.add(row)
    return true
  }

  /** The cells added. */
  cells(addressOf: RowsAddress): string[] {
    return this.#rows.addresses(addressOf)
  }
}
