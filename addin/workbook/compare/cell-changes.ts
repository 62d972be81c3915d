// Which cells differ between two tables that may lie at different places.
import { cellAddress } from '../../../shared/address/index.ts'

/** Rows of cells; the first cell's row and column count from 0. Blank is '' or null. */
export interface Table {
  row: number
  column: number
  rows: readonly (readonly unknown[])[]
}

/**
 * Addresses of the cells that differ: first those filled in the first table, then those filled in
 * the second alone.
 * @param also addresses that differ in something else than what the tables hold; only filled cells count
 */
export function* differingCells(
  first: Table | null,
  second: Table | null,
  also: ReadonlySet<string> = NONE,
): Iterable<string> {
  if (first) {
    yield* filledCells(first, second, also.size > 0, (content, other, address) => {
      return content !== other || (also.size > 0 && also.has(address()))
    })
  }
  if (second) yield* filledCells(second, first, false, (_, other) => isBlank(other))
}

const NONE: ReadonlySet<string> = new Set()

const isBlank = (content: unknown): boolean =>
  content === '' || content === null || content === undefined

/** Addresses of a table's filled cells that are chosen by what stands there in the other table. */
function* filledCells(
  table: Table,
  other: Table | null,
  withSharedRows: boolean,
  isChosen: (content: unknown, other: unknown, address: () => string) => boolean,
): Iterable<string> {
  const down = other ? table.row - other.row : 0
  const right = other ? table.column - other.column : 0
  let r = 0
  let c = 0
  const address = (): string => cellAddress(table.row + r + 1, table.column + c)
  for (r = 0; r < table.rows.length; r += 1) {
    const row = table.rows[r] ?? []
    const beside = other?.rows[r + down]
    if (row === beside && right === 0 && !withSharedRows) continue
    for (c = 0; c < row.length; c += 1) {
      if (!isBlank(row[c]) && isChosen(row[c], beside?.[c + right], address)) yield address()
    }
  }
}
