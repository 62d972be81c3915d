// 履歴: the ward's earlier runs, two of them compared, a receipt verified.
import { useEffect } from 'preact/hooks'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { CompareFile } from './compare-file.tsx'
import { ComparisonView } from './comparison-view.tsx'
import { Receipt } from './receipt.tsx'
import { RunRow } from './run-row.tsx'
import { useComparisonWords } from './words.ts'

/** Nothing went wrong: there is nobody to ask. */
const isMissing = (code: string): boolean => code === 'noKey' || code === 'needsServer'

export function HistoryTab() {
  const pane = usePane()
  const t = pane.text.value.history
  const words = useComparisonWords()
  const { history } = pane
  const runs = history.runs.value
  const ticked = history.ticked.value
  const lastRun = pane.validation.result.value?.attested?.id
  useEffect(() => {
    void history.reload()
  }, [history, lastRun])

  return (
    <div class="stack">
      <div class="row">
        <h2 class="grow">{t.title}</h2>
        <Button
          look="subtle"
          icon="refresh"
          label={t.reload}
          onClick={() => void history.reload()}
        />
      </div>
      {history.problem.value && (
        <ProblemMessage
          problem={history.problem.value}
          tone={isMissing(history.problem.value.code) ? 'info' : 'warning'}
          actions={
            history.problem.value.code !== 'needsServer' && (
              <Button onClick={() => void history.reload()}>{pane.text.value.common.retry}</Button>
            )
          }
        />
      )}
      {history.state.value === 'loading' && runs.length === 0 && <Busy label={t.loading} atOnce />}
      {history.state.value === 'read' && runs.length === 0 && !history.problem.value && (
        <div class="empty">
          <Icon name="history" size={24} />
          <h3>{t.emptyTitle}</h3>
          <p class="quiet">{t.empty}</p>
        </div>
      )}
      {runs.length > 1 && !history.comparison.value && (
        <div class="row wrap compare-bar">
          <span class="grow small quiet">{t.tickTwo(ticked.length)}</span>
          <Button
            size="small"
            look={ticked.length === 2 ? 'primary' : 'outline'}
            disabled={ticked.length !== 2 || history.working.value === 'compare'}
            onClick={() => void history.compare()}
          >
            {t.compare}
          </Button>
        </div>
      )}
      {history.working.value === 'compare' && <Busy label={words.comparing} />}
      {history.comparison.value && <ComparisonView comparison={history.comparison.value} />}
      {!history.comparison.value && runs.length > 0 && (
        <ul class="runs">
          {runs.map((run) => (
            <RunRow key={run.id} run={run} ticked={ticked.includes(run.id)} />
          ))}
        </ul>
      )}
      {!history.comparison.value && history.next.value && (
        <Button disabled={history.state.value === 'loading'} onClick={() => void history.more()}>
          {t.more}
        </Button>
      )}
      {!history.comparison.value && <CompareFile />}
      <Receipt />
    </div>
  )
}
