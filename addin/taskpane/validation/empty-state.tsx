// Before the first validation: what the button will do, and that it changes nothing.
import { HelpLink } from '../parts/help-link.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'

export function EmptyState() {
  const pane = usePane()
  const t = pane.text.value.validation.empty
  if (pane.ready.value && pane.workbook.sheet.value === null) {
    return (
      <div class="empty">
        <Icon name="sheet" size={24} />
        <h2>{t.noSheetTitle}</h2>
        <p class="quiet">{t.noSheet}</p>
      </div>
    )
  }
  return (
    <div class="empty">
      <Illustration />
      <h2>{t.title}</h2>
      <ol class="empty-steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="small quiet">{t.safe}</p>
      <HelpLink to="finance.html#validate">{t.guide}</HelpLink>
    </div>
  )
}

// A sheet of which rows flow into one bar.
function Illustration() {
  return (
    <svg class="illustration" viewBox="0 0 160 72" aria-hidden="true" focusable="false">
      <rect class="paper" x="8" y="6" width="68" height="60" rx="5" />
      <path class="line" d="M18 18h22M18 28h30M18 38h24M18 48h28M18 58h20" />
      <path class="line strong" d="M56 18h10M56 28h10M56 38h10M56 48h10" />
      <path class="flow" d="M80 22c16 0 10 14 26 14M80 50c16 0 10-14 26-14" />
      <rect class="rest" x="110" y="29" width="42" height="14" rx="4" />
      <rect class="share" x="110" y="29" width="22" height="14" rx="4" />
    </svg>
  )
}
