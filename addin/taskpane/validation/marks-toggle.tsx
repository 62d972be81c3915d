// Marks on the sheet: conditional formats of Hanei's own, on and off.
import { useState } from 'preact/hooks'
import { nameOfResult } from '../../budget/result.ts'
import { marksBySheet } from '../../client/marks-by-sheet.ts'
import { Button } from '../parts/button.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

export function MarksToggle({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const name = nameOfResult(result, pane.text.value.common.sheets)
  const [working, setWorking] = useState(false)
  const on = pane.workbook.marked.value === result.sheet

  async function toggle(): Promise<void> {
    setWorking(true)
    pane.problems.clear()
    const { port } = pane.services
    const done = on
      ? await port.clearMarks()
      : await port.mark(marksBySheet(result.report, result.sheet))
    setWorking(false)
    if (!done.ok) {
      pane.workbook.problem.value = done.problem
      return
    }
    pane.workbook.marked.value = on ? null : result.sheet
    pane.announcement.value = (on ? t.marksGone : t.marksShown)(name)
  }

  return (
    <Button
      look="subtle"
      size="small"
      icon="highlight"
      title={
        pane.services.page
          ? undefined
          : pane.text.value.common.undoList(pane.services.port.canGroupUndo())
      }
      aria-pressed={on}
      disabled={working}
      onClick={() => void toggle()}
    >
      {(on ? t.marksOff : t.marksOn)(name)}
    </Button>
  )
}
