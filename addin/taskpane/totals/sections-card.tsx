// Each section's own amounts and share beside the ward's.
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

export function SectionsCard({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.totals.sections
  const amount = useAmount()
  const { sections, report } = result
  if (sections === null || sections.length === 0) return null
  const standing = standingOfResult(result, pane.validation.outdated.value !== null)
  const { total, base, share } = report.totals
  const rows = [
    ...sections,
    {
      name: t.ward,
      yen: total,
      excludedYen: total - base,
      reflectedYen: share.numerator,
      share: share.value,
    },
  ]
  return (
    <section class={`card sections is-${standing}`} aria-labelledby="sections-title">
      <h2 id="sections-title">{t.title}</h2>
      <ul class="section-list">
        {rows.map((row, i) => (
          <li key={row.name} class={`section-row ${i === sections.length ? 'is-whole' : ''}`}>
            <div class="row">
              <span class="grow">{row.name}</span>
              <ShareText
                value={row.share}
                standing={row.share === null ? 'notApplicable' : standing}
              />
            </div>
            <p class="small quiet">
              {t.figures(amount(row.yen), amount(row.excludedYen), amount(row.reflectedYen))}
            </p>
          </li>
        ))}
      </ul>
      <p class="small quiet">{t.note}</p>
    </section>
  )
}
