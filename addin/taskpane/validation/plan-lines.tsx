// The lines read from a plan's text, each with what was noticed about it, editable one at a time.
import { useState } from 'preact/hooks'
import type { PlanDraft, PlanEntry } from '../../../shared/plan/correction.ts'
import { Button } from '../parts/button.tsx'
import { Switch } from '../parts/fields.tsx'
import { Message } from '../parts/message.tsx'
import { usePane } from '../state/context.ts'
import { PlanLine } from './plan-line.tsx'

export function PlanLines({ draft }: { draft: PlanDraft }) {
  const pane = usePane()
  const t = pane.text.value.validation.planLines
  const language = pane.settings.spoken.value
  const [open, setOpen] = useState<number | null>(null)
  const [all, setAll] = useState(false)
  const { entries } = draft
  const general = draft.findings.filter(({ entry }) => entry === null)
  const noticed = new Set(draft.findings.map(({ entry }) => entry))
  const isShown = ({ id, level, edited }: PlanEntry): boolean =>
    all || level !== 'none' || edited || noticed.has(id) || open === id
  const unused = entries.filter(({ level }) => level === 'none').length

  const change = (id: number, part: Partial<PlanEntry>): void =>
    void pane.plans.correct(
      entries.map((entry) => (entry.id === id ? { ...entry, ...part, edited: true } : entry)),
    )

  function add(below: PlanEntry): void {
    const id = Math.max(...entries.map((entry) => entry.id)) + 1
    const level = below.level === 'issue' ? 'strategy' : 'initiative'
    const empty = { no: null, title: '', amount: '', reflection: '', exclusion: '' }
    const added: PlanEntry = { id, line: 0, level, ...empty, edited: true }
    const at = entries.findIndex((entry) => entry.id === below.id) + 1
    void pane.plans.correct([...entries.slice(0, at), added, ...entries.slice(at)])
    setOpen(id)
  }

  return (
    <section class="stack-s plan-lines" aria-label={t.title}>
      <h3>{t.title}</h3>
      <p class="small" role="status">
        {pane.text.value.validation.source.planRead(countsOf(draft))}
      </p>
      <p class="small quiet">{t.explain}</p>
      {general.length > 0 && (
        <Message
          tone={general.some(({ finding }) => finding.severity === 'error') ? 'danger' : 'info'}
        >
          <ul class="notes small">
            {general.map(({ finding }) => (
              <li key={finding.code}>{finding.message[language]}</li>
            ))}
          </ul>
        </Message>
      )}
      <ol class="plan-line-list">
        {entries.filter(isShown).map((entry) => (
          <PlanLine
            key={entry.id}
            entry={entry}
            findings={draft.findings.flatMap((each) =>
              each.entry === entry.id ? [each.finding] : [],
            )}
            open={open === entry.id}
            onOpen={() => setOpen(open === entry.id ? null : entry.id)}
            onChange={(part) => change(entry.id, part)}
            onAdd={() => add(entry)}
          />
        ))}
      </ol>
      {unused > 0 && <Switch label={t.showUnused(unused)} checked={all} onChange={setAll} />}
      <div class="row">
        <Button
          look="primary"
          disabled={draft.plan.issues.length === 0}
          onClick={() => void pane.plans.useDraft()}
        >
          {t.use}
        </Button>
      </div>
    </section>
  )
}

function countsOf({ plan: { issues } }: PlanDraft) {
  const strategies = issues.flatMap((issue) => issue.strategies)
  return {
    issues: issues.length,
    strategies: strategies.length,
    initiatives: strategies.flatMap((strategy) => strategy.initiatives).length,
  }
}
