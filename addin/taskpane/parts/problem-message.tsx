// A failure shown: its sentence, the cells it is about, and details for support.
import type { ComponentChildren } from 'preact'
import type { ClientProblem } from '../../client/problem.ts'
import type { Problem } from '../../workbook/port.ts'
import { usePane } from '../state/context.ts'
import { CellLinks } from './cell-link.tsx'
import { ForAdmin } from './for-admin.tsx'
import { HelpLink } from './help-link.tsx'
import { Message, type Tone } from './message.tsx'

export function ProblemMessage(props: {
  problem: Problem | ClientProblem
  tone?: Tone
  actions?: ComponentChildren
  onDismiss?: () => void
}) {
  const { settings, text } = usePane()
  const t = text.value
  const { problem } = props
  const cells = 'cells' in problem ? (problem.cells ?? []) : []
  const errors = 'errors' in problem ? (problem.errors ?? []) : []
  return (
    <Message
      tone={props.tone ?? 'danger'}
      urgent
      actions={props.actions}
      onDismiss={props.onDismiss}
      dismissLabel={t.common.close}
    >
      <p>
        {problem.message[settings.spoken.value]} <HelpLink to={`problems.html#${problem.code}`} />
      </p>
      {cells.length > 0 && <CellLinks cells={cells} />}
      {(errors.length > 0 || problem.detail) && (
        <ForAdmin>
          {problem.detail && <p>{problem.detail}</p>}
          {errors.slice(0, 5).map((error) => (
            <p key={error.pointer + error.code}>
              {error.pointer}: {error.detail}
            </p>
          ))}
        </ForAdmin>
      )}
    </Message>
  )
}
