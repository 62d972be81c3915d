// What was fixed, the figure it came from, and the way back: also in a later session.
import { useEffect, useRef } from 'preact/hooks'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { timeText } from '../parts/format.ts'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'

export function FixesDone() {
  const pane = usePane()
  const { fixes, reverts } = pane
  const t = pane.text.value.validation.fixes
  const last = reverts.last.value
  const fixed = fixes.fixed.value
  const place = useRef<HTMLDivElement>(null)
  // The button that was pressed stood far below the new figure.
  useEffect(() => {
    if (fixed || fixes.reverted.value) place.current?.scrollIntoView({ block: 'start' })
  }, [fixed, fixes.reverted.value])
  const stopped = fixes.asked.value.length === 0 ? fixes.problem.value : null
  return (
    <div ref={place} class="stack-s in-sight">
      {fixes.phase.value === 'applying' && <Busy label={t.applying} />}
      {fixes.phase.value === 'reverting' && <Busy label={t.reverting} />}
      {stopped && <ProblemMessage problem={stopped} onDismiss={() => pane.problems.clear()} />}
      {fixes.reverted.value && <Message tone="info">{t.reverted}</Message>}
      {last?.kind === 'edits' && fixes.phase.value === 'idle' && (
        <Message
          tone={fixed ? 'success' : 'info'}
          actions={
            <Button size="small" icon="undo" onClick={() => void fixes.revert()}>
              {t.revert}
            </Button>
          }
        >
          <p>
            {fixed
              ? t.done(fixed.findings)
              : t.doneBefore(
                  timeText(last.writtenAt, pane.settings.spoken.value),
                  last.ranges.length,
                )}
          </p>
          {fixed && (
            <p class="small">
              {t.from} <ShareText value={fixed.before.value} standing={standingOf(fixed.before)} />
            </p>
          )}
        </Message>
      )}
    </div>
  )
}
