// The validation's findings as the auditor goes through them: seen, or accepted with the reason.
import { useState } from 'preact/hooks'
import type { Finding } from '../../../shared/schema/index.ts'
import type { Result } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextAreaField } from '../parts/fields.tsx'
import { usePane } from '../state/context.ts'
import type { Subject } from '../state/subject.ts'
import { useDesk, useDeskWords } from './words.ts'

export function FindingList({ subject, result }: { subject: Subject; result: Result }) {
  const { record } = useDesk()
  const t = useDeskWords().record
  const { findings } = result.report
  const accepted = record.acceptedOf(findings)
  if (findings.length === 0) return null
  return (
    <Disclosure
      look="card"
      title={t.findings}
      aside={<span class="count number">{findings.length}</span>}
    >
      <ul class="desk-lines">
        {findings.map((finding, i) => (
          <Row
            key={`${finding.code}${i}`}
            finding={finding}
            subject={subject}
            isAccepted={accepted.has(finding)}
          />
        ))}
      </ul>
    </Disclosure>
  )
}

function Row(props: { finding: Finding; subject: Subject; isAccepted: boolean }) {
  const { record } = useDesk()
  const { settings } = usePane()
  const t = useDeskWords().record
  const [reason, setReason] = useState<string | null>(null)
  const { finding, subject } = props
  const { code, cells } = finding
  const target = { kind: 'finding' as const, code, cells }
  const isSeen = record.items.value.some(
    (item) =>
      item.state === 'seen' &&
      item.standing === 'holds' &&
      item.target.kind === 'finding' &&
      item.target.code === code &&
      item.cell === (cells[0] ?? null),
  )
  return (
    <li class="desk-line stack-xs">
      <p class="small">{finding.message[settings.spoken.value]}</p>
      <div class="row wrap">
        <CellLinks cells={cells} sheet={subject.sheet} />
        {props.isAccepted && <span class="tag">{t.states.accepted}</span>}
        {isSeen && <span class="tag">{t.states.seen}</span>}
        {!isSeen && (
          <Button size="small" onClick={() => void record.add({ target, state: 'seen' })}>
            {t.seen}
          </Button>
        )}
        {!props.isAccepted && reason === null && (
          <Button size="small" onClick={() => setReason('')}>
            {t.accept}
          </Button>
        )}
      </div>
      {reason !== null && !props.isAccepted && (
        <form
          class="stack-xs"
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim()) void record.add({ target, state: 'accepted', reason: reason.trim() })
          }}
        >
          <TextAreaField label={t.acceptReason} value={reason} onChange={setReason} rows={2} />
          <Button type="submit" size="small" disabled={!reason.trim()}>
            {t.accept}
          </Button>
        </form>
      )}
    </li>
  )
}
