// One line of a plan's text as it was read: what it says, what was noticed, and its fields when it is edited.
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PlanEntry } from '../../../shared/plan/correction.ts'
import type { Finding } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'

const signs = { issue: '', strategy: '☆ ', initiative: '○ ', none: '' }

export function PlanLine(props: {
  entry: PlanEntry
  findings: Finding[]
  open: boolean
  onOpen: () => void
  onChange: (part: Partial<PlanEntry>) => void
  onAdd: () => void
}) {
  const pane = usePane()
  const t = pane.text.value.validation.planLines
  const language = pane.settings.spoken.value
  const { entry, findings, open } = props
  const isItem = entry.level === 'strategy' || entry.level === 'initiative'
  const title = entry.title || t.lineNo(entry.line)
  const number = entry.level === 'issue' && entry.no !== null ? `${entry.no} ` : ''
  const item = useRef<HTMLLIElement>(null)
  useLayoutEffect(() => {
    if (open) item.current?.querySelector('select')?.focus()
  }, [open])
  return (
    <li ref={item} class={`plan-line is-${entry.level}`}>
      <div class="row">
        <span class="grow">
          <span class="small quiet block">
            {t.levels[entry.level]}・{t.lineNo(entry.line)}
          </span>
          <span class="plan-line-title">
            {signs[entry.level]}
            {number}
            {title}
          </span>
          {(entry.level === 'initiative' || (isItem && entry.amount !== '')) && (
            <span class="small block">
              <span class="number">{entry.amount || t.noAmount}</span> {entry.reflection}{' '}
              {exclusionLabel(entry.exclusion)}
            </span>
          )}
        </span>
        <Button size="small" aria-expanded={open} label={t.editLine(title)} onClick={props.onOpen}>
          {t.edit}
        </Button>
      </div>
      {findings.map((finding) => (
        <p
          key={finding.code + finding.message.ja}
          class={`small plan-line-note is-${finding.severity}`}
        >
          <Icon name={finding.severity === 'advice' ? 'advice' : finding.severity} size={16} />
          <span>{finding.message[language]}</span>
        </p>
      ))}
      {open && <Fields {...props} />}
    </li>
  )

  function exclusionLabel(id: string): string {
    return id === 'fixed' || id === 'priority' ? pane.text.value.settings.kinds[id] : id
  }
}

function Fields({
  entry,
  onChange,
  onAdd,
}: {
  entry: PlanEntry
  onChange: (part: Partial<PlanEntry>) => void
  onAdd: () => void
}) {
  const pane = usePane()
  const t = pane.text.value.validation.planLines
  const kinds = pane.text.value.settings.kinds
  const isItem = entry.level === 'strategy' || entry.level === 'initiative'
  const levels = ['issue', 'strategy', 'initiative', 'none'] as const
  return (
    <div class="stack-s plan-line-fields">
      <SelectField
        label={t.level}
        value={entry.level}
        onChange={(value) => onChange({ level: levels.find((level) => level === value) ?? 'none' })}
        choices={levels.map((level) => ({ value: level, label: t.levels[level] }))}
      />
      {entry.level === 'issue' && (
        <TextField
          label={t.no}
          value={entry.no === null ? '' : String(entry.no)}
          onChange={(value) => onChange({ no: numberOf(value) })}
        />
      )}
      <TextField label={t.name} value={entry.title} onChange={(title) => onChange({ title })} />
      {isItem && (
        <>
          <TextField
            label={t.amount}
            value={entry.amount}
            onChange={(amount) => onChange({ amount })}
            hint={t.amountHint}
          />
          <TextField
            label={t.mark}
            value={entry.reflection}
            onChange={(reflection) => onChange({ reflection: reflection.trim() })}
            placeholder="①"
          />
          <SelectField
            label={t.exclusion}
            value={entry.exclusion}
            onChange={(exclusion) => onChange({ exclusion })}
            choices={[
              { value: '', label: t.noExclusion },
              { value: 'fixed', label: kinds.fixed },
              { value: 'priority', label: kinds.priority },
              ...(['', 'fixed', 'priority'].includes(entry.exclusion)
                ? []
                : [{ value: entry.exclusion, label: entry.exclusion }]),
            ]}
          />
        </>
      )}
      <div class="row wrap">
        {entry.level !== 'none' && (
          <Button size="small" onClick={() => onChange({ level: 'none' })}>
            {t.drop}
          </Button>
        )}
        {entry.level === 'none' && (
          <Button size="small" onClick={() => onChange({ level: 'initiative' })}>
            {t.restore}
          </Button>
        )}
        <Button size="small" onClick={onAdd}>
          {t.add}
        </Button>
      </div>
    </div>
  )
}

/** A number as typed, full-width digits too; null where it is none. */
function numberOf(text: string): number | null {
  const digits = text.normalize('NFKC').trim()
  return /^\d{1,3}$/.test(digits) ? Number(digits) : null
}
