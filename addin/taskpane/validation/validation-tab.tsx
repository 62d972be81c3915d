// 検証: what to check, the one button, and what came of it.
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { EmptyState } from './empty-state.tsx'
import { Findings } from './findings.tsx'
import { Reading } from './reading.tsx'
import { ShareCard } from './share-card.tsx'
import { Source } from './source.tsx'
import { StaleMessage } from './stale-message.tsx'

export function ValidationTab() {
  const pane = usePane()
  const t = pane.text.value.validation
  const { phase, result } = pane.validation
  const now = phase.value
  const busy = now.kind === 'reading' || now.kind === 'checking'
  const made = result.value
  const onSheet = made !== null && made.sheet === pane.workbook.sheet.value
  return (
    <div class="stack">
      <Source />
      <Button
        look="primary"
        size="large"
        icon={made ? 'refresh' : 'shield'}
        class="wide"
        aria-disabled={busy || pane.workbook.sheet.value === null}
        onClick={() => {
          if (!busy) void pane.validation.validate()
        }}
      >
        {made && onSheet ? t.again : t.start}
      </Button>
      {busy && (
        <Busy
          label={now.kind === 'reading' ? t.readingSheet : t.checkingSheet}
          done={now.kind === 'reading' ? now.done : undefined}
          onCancel={() => pane.validation.cancel()}
        />
      )}
      {now.kind === 'failed' && (
        <ProblemMessage
          problem={now.problem}
          actions={
            <Button onClick={() => void pane.validation.validate()}>
              {pane.text.value.common.retry}
            </Button>
          }
          onDismiss={() => pane.validation.dismissFailure()}
        />
      )}
      <StaleMessage />
      {made && onSheet ? (
        <>
          {made.report.table !== null && <ShareCard result={made} />}
          <Reading result={made} />
          <Findings result={made} />
        </>
      ) : (
        !busy && now.kind !== 'failed' && <EmptyState />
      )}
    </div>
  )
}
