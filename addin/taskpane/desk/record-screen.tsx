// The record of a run: sign-off and pack, what waits for an answer, what a change un-ticked, the sample.
import { useState } from 'preact/hooks'
import { problemOf } from '../../client/problem.ts'
import { Button } from '../parts/button.tsx'
import { timeText } from '../parts/format.ts'
import { Message } from '../parts/message.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { save } from '../parts/save.ts'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import type { Subject } from '../state/subject.ts'
import { AskForm } from './ask-form.tsx'
import { FindingList } from './finding-list.tsx'
import { Fallen, Todo, WholeRecord } from './record-lists.tsx'
import { SampleCard } from './sample-card.tsx'
import { useDesk, useDeskWords } from './words.ts'

export function RecordScreen({ subject }: { subject: Subject }) {
  const { record } = useDesk()
  const t = useDeskWords().record
  const { services, settings } = usePane()
  if (subject.id === null) {
    const isAlone = services.page?.hasServer === false
    const needed = problemOf('needsServer').message[settings.spoken.value]
    return <Message tone="info">{isAlone ? needed : t.unkept}</Message>
  }
  const reviews = record.reviews.value
  const problem = record.problem.value
  return (
    <div class="stack">
      {problem &&
        (problem.type === 'urn:hanei:problem:own-run' ? (
          <Message tone="warning" urgent>
            <p>{t.ownRun}</p>
          </Message>
        ) : (
          <ProblemMessage problem={problem} />
        ))}
      {reviews && (
        <>
          <SignOff subject={subject} />
          <Todo subject={subject} />
          <Fallen subject={subject} />
          <SampleCard subject={subject} />
          <AskForm />
          {subject.result && <FindingList subject={subject} result={subject.result} />}
          <WholeRecord />
        </>
      )}
    </div>
  )
}

function SignOff({ subject }: { subject: Subject }) {
  const { record } = useDesk()
  const { settings } = usePane()
  const t = useDeskWords().record
  const [open, setOpen] = useState(false)
  const reviews = record.reviews.value
  const signed = reviews?.signed ?? null
  const isOther = reviews !== null && reviews.share.status !== subject.share.status
  return (
    <section class="card stack-s" aria-labelledby="sign-title">
      <h3 id="sign-title" class="row wrap">
        <ShareText value={subject.share.value} standing={standingOf(subject.share)} size="medium" />
      </h3>
      {isOther && reviews && (
        <p class="small">
          {t.shareAfter}
          <ShareText
            value={subject.share.value}
            standing={standingOf({ value: subject.share.value, status: reviews.share.status })}
          />
        </p>
      )}
      <p role="status">
        {signed
          ? t.signedBy(signed.by.name, timeText(signed.at, settings.spoken.value))
          : t.notSigned}
      </p>
      {!signed && open && <p class="small quiet">{t.signExplain}</p>}
      <div class="row wrap">
        {!signed && (
          <Button
            icon="check"
            onClick={() => {
              if (!open) setOpen(true)
              else void record.add({ target: { kind: 'run' }, state: 'signed' })
            }}
          >
            {t.sign}
          </Button>
        )}
        <Button
          icon="plan"
          onClick={() =>
            void record
              .pack()
              .then((pack) => pack && save(pack, 'application/zip', `hanei-${subject.id}.zip`))
          }
        >
          {t.pack}
        </Button>
      </div>
    </section>
  )
}
