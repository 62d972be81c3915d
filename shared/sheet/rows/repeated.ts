// Tables joined in a database repeat an amount on each row of its details: it is one amount a block.
import { columnIndex, columnLetters } from '../../address/index.ts'
import type { Lines } from '../../model/budget.ts'
import type { ColumnRole } from '../../schema/index.ts'
import type { Grid } from '../grid.ts'
import type { Understood } from '../understand.ts'

/** Rows of one name and one amount; indexes of lines. */
interface Block {
  first: number
  last: number
}

/**
 * Blocks of lines with the names and the amount of the line above. None where one name has different
 * amounts, or where fewer than two names and half of the lines come more than once: then rows are alike
 * by chance.
 */
function blocksOf(lines: Lines): Block[] {
  if (!mayRepeat(lines)) return []
  const blocks: Block[] = []
  let inBlocks = 0
  let leaves = 0
  let each = 0
  for (let first = 0; first < lines.length; first++) {
    if (!lines.isLeaf(first)) continue
    let last = first
    while (isSameItem(lines, first, last + 1)) last++
    for (let i = first + 1; i <= last; i++)
      if (lines.yen[i] !== lines.yen[first] || lines.yen[i] === 0) return []
    const size = last - first + 1
    leaves += size
    each += (lines.yen[first] as number) * size
    blocks.push({ first, last })
    if (size > 1) inBlocks += size
    first = last
  }
  const several = blocks.filter(({ first, last }) => last > first)
  if (several.length < 2 || inBlocks * 2 <= leaves) return []
  // A total of the sheet that adds every row says that they are items of their own.
  for (let i = 0; i < lines.length; i++) if (lines.isSum(i) && lines.yen[i] === each) return []
  return blocks
}

/** Half of the lines in blocks of two or more are a quarter that repeat the figure above; sums stand between. */
function mayRepeat({ yen, length }: Lines): boolean {
  let repeats = 0
  for (let i = 1; i < length; i++) if (yen[i] === yen[i - 1]) repeats++
  return repeats >= 2 && repeats * 5 > length
}

const isSameItem = (lines: Lines, one: number, other: number): boolean =>
  other < lines.length &&
  lines.isLeaf(other) &&
  lines.namesOf(other) === lines.namesOf(one) &&
  lines.detailOf(other) === lines.detailOf(one)

/** Takes the second and further rows of each block out of the sum; their sheet rows, and what they came to. */
export function leaveOutRepeated(lines: Lines): { rows: number[]; yen: number } {
  const rows: number[] = []
  let yen = 0
  for (const { first, last } of blocksOf(lines))
    for (let i = first + 1; i <= last; i++) {
      rows.push(lines.rowOf(i))
      yen += lines.yen[i] as number
      lines.setKind(i, 'relisted')
    }
  return { rows, yen }
}

/**
 * The columns' roles when the amounts are those of another column, which adds up to the repeated one in
 * every block; null where none does.
 */
export function finerColumn(
  grid: Grid,
  { reading }: Understood,
  lines: Lines,
): Record<string, ColumnRole> | null {
  const own = reading.columnOf.amount
  if (own === undefined) return null
  const blocks = blocksOf(lines)
  if (blocks.length === 0) return null
  const numberAt = (i: number, column: number): number =>
    plainNumber(grid.rows[lines.rowOf(i) - grid.top]?.[column - grid.left])
  const finer = reading.columns.find(({ column, role }) => {
    const at = columnIndex(column)
    if (role !== 'otherAmount' || at === own) return false
    return blocks.every(({ first, last }) => {
      let sum = 0
      for (let i = first; i <= last; i++) sum += numberAt(i, at)
      return sum === numberAt(first, own)
    })
  })
  return finer ? { [finer.column]: 'amount', [columnLetters(own)]: 'otherAmount' } : null
}

/** NaN for what is no plain number. */
const plainNumber = (cell: unknown): number => {
  if (typeof cell === 'number') return cell
  return typeof cell === 'string' && /^[\d,]+$/.test(cell)
    ? Number(cell.replaceAll(',', ''))
    : Number.NaN
}
