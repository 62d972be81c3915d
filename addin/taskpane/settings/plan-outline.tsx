// A plan as its tree: issues, strategies, initiatives with their estimates, and the declared figures.
import type { Plan } from '../../../shared/schema/index.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { amountText } from '../parts/format.ts'
import { ShareText } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'

export function PlanOutline({ plan }: { plan: Plan }) {
  const pane = usePane()
  const t = pane.text.value
  const language = pane.settings.spoken.value
  const money = (yen: number | null | undefined): string =>
    yen === undefined
      ? ''
      : yen === null
        ? t.settings.noEstimate
        : amountText(yen, plan.unit, language)
  return (
    <div class="outline">
      {plan.issues.map((issue, i) => (
        <Disclosure
          key={`${i}${issue.title}`}
          title={`${issue.no === null ? '' : t.settings.issueNo(issue.no)} ${issue.title}`}
        >
          <ul class="outline-list small">
            {issue.strategies.map((strategy) => (
              <li key={strategy.title}>
                <p class="row">
                  <span class="grow">☆ {strategy.title}</span>
                  <span class="number">{money(strategy.estimate)}</span>
                </p>
                <ul>
                  {strategy.initiatives.map((initiative) => (
                    <li key={initiative.id} class="row">
                      <span class="grow">○ {initiative.title}</span>
                      <span class="number">{money(initiative.estimate)}</span>
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Disclosure>
      ))}
      {plan.declared && (
        <dl class="facts small">
          {(['total', 'fixed', 'priority', 'base'] as const).map(
            (figure) =>
              plan.declared?.[figure] !== undefined && (
                <div key={figure} class="fact">
                  <dt>{t.settings.declared[figure]}</dt>
                  <dd class="number">{money(plan.declared[figure])}</dd>
                </div>
              ),
          )}
          {plan.declared.share !== undefined && (
            <div class="fact">
              <dt>{t.settings.declared.share}</dt>
              <dd>
                <ShareText value={String(plan.declared.share)} standing="published" />
              </dd>
            </div>
          )}
        </dl>
      )}
    </div>
  )
}
