// A failure shown: its sentence, the cells it is about, and details for support.
import type { ComponentChildren } from 'preact'
import type { ClientTrouble } from '../../client/problem.ts'
import type { Trouble } from '../../workbook/port.ts'
import { usePane } from '../state/context.ts'
import { CellLinks } from './cell-link.tsx'
import { Message, type Tone } from './message.tsx'

export function TroubleMessage(props: {
  trouble: Trouble | ClientTrouble
  tone?: Tone
  actions?: ComponentChildren
  onDismiss?: () => void
}) {
  const { settings, text } = usePane()
  const t = text.value
  const { trouble } = props
  const cells = 'cells' in trouble ? (trouble.cells ?? []) : []
  const errors = 'errors' in trouble ? (trouble.errors ?? []) : []
  return (
    <Message
      tone={props.tone ?? 'danger'}
      urgent
      actions={props.actions}
      onDismiss={props.onDismiss}
      dismissLabel={t.common.close}
    >
      <p>{trouble.message[settings.spoken.value]}</p>
      {cells.length > 0 && <CellLinks cells={cells} />}
      {errors.length > 0 && (
        <ul class="small quiet">
          {errors.slice(0, 5).map((error) => (
            <li key={error.pointer + error.code}>
              {error.pointer}: {error.detail}
            </li>
          ))}
        </ul>
      )}
      {trouble.detail && <p class="small quiet">{t.common.detail(trouble.detail)}</p>}
    </Message>
  )
}
