// One toggle a severity, with its count; a pressed one is shown.
import type { Report, Severity } from '../../../shared/schema/index.ts'
import { severities } from '../../../shared/schema/severity.ts'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'

export function SeverityFilter(props: {
  counts: Report['counts']
  hidden: ReadonlySet<Severity>
  onChange: (hidden: ReadonlySet<Severity>) => void
}) {
  const t = usePane().text.value.validation.findings
  function toggle(severity: Severity): void {
    const next = new Set(props.hidden)
    if (!next.delete(severity)) next.add(severity)
    props.onChange(next)
  }
  return (
    <fieldset class="filters">
      <legend class="hidden-visually">{t.filter}</legend>
      {severities.map((severity) => (
        <button
          key={severity}
          type="button"
          class={`filter is-${severity}`}
          aria-pressed={!props.hidden.has(severity)}
          disabled={props.counts[severity] === 0}
          onClick={() => toggle(severity)}
        >
          <span class="filter-label">
            <Icon name={severity} size={16} />
            {t.severities[severity]}
          </span>
          <span class="number">{props.counts[severity]}</span>
        </button>
      ))}
    </fieldset>
  )
}
