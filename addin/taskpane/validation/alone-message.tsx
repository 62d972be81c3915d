// Says that the workbook's other sheets were left out by choice, and how to look at them again.
import { Button } from '../parts/button.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

export function AloneMessage({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.alone
  if (!result.isAlone) return null
  return (
    <Message
      tone="info"
      title={t.title(result.sheet)}
      actions={
        <Button
          size="small"
          onClick={() => void pane.validation.validateAlone(result.sheet, false)}
        >
          {t.undo}
        </Button>
      }
    >
      <p>{t.text}</p>
    </Message>
  )
}
