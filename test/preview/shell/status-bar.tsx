// The bar at the foot: what the sheet is doing, and average, count and sum of the selection.
import { intersect } from '../../excel/workbook/address.ts'
import { usedArea, valueAt } from '../../excel/workbook/cells.ts'
import type { Session } from '../session.ts'

export const StatusBar = ({ session }: { session: Session }) => {
  session.version.value
  const words = session.words()
  const draft = session.draft.value
  const { count, numbers, sum } = summary(session)
  const figure = (value: number) => value.toLocaleString('ja-JP', { maximumFractionDigits: 2 })
  return (
    <footer class="status-bar">
      <span>{draft ? (draft.caret ? words.editing : words.entering) : words.ready}</span>
      <span class="grow" />
      {count > 1 && (
        <>
          {numbers > 0 && (
            <span>
              {words.average}: {figure(sum / numbers)}
            </span>
          )}
          <span>
            {words.count}: {count}
          </span>
          {numbers > 0 && (
            <span>
              {words.sum}: {figure(sum)}
            </span>
          )}
        </>
      )}
    </footer>
  )
}

const summary = (session: Session): { count: number; numbers: number; sum: number } => {
  const sheet = session.sheet()
  const workbook = session.workbook.value
  const used = usedArea(workbook, sheet, true)
  let count = 0
  let numbers = 0
  let sum = 0
  for (const area of sheet.selection) {
    const seen = used && intersect(area, used)
    if (!seen || seen.rows * seen.columns === 1) continue
    for (let row = seen.row; row < seen.row + seen.rows; row += 1) {
      if (sheet.hiddenRows.has(row)) continue
      for (let column = seen.column; column < seen.column + seen.columns; column += 1) {
        const value = valueAt(workbook, sheet, row, column)
        if (value !== '') count += 1
        if (typeof value !== 'number') continue
        numbers += 1
        sum += value
      }
    }
  }
  return { count, numbers, sum }
}
