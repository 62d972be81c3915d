// The sheet on screen is not the one whose result is shown: says so, and offers either way on.

import { covers } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function OtherSheetMessage() {
  const pane = usePane()
  const { workbook, validation } = pane
  const t = pane.text.value.validation.otherSheet
  const made = validation.result.value
  const meant = workbook.sheet.value
  if (made === null || meant === null || covers(made, meant)) return null
  const { sheet } = made
  return (
    <Message
      tone="info"
      icon="sheet"
      title={t.title(meant)}
      actions={
        <>
          <Button size="small" onClick={() => void workbook.jumpTo('A1', sheet)}>
            {t.show(sheet)}
          </Button>
          <Button size="small" onClick={() => void validation.validateSheet(meant)}>
            {t.check(meant)}
          </Button>
        </>
      }
    >
      <p>{t.text(sheet)}</p>
    </Message>
  )
}
