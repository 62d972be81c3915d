// Lists of the record: what waits for an answer, what a change un-ticked, and all of it.
import { useState } from 'preact/hooks'
import type { StandingReview } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { CellLink } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { timeText } from '../parts/format.ts'
import { usePane } from '../state/context.ts'
import type { Subject } from '../state/subject.ts'
import { useDesk, useDeskWords } from './words.ts'

/** Questions and objections that nobody has answered: the clerk's list of things to do. */
export function Todo({ subject }: { subject: Subject }) {
  const { record } = useDesk()
  const t = useDeskWords().record
  const open = record.open.value
  return (
    <section class="card stack-s" aria-labelledby="todo-title">
      <h3 id="todo-title">
        {t.todo} <span class="count number">{open.length}</span>
      </h3>
      {open.length === 0 && <p class="quiet small">{t.todoNone}</p>}
      <ul class="desk-lines">
        {open.map((item) => (
          <Question key={item.id} item={item} subject={subject} />
        ))}
      </ul>
    </section>
  )
}

function Question({ item, subject }: { item: StandingReview; subject: Subject }) {
  const { record } = useDesk()
  const t = useDeskWords().record
  const [reason, setReason] = useState('')
  return (
    <li class="desk-line stack-xs">
      <Entry item={item} subject={subject} />
      <form
        class="stack-xs"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim()) void record.answer(item.id, reason.trim())
        }}
      >
        <TextAreaField label={t.answer} value={reason} onChange={setReason} rows={2} />
        <Button type="submit" size="small" disabled={!reason.trim()}>
          {t.send}
        </Button>
      </form>
    </li>
  )
}

/** Ticks whose cells no longer say what they said. */
export function Fallen({ subject }: { subject: Subject }) {
  const { record } = useDesk()
  const { settings } = usePane()
  const t = useDeskWords().record
  const language = settings.spoken.value
  const fallen = record.items.value.filter(
    ({ state, standing }) =>
      (state === 'seen' || state === 'accepted') && (standing === 'changed' || standing === 'gone'),
  )
  if (fallen.length === 0) return null
  return (
    <section class="card stack-s" aria-labelledby="fallen-title">
      <h3 id="fallen-title">
        {t.fallen} <span class="count number">{fallen.length}</span>
      </h3>
      <ul class="desk-lines">
        {fallen.map((item) => (
          <li key={item.id} class="desk-line" data-standing={item.standing}>
            {item.cell && <CellLink cell={item.cell} sheet={subject.sheet} />}
            <p class="small">
              {t.was}
              {item.about[language]}
            </p>
            <p class="small">{item.now ? `${t.now}${item.now[language]}` : t.goneNow}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function WholeRecord() {
  const { record } = useDesk()
  const t = useDeskWords().record
  const items = record.items.value
  return (
    <Disclosure look="card" title={t.all} aside={<span class="count number">{items.length}</span>}>
      {items.length === 0 && <p class="quiet small">{t.allNone}</p>}
      <ul class="desk-lines">
        {[...items].reverse().map((item) => (
          <li key={item.id} class="desk-line">
            <Entry item={item} subject={null} />
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Entry({ item, subject }: { item: StandingReview; subject: Subject | null }) {
  const { settings } = usePane()
  const t = useDeskWords().record
  const language = settings.spoken.value
  return (
    <>
      <p class="row wrap small">
        <span class="tag">{t.states[item.state]}</span>
        {item.standing !== 'holds' && <span class="tag">{t.standings[item.standing]}</span>}
        {subject && item.cell && <CellLink cell={item.cell} sheet={subject.sheet} />}
        <span class="quiet">
          {item.by.name} · {timeText(item.at, language)}
          {item.carried && ` · ${t.carried}`}
        </span>
      </p>
      <p class="small quiet">{item.about[language]}</p>
      {item.reason && <p>{item.reason}</p>}
    </>
  )
}
