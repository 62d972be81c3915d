// A plan read from a file or pasted text; its lines are looked over and corrected before it is used.
import { useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'
import { PlanLines } from './plan-lines.tsx'

export function PlanText({ onDone }: { onDone: () => void }) {
  const pane = usePane()
  const t = pane.text.value.validation.source
  const words = pane.text.value.validation.planLines
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const draft = pane.plans.draft.value
  const choice = pane.plans.choice.value

  async function open(): Promise<void> {
    const chosen = file.current?.files?.[0]
    if (!chosen) return
    setText(await chosen.text())
    setName(chosen.name)
  }

  function close(): void {
    pane.plans.dropDraft()
    onDone()
  }

  return (
    <div class="inset stack-s">
      <div class="row wrap">
        <input
          ref={file}
          type="file"
          accept=".md,.txt,.csv,text/markdown,text/plain"
          hidden
          onChange={() => void open()}
        />
        <Button icon="upload" onClick={() => file.current?.click()}>
          {t.chooseFile}
        </Button>
        <span class="small quiet">{name}</span>
      </div>
      <TextAreaField
        label={t.pasteLabel}
        value={text}
        onChange={setText}
        rows={5}
        placeholder={t.pastePlaceholder}
      />
      <div class="row">
        <Button
          look={draft ? 'outline' : 'primary'}
          disabled={!text.trim()}
          onClick={() => void pane.plans.readText(name || t.pastedPlan, text)}
        >
          {t.read}
        </Button>
        <Button onClick={close}>{pane.text.value.common.close}</Button>
      </div>
      {draft && <PlanLines draft={draft} />}
      {!draft && choice.kind === 'inline' && (
        <Message tone={choice.plan.issues.length > 0 ? 'success' : 'warning'}>
          {words.using}
        </Message>
      )}
    </div>
  )
}
