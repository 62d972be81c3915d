// Which amount columns add up to another: 補正前 + 補正額 = 計, 区長自由経費 + 区CM自由経費 = 区関連予算.
import { createAmountReader } from '../../amount/index.ts'
import type { Grid } from '../grid.ts'
import type { ColumnSense } from './roles.ts'

const mostColumns = 12
const mostRows = 60
const noUnits = { columnUnit: null, tableUnit: null, defaultUnit: null, parenthesesNegative: false }

/** The columns whose figures add up to those of `sum` in every row looked at; none when no set does. */
export function addendsOf(
  grid: Grid,
  sum: ColumnSense,
  columns: readonly ColumnSense[],
  rows: readonly number[],
): ReadonlySet<ColumnSense> {
  const others = columns
    .filter((column) => column !== sum && !column.sense.prior)
    .slice(0, mostColumns)
  if (others.length < 2) return new Set()
  const readAmount = createAmountReader(noUnits)
  const figures = rows.slice(0, mostRows).map((row) => ({
    whole: readAmount(grid.rows[row]?.[sum.column] ?? null).yen,
    parts: others.map((other) => readAmount(grid.rows[row]?.[other.column] ?? null).yen),
  }))
  for (let a = 0; a < others.length; a++) {
    for (let b = a + 1; b < others.length; b++) {
      if (addUp(figures, [a, b])) return chosen([a, b])
    }
  }
  const all = others.map((_, i) => i)
  return others.length > 2 && addUp(figures, all) ? chosen(all) : new Set()

  function chosen(indexes: number[]): ReadonlySet<ColumnSense> {
    return new Set(indexes.flatMap((i) => others[i] ?? []))
  }
}

function addUp(
  figures: { whole: number | null; parts: (number | null)[] }[],
  indexes: number[],
): boolean {
  let told = 0
  for (const { whole, parts } of figures) {
    const known = indexes.map((i) => parts[i] ?? null)
    if (whole === null || known.every((part) => part === null)) continue
    if (known.some((part) => part === null) && indexes.length === 2) continue
    const total = known.reduce<number>((total, part) => total + (part ?? 0), 0)
    if (total !== whole) return false
    // A row where only one addend is not zero says nothing.
    if (known.filter((part) => part !== null && part !== 0).length > 1) told++
  }
  return told > 0
}
