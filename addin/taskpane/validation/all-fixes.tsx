// All certain fixes at once, after looking at each; any of them can be left out.
import { useState } from 'preact/hooks'
import type { Finding } from '../../../shared/schema/index.ts'
import { nameOfResult } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { UndoListNote } from '../parts/undo-list-note.tsx'
import { usePane } from '../state/context.ts'
import { changesOf } from '../state/fixes.ts'
import type { Result } from '../state/validation.ts'
import { ChangeList } from './change-list.tsx'

export function AllFixes({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const language = pane.settings.spoken.value
  const [open, setOpen] = useState(false)
  const [without, setWithout] = useState<ReadonlySet<Finding>>(new Set())
  const certain = pane.fixes.certain.value
  if (certain.length < 2) return null
  const chosen = certain.filter((finding) => !without.has(finding))

  function toggle(finding: Finding): void {
    const next = new Set(without)
    if (!next.delete(finding)) next.add(finding)
    setWithout(next)
  }

  if (!open) {
    return (
      <Button icon="wand" onClick={() => setOpen(true)}>
        {t.fixAll(certain.length)}
      </Button>
    )
  }
  return (
    <section class="card stack-s" aria-label={t.fixAll(certain.length)}>
      <h3>{t.fixAllTitle(nameOfResult(result, pane.text.value.common.sheets))}</h3>
      <ul class="fix-list">
        {certain.map((finding, at) => (
          <li key={`${finding.code}${finding.cells.join()}${at}`} class="fix-row">
            <input
              type="checkbox"
              class="checkbox"
              id={`fix-${at}`}
              checked={!without.has(finding)}
              onChange={() => toggle(finding)}
            />
            <div class="grow stack-xs">
              <label for={`fix-${at}`}>{finding.suggestion?.label[language]}</label>
              <ChangeList changes={changesOf(finding.suggestion?.edits ?? [], result)} />
            </div>
          </li>
        ))}
      </ul>
      {pane.fixes.problem.value && pane.fixes.asked.value.length > 1 && (
        <ProblemMessage problem={pane.fixes.problem.value} />
      )}
      <UndoListNote />
      <div class="row wrap">
        <Button
          look="primary"
          disabled={chosen.length === 0 || pane.fixes.phase.value !== 'idle'}
          onClick={() => void pane.fixes.apply(chosen).then((done) => done && setOpen(false))}
        >
          {t.applyChosen(chosen.length)}
        </Button>
        <Button onClick={() => setOpen(false)}>{pane.text.value.common.cancel}</Button>
      </div>
    </section>
  )
}
