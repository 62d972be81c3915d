// What is needed to read a table's rows.
import type { AmountReading, ExclusionReading, ReflectionReading } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import type { Grid } from '../grid.ts'
import type { NameReader } from './names.ts'

/** What is needed to read rows; columns are indexes into the grid, null where there is none. */
export interface RowSource {
  grid: Grid
  first: number
  last: number
  left: number
  right: number
  repeats: ReadonlySet<number>
  names: NameReader
  /** First row of the heading. */
  headerTop: number
  /** Whether columns or markers name issues and strategies already. */
  namesBlocks: boolean
  amount: number | null
  /** Rows whose name is merged across to the amount. */
  headRows: ReadonlySet<number>
  /** Columns that every row with an amount fills, names and amount aside: a name alone in its row heads a section. */
  companions: readonly number[]
  /** Level of the initiative. */
  itemLevel: number
  /** Rows that share an amount cell with the row above, by a merge. */
  sharedAmounts: ReadonlyMap<number, number> | null
  /** Heading texts of the amount column, to tell a repeated heading. */
  amountHeadings: ReadonlySet<string>
  /** Columns with amounts of other years and stages. */
  otherAmounts: number[]
  /** Columns of differences: a row with figures in these alone explains a change. */
  changes: number[]
  /** Units by row, where a column holds them. */
  unit: number | null
  /** What a row says of its figure where that is not the one read, '' for any other; null where all rows hold one. */
  otherAt: ((row: number) => string) | null
  department: number | null
  /** Columns that name nothing, where a total's label may stand all the same: 部, No. */
  asides: readonly number[]
  remark: number | null
  exclusion: number | null
  reflection: number | null
  /** @param unit text of the row's unit column, '' without one @param row on the sheet, from 1 */
  readAmount: (cell: Cell, unit: string, row: number) => AmountReading
  /** Yen of a plain whole number, NaN for any other; null where every amount needs `readAmount`. */
  plainYen: ((value: number, row: number) => number) | null
  readExclusion: (cell: Cell | undefined) => ExclusionReading
  nameExclusion: (name: string) => ExclusionReading
  readReflection: (cell: Cell | undefined) => ReflectionReading
}
