// Headings for a table that was pasted without them, by what its columns hold.
import { createPlanAmountReader } from './lines.ts'

/** One heading a column, '' for those without a part; null where no column holds amounts beside names. */
export function headingsFor(rows: readonly (readonly string[])[]): string[] | null {
  const read = createPlanAmountReader()
  const width = Math.max(...rows.slice(0, 2_000).map((row) => row.length))
  if (width > 40) return null
  const columns = Array.from({ length: width }, (_, column) => {
    const cells = rows.slice(0, 2_000).flatMap((row) => (row[column] ? [row[column]] : []))
    const readings = cells.map((cell) => read(cell))
    return {
      column,
      cells: cells.length,
      marks: cells.filter((cell) => /^(?:[①-⑳]|なし|反映なし)$/.test(cell)).length,
      amounts: readings.filter(({ state }) => state === 'value' || state === 'zero').length,
      dashes: readings.filter(({ state }) => state === 'none').length,
      most: Math.max(0, ...readings.map(({ yen }) => yen ?? 0)),
    }
  })
  const amount = columns
    .filter(({ cells, amounts, dashes }) => amounts > 0 && (amounts + dashes) * 10 > cells * 8)
    .sort((a, b) => b.most - a.most)[0]
  if (!amount) return null
  const mark = columns.find(({ cells, marks }) => cells > 0 && marks * 2 > cells)
  const texts = columns.filter(
    (each) =>
      each !== mark &&
      each.cells > 0 &&
      each.amounts * 2 < each.cells &&
      each.column < amount.column,
  )
  const levels = texts.slice(-3)
  if (levels.length === 0) return null
  const words = ['経営課題', '戦略', '具体的取組'].slice(3 - levels.length)
  if (levels.length === 2) words[0] = '経営課題'
  return columns.map((each) => {
    if (each === amount) return '算定見込額'
    if (each === mark) return '反映区分'
    const level = levels.indexOf(each)
    return level < 0 ? '' : (words[level] ?? '')
  })
}
