// A plan read from a file or pasted text; what was inferred is shown.
import { useRef, useState } from 'preact/hooks'
import { Button } from '../parts/button.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'

export function PlanText({ onDone }: { onDone: () => void }) {
  const pane = usePane()
  const t = pane.text.value.validation.source
  const [text, setText] = useState('')
  const [name, setName] = useState('')
  const file = useRef<HTMLInputElement>(null)
  const choice = pane.plans.choice.value
  const language = pane.settings.spoken.value

  async function open(): Promise<void> {
    const chosen = file.current?.files?.[0]
    if (!chosen) return
    setText(await chosen.text())
    setName(chosen.name)
  }

  return (
    <div class="inset stack-s">
      <div class="row wrap">
        <input
          ref={file}
          type="file"
          accept=".md,.txt,text/markdown,text/plain"
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
          look="primary"
          disabled={!text.trim()}
          onClick={() => void pane.plans.useText(name || t.pastedPlan, text)}
        >
          {t.read}
        </Button>
        <Button onClick={onDone}>{pane.text.value.common.close}</Button>
      </div>
      {choice.kind === 'inline' && (
        <Message tone={choice.plan.issues.length > 0 ? 'success' : 'warning'}>
          <p>{t.planRead(countsOf(choice.plan.issues))}</p>
          {choice.findings.length > 0 && (
            <ul class="notes small">
              {choice.findings.map((finding) => (
                <li key={finding.code + finding.message.ja}>{finding.message[language]}</li>
              ))}
            </ul>
          )}
        </Message>
      )}
    </div>
  )
}

function countsOf(issues: { strategies: { initiatives: unknown[] }[] }[]) {
  const strategies = issues.flatMap((issue) => issue.strategies)
  return {
    issues: issues.length,
    strategies: strategies.length,
    initiatives: strategies.flatMap((strategy) => strategy.initiatives).length,
  }
}
