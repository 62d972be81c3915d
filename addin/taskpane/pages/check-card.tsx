// 突合: a draft, pasted or dropped, held against this result.
import { useState } from 'preact/hooks'
import type { CheckedName, CheckedNumber, DocumentCheck } from '../../../shared/schema/index.ts'
import type { Result } from '../../budget/result.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'
import { askFor } from './ask.ts'
import { usePageWords } from './words.ts'

type State =
  | { kind: 'idle' | 'busy' | 'failed' | 'notADocument' | 'tooLong' }
  | { kind: 'checked'; check: DocumentCheck }

const mostCharacters = 1_000_000

export function CheckCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = usePageWords()
  const [draft, setDraft] = useState('')
  const [state, setState] = useState<State>({ kind: 'idle' })
  const isOutdated = pane.validation.outdated.value !== null

  async function check(given: string | ArrayBuffer): Promise<void> {
    if (typeof given === 'string' && given.length > mostCharacters) {
      setState({ kind: 'tooLong' })
      return
    }
    setState({ kind: 'busy' })
    try {
      const found = await askFor(result, (basis) =>
        pane.services.workerThread.call('checkDraft', { basis, draft: given }),
      )
      setState(found === null ? { kind: 'notADocument' } : { kind: 'checked', check: found })
      if (found) pane.announcement.value = t.counts(found.counts)
    } catch {
      setState({ kind: 'failed' })
    }
  }

  async function open(file: File | undefined): Promise<void> {
    if (!file || isOutdated) return
    if (/\.docx$/i.test(file.name)) return check(await file.arrayBuffer())
    const text = await file.text()
    setDraft(text.slice(0, mostCharacters))
    return check(text)
  }

  return (
    <section
      class="card stack-s"
      aria-labelledby="check-draft-title"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        void open(event.dataTransfer?.files[0])
      }}
    >
      <h2 id="check-draft-title">{t.check}</h2>
      <p class="small quiet">{t.checkHint}</p>
      <TextAreaField label={t.draft} value={draft} onChange={setDraft} rows={5} />
      {isOutdated && <Message tone="warning">{t.outdated}</Message>}
      <div class="row wrap">
        <Button
          disabled={isOutdated || draft.trim() === '' || state.kind === 'busy'}
          onClick={() => void check(draft)}
        >
          {t.run}
        </Button>
        <FileButton label={t.choose} onFile={(file) => void open(file)} />
      </div>
      {state.kind === 'busy' && <Busy label={t.run} />}
      {state.kind === 'failed' && <Message tone="danger">{t.failed}</Message>}
      {state.kind === 'notADocument' && <Message tone="danger">{t.notADocument}</Message>}
      {state.kind === 'tooLong' && <Message tone="danger">{t.tooLong}</Message>}
      {state.kind === 'checked' && <Found check={state.check} sheet={result.sheet} />}
    </section>
  )
}

function FileButton({
  label,
  onFile,
}: {
  label: string
  onFile: (file: File | undefined) => void
}) {
  const [input, setInput] = useState<HTMLInputElement | null>(null)
  return (
    <>
      <input
        ref={setInput}
        type="file"
        accept=".txt,.md,.html,.htm,.docx"
        aria-label={label}
        hidden
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
      <Button icon="upload" onClick={() => input?.click()}>
        {label}
      </Button>
    </>
  )
}

function Found({ check, sheet }: { check: DocumentCheck; sheet: string }) {
  const pane = usePane()
  const t = usePageWords()
  const language = pane.settings.spoken.value
  const faults = [
    ...check.numbers.filter(({ verdict }) => verdict === 'differs' || verdict === 'noSource'),
    ...check.names.filter(({ verdict }) => verdict !== 'equal'),
  ].sort((a, b) => a.start - b.start)
  return (
    <div class="stack-s">
      <p class="small">{t.counts(check.counts)}</p>
      {faults.length === 0 && <Message tone="success">{t.clean}</Message>}
      {faults.length > 0 && (
        <ol class="draft-faults" aria-label={t.faults}>
          {faults.map((fault) => (
            <li key={`${fault.start} ${fault.end} ${fault.verdict}`}>
              <strong>{labelOf(fault, t.verdicts)}</strong>{' '}
              <q class="small">{surroundings(check.text, fault)}</q>
              <br />
              {fault.message?.[language]}{' '}
              {'cells' in fault && fault.cells && (
                <CellLinks cells={fault.cells} most={3} sheet={sheet} />
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

const labelOf = (
  { verdict }: CheckedNumber | CheckedName,
  words: { differs: string; noSource: string; names: string },
): string => (verdict === 'differs' || verdict === 'noSource' ? words[verdict] : words.names)

/** The place in the draft with some words before and after it. */
function surroundings(text: string, { start, end }: { start: number; end: number }): string {
  const before =
    text
      .slice(Math.max(0, start - 16), start)
      .split('\n')
      .at(-1) ?? ''
  const after = text.slice(end, end + 10).split('\n')[0] ?? ''
  return `${before}${text.slice(start, Math.min(end, start + 60))}${after}`.trim()
}
