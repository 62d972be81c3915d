// The sheets of the budget: what each was taken for and why, and the user's own say; files beside the workbook.
import { useRef } from 'preact/hooks'
import { isSeveral } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import { type ListedSheet, listedSheets } from '../state/listed-sheets.ts'
import type { Result } from '../state/validation.ts'

export function SheetsCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.sheets
  const { sheets, validation } = pane
  const listed = listedSheets(result)
  const files = [...new Set(sheets.files.value.flatMap(({ file }) => file ?? []))]
  const isUndecided = listed.some(({ isOpen }) => isOpen)
  const counted = listed.filter(({ counted: one }) => one).length
  return (
    <Disclosure
      look="card"
      title={t.title}
      aside={<span class="small quiet">{t.counted(counted, listed.length)}</span>}
      open={isUndecided}
    >
      <div class="stack-s">
        <ul class="sheet-list">
          {listed.map((sheet) => (
            <SheetRow key={sheet.name} sheet={sheet} />
          ))}
        </ul>
        {sheets.problem.value && (
          <ProblemMessage
            problem={sheets.problem.value}
            onDismiss={() => {
              sheets.problem.value = null
            }}
          />
        )}
        {files.map((file) => (
          <div key={file} class="row">
            <span class="grow small">{t.file(file)}</span>
            <Button
              size="small"
              look="subtle"
              label={t.drop(file)}
              icon="dismiss"
              onClick={() => {
                sheets.drop(file)
                void validation.validate()
              }}
            />
          </div>
        ))}
        <AddFiles />
        {isSeveral(result) && <Alone result={result} />}
      </div>
    </Disclosure>
  )
}

function SheetRow({ sheet }: { sheet: ListedSheet }) {
  const pane = usePane()
  const t = pane.text.value.validation.sheets
  const amount = useAmount()
  const language = pane.settings.spoken.value
  const { name, of, counted, isRead, isSaid, words, total, hidden } = sheet
  const id = `sheet-${name}`
  const busy = pane.validation.phase.value.kind !== 'idle'
  return (
    <li class="sheet-row">
      <input
        type="checkbox"
        class="checkbox"
        id={id}
        checked={counted}
        disabled={busy || !isRead}
        onChange={() => void pane.validation.say(of, counted ? 'other' : 'budget')}
      />
      <div class="grow stack-xs">
        <label for={id} class="row">
          <span class="grow">{hidden ? t.hidden(name) : name}</span>
          <span class="number small">{total === null ? '' : amount(total)}</span>
        </label>
        <div class="row wrap small quiet">
          <span class="grow">{words[language]}</span>
          {isSaid && (
            <Button
              size="small"
              look="link"
              disabled={busy}
              onClick={() => void pane.validation.say(of, null)}
            >
              {t.undo}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

/** The sheet that the validation was asked from, as a budget of its own: its columns can be corrected there. */
function Alone({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation
  return (
    <div class="stack-xs">
      <Button
        size="small"
        icon="sheet"
        onClick={() => void pane.validation.validateAlone(result.sheet, true)}
      >
        {t.sheets.alone(result.sheet)}
      </Button>
      <p class="small quiet">{t.sheets.aloneNote}</p>
    </div>
  )
}

function AddFiles() {
  const pane = usePane()
  const t = pane.text.value.validation.sheets
  const input = useRef<HTMLInputElement>(null)
  async function add(files: FileList | null): Promise<void> {
    if (!files || files.length === 0) return
    await pane.sheets.add([...files])
    if (input.current) input.current.value = ''
    if (pane.sheets.problem.peek() === null) await pane.validation.validate()
  }
  return (
    <div class="stack-xs">
      <Button icon="upload" size="small" onClick={() => input.current?.click()}>
        {t.add}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.csv,.tsv"
        aria-label={t.add}
        onChange={(event) => void add(event.currentTarget.files)}
      />
      <p class="small quiet">{t.addNote}</p>
    </div>
  )
}
