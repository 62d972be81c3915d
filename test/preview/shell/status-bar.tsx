// The bar at the foot: what the sheet is doing, and average, count and sum of the selection.
import { eachFilled, valueAt } from '../../excel/workbook/cells.ts'
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
  let count = 0
  let numbers = 0
  let sum = 0
  for (const area of sheet.selection) {
    if (area.rows * area.columns === 1) continue
    eachFilled(sheet, area, (row, column) => {
      if (sheet.hiddenRows.has(row)) return
      const value = valueAt(workbook, sheet, row, column)
      if (value !== '') count += 1
      if (typeof value !== 'number') return
      numbers += 1
      sum += value
    })
  }
  return { count, numbers, sum }
}
