// 検証: what to check, the one button, and what came of it.

import { covers, hasTable, isSeveral } from '../../budget/result.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { usePane } from '../state/context.ts'
import { AloneMessage } from './alone-message.tsx'
import { EmptyState } from './empty-state.tsx'
import { Findings } from './findings.tsx'
import { FixesDone } from './fixes-done.tsx'
import { OtherSheetMessage } from './other-sheet-message.tsx'
import { Reading } from './reading.tsx'
import { ShareCard } from './share-card.tsx'
import { SheetsCard } from './sheets-card.tsx'
import { Source } from './source.tsx'
import { StaleMessage } from './stale-message.tsx'

export function ValidationTab() {
  const pane = usePane()
  const { validation, workbook } = pane
  const t = pane.text.value.validation
  const now = validation.phase.value
  const busy = now.kind !== 'idle'
  const made = validation.result.value
  const problem = validation.problem.value
  return (
    <div class="stack">
      <Source />
      <Button
        look="primary"
        size="large"
        icon={made ? 'refresh' : 'shield'}
        class="wide"
        aria-disabled={busy || workbook.sheet.value === null}
        onClick={() => {
          if (!busy) void validation.validate()
        }}
      >
        {made && covers(made, workbook.sheet.value ?? '') ? t.again : t.start}
      </Button>
      {now.kind !== 'idle' && (
        <Busy
          label={now.kind === 'reading' ? t.readingSheet : t.checkingSheet}
          done={now.kind === 'reading' ? now.done : undefined}
          onCancel={() => validation.cancel()}
        />
      )}
      {problem && (
        <ProblemMessage
          problem={problem}
          actions={
            <Button onClick={() => void validation.validate()}>
              {pane.text.value.common.retry}
            </Button>
          }
          onDismiss={() => pane.problems.clear()}
        />
      )}
      <FixesDone />
      <OtherSheetMessage />
      <StaleMessage />
      {made && (
        <>
          <AloneMessage result={made} />
          {hasTable(made) && <ShareCard result={made} />}
          {!made.isAlone && <SheetsCard result={made} />}
          {!isSeveral(made) && <Reading result={made} />}
          <Findings result={made} />
        </>
      )}
      {!made && !busy && !problem && <EmptyState />}
    </div>
  )
}
