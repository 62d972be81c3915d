// Two runs compared: what changed, line by line, and what each change does to the share.
import type { Change, Comparison } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { amountText, pointsText, signedText, timeText } from '../parts/format.ts'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'

export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const pane = usePane()
  const t = pane.text.value.history
  const language = pane.settings.spoken.value
  const { from, to, difference, changes } = comparison
  const isOpen = [from, to].some(({ share }) => standingOf(share) !== 'final')
  const words = pane.text.value
  const figures: [string, number][] = [
    [words.validation.share.total, comparison.totals.total],
    [words.validation.share.base, comparison.totals.base],
    [words.totals.numerator, comparison.totals.numerator],
  ]
  return (
    <section class="card stack-s" aria-labelledby="comparison-title">
      <div class="row">
        <h3 id="comparison-title" class="grow">
          {t.comparison}
        </h3>
        <Button
          look="subtle"
          size="small"
          icon="dismiss"
          label={pane.text.value.common.close}
          onClick={() => pane.history.closeComparison()}
        />
      </div>
      <div class="versus">
        <div>
          <ShareText value={from.share.value} standing={standingOf(from.share)} size="medium" />
          <p class="small quiet">{timeText(from.createdAt, language)}</p>
        </div>
        <span aria-hidden="true">→</span>
        <div>
          <ShareText value={to.share.value} standing={standingOf(to.share)} size="medium" />
          <p class="small quiet">{timeText(to.createdAt, language)}</p>
        </div>
        {difference && (
          <p class="versus-points number">{t.points(pointsText(difference.percent, language))}</p>
        )}
      </div>
      {isOpen && <p class="small">{t.openShares}</p>}
      <ShareReason share={to.share.status === 'provisional' ? to.share : from.share} />
      <dl class="facts small" aria-label={t.totalsChanged}>
        {figures.map(([label, yen]) => (
          <div key={label} class="fact">
            <dt>{label}</dt>
            <dd class="number">{signedText(yen, '千円', language)}</dd>
          </div>
        ))}
      </dl>
      {changes.length === 0 ? (
        <p>{t.noChanges}</p>
      ) : (
        <ul class="diffs">
          {changes.map((change, at) => (
            <ChangeRow key={at} change={change} />
          ))}
        </ul>
      )}
      <p class="small quiet">{t.unchanged(comparison.unchanged)}</p>
    </section>
  )
}

function ChangeRow({ change }: { change: Change }) {
  const pane = usePane()
  const t = pane.text.value.history
  const language = pane.settings.spoken.value
  const line = change.to ?? change.from
  const kinds = change.kinds.length > 0 ? change.kinds : [change.kind]
  return (
    <li class={`diff is-${change.kind}`}>
      <div class="row wrap">
        {kinds.map((kind) => (
          <span key={kind} class={`tag is-${kind}`}>
            {t.kinds[kind]}
          </span>
        ))}
        <span class="grow" />
        {change.effect && (
          <span class="number" title={t.effect}>
            {t.points(pointsText(change.effect.percent, language))}
          </span>
        )}
      </div>
      {line ? (
        <p>{line.initiative || line.strategy || line.issue || line.cell}</p>
      ) : (
        <p class="small quiet">{change.kind === 'policy' ? t.policyChanged : t.otherChanged}</p>
      )}
      {kinds.includes('formula') && <p class="small">{t.formulaChanged[formulaChange(change)]}</p>}
      {change.from && <p class="small quiet">{describe(change.from)}</p>}
      {change.to && (
        <p class="small">
          {change.from && '→ '}
          {describe(change.to)}
        </p>
      )}
    </li>
  )

  function describe(side: NonNullable<Change['from']>): string {
    const money = side.yen === null ? t.noFigure : amountText(side.yen, '千円', language)
    const mark = t.mark(side.reflection)
    return [side.cell, money, mark, side.exclusion].filter(Boolean).join(' · ')
  }
}

const formulaChange = ({ from, to }: Change): 'toNumber' | 'toFormula' | 'other' => {
  if (to?.reading?.formula === null) return 'toNumber'
  return from?.reading?.formula === null ? 'toFormula' : 'other'
}
