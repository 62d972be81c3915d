// 集計シートの作成: shown before anything is written, then written, then revertible.

import { nameOfResult } from '../../budget/result.ts'
import type { WriteBackResult } from '../../workbook/port.ts'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { timeText } from '../parts/format.ts'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import { sourceOf } from '../state/reverts.ts'
import type { Result } from '../state/validation.ts'
import { Targets } from './targets.tsx'
import { WritePreview } from './write-preview.tsx'

export function WriteBackCard({ result }: { result: Result | null }) {
  const pane = usePane()
  const t = pane.text.value.totals.writeBack
  const { writeBack } = pane
  const phase = writeBack.phase.value
  const { last } = pane.reverts
  const revertible = last.value?.kind === 'writeBack' ? last.value : null
  if (result === null && revertible === null && phase.kind === 'idle') return null
  const isOutdated = pane.validation.outdated.value !== null
  const working = phase.kind === 'writing' || phase.kind === 'reverting'
  return (
    <section class="card stack-s" aria-labelledby="write-title">
      <h2 id="write-title">{t.title}</h2>
      {writeBack.problem.value && (
        <ProblemMessage
          problem={writeBack.problem.value}
          actions={
            (writeBack.problem.value.code === 'changedByCoauthor' ||
              writeBack.problem.value.code === 'changedSinceValidation') && (
              <Button
                icon="refresh"
                onClick={() => {
                  if (result) void pane.validation.validateSheet(result.sheet)
                }}
              >
                {pane.text.value.validation.again}
              </Button>
            )
          }
          onDismiss={() => pane.problems.clear()}
        />
      )}
      {phase.kind === 'written' && <Written {...phase} result={result} />}
      {phase.kind === 'reverted' && <Message tone="success">{t.reverted}</Message>}
      {phase.kind === 'writing' && (
        <Busy label={t.writing} done={phase.done} onCancel={() => writeBack.cancel()} />
      )}
      {phase.kind === 'reverting' && <Busy label={t.reverting} />}
      {phase.kind === 'preparing' && <Busy label={t.preparing} />}
      {phase.kind === 'prepared' && <WritePreview plan={phase.plan} result={phase.result} />}
      {result && !working && phase.kind !== 'prepared' && (
        <>
          {phase.kind !== 'written' && (
            <p class="small quiet">
              {t.explain(nameOfResult(result, pane.text.value.common.sheets))}
            </p>
          )}
          <Targets report={result.report} />
          <Button
            look={phase.kind === 'written' ? 'outline' : 'primary'}
            icon="write"
            disabled={isOutdated}
            onClick={() => void writeBack.prepare()}
          >
            {t.prepare}
          </Button>
          {isOutdated && <p class="small">{t.outdated}</p>}
        </>
      )}
      {revertible && !working && phase.kind !== 'prepared' && (
        <div class="row wrap revert">
          <span class="grow small quiet">
            {t.writtenAt(
              timeText(revertible.writtenAt, pane.settings.spoken.value),
              sourceOf(revertible, pane.text.value.common.sheets),
            )}
          </span>
          <Button size="small" icon="undo" onClick={() => void writeBack.revert()}>
            {t.revert}
          </Button>
        </div>
      )}
    </section>
  )
}

function Written(props: {
  outcome: WriteBackResult
  result: Result | null
  source: string | null
  sheet: string | null
}) {
  const pane = usePane()
  const t = pane.text.value.totals.writeBack
  const { sheet, source, result } = props
  const isOutdated = pane.validation.outdated.value !== null
  const standing = result && standingOfResult(result, isOutdated)
  const { differences, outside } = props.outcome
  if (differences.length === 0 && outside.length === 0) {
    return (
      <Message
        tone={isOutdated ? 'warning' : standing === 'provisional' ? 'info' : 'success'}
        title={t.writtenTitle(source)}
        actions={
          sheet && (
            <Button
              size="small"
              icon="sigma"
              onClick={() => void pane.workbook.jumpTo('A1', sheet)}
            >
              {t.show(sheet)}
            </Button>
          )
        }
      >
        <p>{isOutdated ? t.changedSince : t.written}</p>
        {result && standing && (
          <p class="small">
            {t.writtenShare}{' '}
            <ShareText value={result.report.totals.share.value} standing={standing} />
          </p>
        )}
      </Message>
    )
  }
  return (
    <Message tone="danger" title={t.notProvenTitle} urgent>
      {differences.length > 0 && (
        <>
          <p>{t.differences}</p>
          <ul class="small">
            {differences.slice(0, 8).map((one) => (
              <li key={one.cell}>{t.difference(one.cell, one.expected, one.found)}</li>
            ))}
          </ul>
        </>
      )}
      {outside.length > 0 && <p>{t.outside(outside.slice(0, 8).join('、'))}</p>}
      <p>{t.revertAdvice}</p>
    </Message>
  )
}
