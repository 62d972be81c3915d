// The sheet changed after the validation: by whom, where, and one tap to be current again.
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function StaleMessage() {
  const pane = usePane()
  const t = pane.text.value.validation.stale
  const stale = pane.validation.stale.value
  const sheet = pane.validation.result.value?.sheet
  if (!stale || !sheet || sheet !== pane.workbook.sheet.value) return null
  return (
    <Message
      tone="warning"
      icon="clock"
      title={t.title}
      actions={
        <>
          <Button size="small" icon="refresh" onClick={() => void pane.validation.validate()}>
            {t.again}
          </Button>
          {pane.settings.autoRevalidate.value === 'off' && (
            <Button
              size="small"
              look="link"
              onClick={() => {
                pane.settings.autoRevalidate.set('on')
                void pane.validation.refresh()
              }}
            >
              {t.always}
            </Button>
          )}
        </>
      }
    >
      {stale.user.length > 0 && (
        <p>
          {t.byUser} <CellLinks cells={stale.user} most={4} sheet={sheet} />
        </p>
      )}
      {stale.coauthor.length > 0 && (
        <p>
          {t.byCoauthor} <CellLinks cells={stale.coauthor} most={4} sheet={sheet} />
        </p>
      )}
    </Message>
  )
}
