// A question or an objection about a cell's row.
import { useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { SelectField, TextAreaField, TextField } from '../parts/fields.tsx'
import { useDesk, useDeskWords } from './words.ts'

export function AskForm() {
  const { record } = useDesk()
  const t = useDeskWords().record
  const [cell, setCell] = useState('')
  const [state, setState] = useState<'question' | 'objection'>('question')
  const [reason, setReason] = useState('')
  const isReady = cell.trim() !== '' && reason.trim() !== ''
  const send = async (): Promise<void> => {
    const added = await record.add({
      target: { kind: 'line', cell: cell.trim() },
      ...{ state, reason: reason.trim() },
    })
    if (!added) return
    setCell('')
    setReason('')
  }
  return (
    <Disclosure look="card" title={t.ask}>
      <form
        class="stack-s"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void send()
        }}
      >
        <TextField live label={t.askCell} value={cell} onChange={setCell} />
        <SelectField
          label={t.askKind}
          value={state}
          choices={(['question', 'objection'] as const).map((one) => ({
            ...{ value: one, label: t.states[one] },
          }))}
          onChange={(next) => setState(next === 'objection' ? 'objection' : 'question')}
        />
        <TextAreaField label={t.askReason} value={reason} onChange={setReason} rows={2} />
        <Button type="submit" disabled={!isReady}>
          {t.askSend}
        </Button>
      </form>
    </Disclosure>
  )
}
