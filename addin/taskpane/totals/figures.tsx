// The figures of the share, each with the cells it adds up and those it leaves out, with the reason.
import type { ComponentChildren } from 'preact'
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { ofResult } from '../parts/of-result.ts'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import { subjectOfResult } from '../state/subject.ts'
import type { Result } from '../state/validation.ts'

export function Figures({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value
  const amount = useAmount()
  const { totals } = result.report
  const standing = standingOfResult(result, pane.validation.outdated.value !== null)
  return (
    <section class="card figures" aria-labelledby="figures-title">
      <div class="row wrap">
        <h2 id="figures-title" class="grow">
          {t.totals.figures}
        </h2>
        <span class="small quiet sheet-name">{ofResult(result, t)}</span>
        <Button
          size="small"
          icon="search"
          onClick={() => void pane.desk.why(subjectOfResult(result))}
        >
          {t.audit.why}
        </Button>
      </div>
      <Figure title={t.validation.share.total} value={amount(totals.total)} strong>
        <Cells cells={totals.cells} sheet={result.sheet} />
        {totals.leftOut.length > 0 && (
          <>
            <p class="small quiet">{t.totals.leftOut}</p>
            <ul class="stack-xs">
              {totals.leftOut.map((part) => (
                <li key={part.reason}>
                  <span class="small">{t.totals.reasons(part.reason)} </span>
                  <CellLinks cells={part.cells} sheet={result.sheet} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Figure>
      {totals.exclusions.map((one) => (
        <Figure key={one.id} title={t.validation.share.minus(one.label)} value={amount(one.yen)}>
          <Cells cells={one.cells} sheet={result.sheet} />
        </Figure>
      ))}
      <div class="figure-row is-strong">
        <span>{t.validation.share.base}</span>
        <span class="number">{amount(totals.base)}</span>
      </div>
      {totals.reflected.map((one) => (
        <Figure
          key={one.symbol}
          title={t.validation.share.markLabel(one.symbol, one.label)}
          value={amount(one.yen)}
          note={one.counts ? undefined : t.totals.notCounted}
        >
          <Cells cells={one.cells} sheet={result.sheet} />
        </Figure>
      ))}
      <div class="figure-row is-strong">
        <span>{t.totals.numerator}</span>
        <span class="number">{amount(totals.share.numerator)}</span>
      </div>
      <div class="figure-row is-strong is-share">
        <span>{t.validation.share.title}</span>
        <ShareText value={totals.share.value} standing={standing} />
      </div>
      {standing === 'provisional' && <ShareReason share={totals.share} />}
    </section>
  )
}

function Figure(props: {
  title: string
  value: string
  strong?: boolean
  note?: string | undefined
  children: ComponentChildren
}) {
  return (
    <Disclosure
      title={
        <span class={props.strong ? 'figure-title is-strong' : 'figure-title'}>
          {props.title}
          {props.note && <span class="small quiet"> {props.note}</span>}
        </span>
      }
      aside={<span class={props.strong ? 'number is-strong' : 'number'}>{props.value}</span>}
    >
      <div class="stack-xs figure-cells">{props.children}</div>
    </Disclosure>
  )
}

function Cells({ cells, sheet }: { cells: string[]; sheet: string }) {
  const t = usePane().text.value.totals
  if (cells.length === 0) return <p class="small quiet">{t.noCells}</p>
  return (
    <div class="stack-xs">
      <p class="small quiet">{t.includes}</p>
      <CellLinks cells={cells} most={24} sheet={sheet} />
    </div>
  )
}
