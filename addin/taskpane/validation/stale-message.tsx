// What changed after the validation: cells and by whom, plan, policy; and one tap to be current again.
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function StaleMessage() {
  const pane = usePane()
  const { validation, settings } = pane
  const t = pane.text.value.validation.stale
  const outdated = validation.outdated.value
  const sheet = validation.result.value?.sheet
  if (!outdated || sheet === undefined) return null
  const { cells, plan, policy, others } = outdated
  const lists: [string, string[]][] = [
    [t.byUser, cells?.user ?? []],
    [t.byCoauthor, cells?.coauthor ?? []],
    [t.elsewhere, cells?.elsewhere ?? []],
  ]
  return (
    <Message
      tone="warning"
      icon="clock"
      title={t.title}
      actions={
        <>
          <Button size="small" icon="refresh" onClick={() => void validation.validateSheet(sheet)}>
            {t.again}
          </Button>
          {cells && settings.autoRevalidate.value === 'off' && (
            <Button
              size="small"
              look="link"
              onClick={() => {
                settings.autoRevalidate.set('on')
                void validation.refresh()
              }}
            >
              {t.always}
            </Button>
          )}
        </>
      }
    >
      {lists.map(
        ([label, changed]) =>
          changed.length > 0 && (
            <p key={label}>
              {label} <CellLinks cells={changed} most={4} sheet={sheet} />
            </p>
          ),
      )}
      {others && <p>{t.others}</p>}
      {plan && <p>{t.plan}</p>}
      {policy && <p>{t.policy}</p>}
    </Message>
  )
}
