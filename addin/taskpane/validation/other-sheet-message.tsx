// The sheet on screen is not the one whose result is shown: says so, and offers either way on.
import { Button } from '../parts/button.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function OtherSheetMessage() {
  const pane = usePane()
  const { workbook, validation } = pane
  const t = pane.text.value.validation.otherSheet
  const sheet = validation.result.value?.sheet
  const meant = workbook.sheet.value
  if (sheet === undefined || meant === null || meant === sheet) return null
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
