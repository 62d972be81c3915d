// The waterfall: each figure with its bar below it. Told apart by pattern and outline as well as by colour.
import type { Totals } from '../../../shared/schema/index.ts'
import type { ResultStanding } from '../parts/share-text.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import { type Step, waterfallOf } from './waterfall.ts'

export function WaterfallChart({ totals, standing }: { totals: Totals; standing: ResultStanding }) {
  const t = usePane().text.value.validation.share
  const amount = useAmount()
  const steps = waterfallOf(totals, t)
  if (steps.length === 0) return null
  const figures = steps.map(({ label, yen }) => `${label} ${amount(yen)}`)
  return (
    <figure class={`waterfall is-${standing}`} aria-label={t.chart(figures)}>
      <dl>
        {steps.map((step) => (
          <div key={step.key} class={`step is-${step.kind}`}>
            <dt>{step.label}</dt>
            <dd class="number">{amount(step.yen)}</dd>
            <Bar step={step} />
          </div>
        ))}
      </dl>
    </figure>
  )
}

function Bar({ step }: { step: Step }) {
  const look = step.mark === undefined ? `is-${step.kind}` : `is-mark-${Math.min(step.mark, 3)}`
  return (
    <dd class="step-track" aria-hidden="true">
      <span class={`step-bar ${look}`} style={{ left: `${step.left}%`, width: `${step.width}%` }} />
      {step.level !== null && <span class="step-link" style={{ left: `${step.level}%` }} />}
    </dd>
  )
}
