// One change: what kind, which item, what stood there before and after, and what it does to the share.
import { formulaText } from '../../../shared/formula/relative-text.ts'
import { changeWords } from '../../../shared/locales/changes.ts'
import type { Change, ComparedLine, Comparison } from '../../../shared/schema/index.ts'
import { amountText, pointsText } from '../parts/format.ts'
import { usePane } from '../state/context.ts'
import { useComparisonWords } from './words.ts'

type Exclusions = NonNullable<Comparison['exclusions']>

export function ChangeRow({ change, exclusions }: { change: Change; exclusions: Exclusions }) {
  const pane = usePane()
  const t = useComparisonWords()
  const language = pane.settings.spoken.value
  const line = change.to ?? change.from
  const kinds = change.kinds.length > 0 ? change.kinds : [change.kind]
  return (
    <li class={`diff is-${change.kind}`}>
      <div class="row wrap">
        {kinds.map((kind) => (
          <span key={kind} class={`tag is-${kind}`}>
            {changeWords[language][kind]}
          </span>
        ))}
        <span class="grow" />
        {change.effect && change.kind !== 'look' && (
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

  function describe(side: ComparedLine): string {
    const unit = side.reading?.unit ?? '千円'
    const money = side.yen === null ? t.noFigure : amountText(side.yen, unit, language)
    const mark = isSum(side) ? '' : t.mark(side.reflection)
    const label = exclusions.find(({ id }) => id === side.exclusion)?.label ?? side.exclusion
    const parents = kinds.includes('moved') ? `${side.issue} › ${side.strategy}` : ''
    const formula = kinds.includes('formula') ? formulaText(side) : null
    const look = kinds.includes('look')
      ? t.shown(side.reading?.raw ?? '', side.reading?.numberFormat ?? t.general)
      : null
    return [side.cell, formula, money, mark, label, parents, look].filter(Boolean).join(' · ')
  }
}

const isSum = ({ reading }: ComparedLine): boolean =>
  reading !== undefined && reading.rowKind !== 'leaf'

const formulaChange = ({ from, to }: Change): 'toNumber' | 'toFormula' | 'other' => {
  if (to?.reading?.formula === null) return 'toNumber'
  return from?.reading?.formula === null ? 'toFormula' : 'other'
}
