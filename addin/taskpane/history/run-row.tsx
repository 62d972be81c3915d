// One earlier run: its share, when, by whom, how many findings; a tick to compare, its receipt to verify.
import type { RunSummary } from '../../../shared/schema/index.ts'
import { wardLabel } from '../../../shared/text/ward.ts'
import { Button } from '../parts/button.tsx'
import { amountText, fiscalYearText, timeText } from '../parts/format.ts'
import { Icon } from '../parts/icon.tsx'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import { subjectOfRun } from '../state/subject.ts'
import { useComparisonWords } from './words.ts'

export function RunRow({ run, ticked }: { run: RunSummary; ticked: boolean }) {
  const pane = usePane()
  const t = pane.text.value.history
  const words = useComparisonWords()
  const result = pane.validation.result.value
  const language = pane.settings.spoken.value
  const share = run.share.value === null ? '—' : `${run.share.value}%`
  const standing = standingOf(run.share)
  const at = timeText(run.createdAt, language)
  return (
    <li class={ticked ? 'run is-ticked' : 'run'}>
      <input
        type="checkbox"
        class="checkbox"
        id={`run-${run.id}`}
        checked={ticked}
        aria-label={t.tick(at, share, pane.text.value.validation.share.standings[standing])}
        onChange={() => pane.history.tick(run.id)}
      />
      <div class="grow">
        <label class="run-head" for={`run-${run.id}`}>
          <ShareText value={run.share.value} standing={standing} size="medium" />
          <span class="grow small quiet">{at}</span>
        </label>
        <ShareReason share={run.share} />
        <p class="small run-where">
          {run.workbook ? `${run.workbook} · ` : ''}
          {run.sheet}
          {run.fiscalYear !== null && ` · ${fiscalYearText(run.fiscalYear, language)}`}
        </p>
        <p class="small quiet row wrap run-counts">
          <span class="number">
            {t.base} {amountText(run.base, '千円', language)}
          </span>
          {run.counts.error > 0 && (
            <span class="count-of is-error">
              <Icon name="error" size={16} /> {run.counts.error}
            </span>
          )}
          {run.counts.warning > 0 && (
            <span class="count-of is-warning">
              <Icon name="warning" size={16} /> {run.counts.warning}
            </span>
          )}
          <span>{run.createdBy}</span>
          <span>{wardLabel(run.ward, language)}</span>
        </p>
      </div>
      <div class="run-actions">
        {result && (
          <Button
            look="subtle"
            icon="sheet"
            label={words.compareSheet(at)}
            onClick={() => void pane.history.compareSheets(result, { run: run.id })}
          />
        )}
        <Button
          look="subtle"
          icon="shield"
          label={t.verifyRun(at)}
          onClick={() =>
            void pane.history.receiptOf(run.id).then((receipt) => {
              if (receipt !== null) return pane.history.verify(receipt, 'server')
            })
          }
        />
        <Button
          look="subtle"
          icon="search"
          label={pane.text.value.audit.whyRun(at)}
          onClick={() => void pane.desk.why(subjectOfRun(run))}
        />
        <Button
          look="subtle"
          icon="plan"
          label={pane.text.value.audit.recordOf(at)}
          onClick={() => void pane.desk.openRecord(subjectOfRun(run))}
        />
      </div>
    </li>
  )
}
