// The auditor's desk: the way back, its screens, and what is shown.
import { useEffect, useRef } from 'preact/hooks'
import { Busy } from '../parts/busy.tsx'
import { Button } from '../parts/button.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { MapScreen } from './map-screen.tsx'
import { RecordScreen } from './record-screen.tsx'
import { TraceScreen } from './trace-screen.tsx'
import { useDesk, useDeskWords } from './words.ts'

export function DeskScreen() {
  const desk = useDesk()
  const t = useDeskWords()
  const title = useRef<HTMLHeadingElement>(null)
  const view = desk.view.value
  const subject = desk.subject.value
  useEffect(() => title.current?.focus(), [view])
  if (view === null || subject === null) return null
  const goTo = (next: typeof view): void => {
    if (next === view) return
    if (next === 'trace') void desk.why(subject)
    else void (next === 'map' ? desk.openMap(subject) : desk.openRecord(subject))
  }
  return (
    <div class="stack desk">
      <div class="row wrap desk-head">
        {view === 'trace' && (
          <Button look="subtle" icon="undo" onClick={() => void desk.back()}>
            {t.back}
          </Button>
        )}
        <h2 class="grow" ref={title} tabIndex={-1}>
          {t.screens[view]} <span class="small quiet sheet-name">{subject.sheet}</span>
        </h2>
        <Button look="subtle" icon="dismiss" label={t.close} onClick={() => desk.close()} />
      </div>
      <nav class="row wrap" aria-label={t.tabs}>
        {(['trace', 'record', 'map'] as const).map((one) => (
          <Button
            key={one}
            size="small"
            look="subtle"
            aria-current={one === view ? 'page' : undefined}
            aria-pressed={one === view}
            onClick={() => goTo(one)}
          >
            {t.screens[one]}
          </Button>
        ))}
      </nav>
      {desk.working.value && <Busy label={t.working} />}
      {desk.problem.value && <ProblemMessage problem={desk.problem.value} />}
      {view === 'trace' && <TraceScreen subject={subject} />}
      {view === 'record' && <RecordScreen subject={subject} />}
      {view === 'map' && <MapScreen subject={subject} />}
    </div>
  )
}
