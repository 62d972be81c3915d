// Ward total → exclusions → base → reflected, as two bars and the figures beside them.
import type { Totals } from '../../../shared/schema/index.ts'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'

interface Part {
  key: string
  label: string
  yen: number
  /** Class of the swatch and of the part of the bar. */
  look: string
}

export function ShareBar({ totals }: { totals: Totals }) {
  const t = usePane().text.value.validation.share
  const amount = useAmount()
  const exclusions: Part[] = totals.exclusions.map((one) => ({
    key: one.id,
    label: one.label,
    yen: one.yen,
    look: `is-${one.kind}`,
  }))
  const counted = totals.reflected.filter((one) => one.counts)
  const marks: Part[] = counted.map((one, at) => ({
    key: one.symbol,
    label: t.markLabel(one.symbol, one.label),
    yen: one.yen,
    look: `is-mark-${Math.min(at + 1, 3)}`,
  }))
  const rest: Part = {
    key: 'rest',
    label: t.notReflected,
    yen: totals.base - totals.share.numerator,
    look: 'is-rest',
  }
  const drawable =
    totals.base > 0 && totals.total > 0 && [...exclusions, ...marks, rest].every((p) => p.yen >= 0)
  const excludedPercent = drawable ? ((totals.total - totals.base) / totals.total) * 100 : 0
  return (
    <figure class="share-figure">
      {drawable && (
        <div class="bars" aria-hidden="true">
          <div class="bar">
            <Parts
              parts={[{ key: 'base', label: '', yen: totals.base, look: 'is-base' }, ...exclusions]}
              whole={totals.total}
            />
          </div>
          <svg class="bar-link" viewBox="0 0 100 10" preserveAspectRatio="none">
            <title>{t.base}</title>
            <path d={`M0 0H${100 - excludedPercent}L100 10H0z`} />
          </svg>
          <div class="bar is-tall">
            <Parts parts={[...marks, rest]} whole={totals.base} />
          </div>
        </div>
      )}
      <dl class="legend">
        <Row label={t.total} value={amount(totals.total)} strong />
        {exclusions.map((part) => (
          <Row
            key={part.key}
            look={part.look}
            label={`−\u00a0${part.label}`}
            value={amount(part.yen)}
          />
        ))}
        <Row look="is-base" label={t.base} value={amount(totals.base)} strong />
        {marks.map((part) => (
          <Row key={part.key} look={part.look} label={part.label} value={amount(part.yen)} />
        ))}
        <Row look={rest.look} label={rest.label} value={amount(rest.yen)} />
      </dl>
    </figure>
  )
}

function Parts({ parts, whole }: { parts: Part[]; whole: number }) {
  return (
    <>
      {parts
        .filter((part) => part.yen > 0)
        .map((part) => (
          <span
            key={part.key}
            class={`bar-part ${part.look}`}
            style={{ width: `${(part.yen / whole) * 100}%` }}
          />
        ))}
    </>
  )
}

function Row(props: { label: string; value: string; look?: string; strong?: boolean }) {
  return (
    <div class={props.strong ? 'legend-row is-strong' : 'legend-row'}>
      <dt>
        <span class={`swatch ${props.look ?? 'is-whole'}`} aria-hidden="true" />
        <span>{props.label}</span>
      </dt>
      <dd class="number">{props.value}</dd>
    </div>
  )
}
