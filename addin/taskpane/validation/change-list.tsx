// Cells that will change, before → after.
import { CellLink } from '../parts/cell-link.tsx'
import { usePane } from '../state/context.ts'
import type { Change } from '../state/fixes.ts'

export function ChangeList({ changes }: { changes: Change[] }) {
  const t = usePane().text.value.validation.findings
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change.cell} class="change">
          <CellLink cell={change.cell} />
          <del class="number">
            <span class="hidden-visually">{t.before}: </span>
            {change.before || t.blank}
            {change.before === change.after && t.asText}
          </del>
          <span aria-hidden="true">→</span>
          <ins class="number">
            <span class="hidden-visually">{t.after}: </span>
            {change.after || t.blank}
            {change.before === change.after && t.asNumber}
          </ins>
        </li>
      ))}
    </ul>
  )
}
