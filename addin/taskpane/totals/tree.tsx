// Totals by issue → strategy → initiative, each with what of it is reflected or excluded, and its cells.
import type { ComponentChildren } from 'preact'
import type { InitiativeTotal } from '../../../shared/schema/index.ts'
import { CellLinks } from '../parts/cell-link.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { standingOfResult } from '../parts/share-text.tsx'
import { useAmount } from '../parts/use-amount.ts'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

export function Tree({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.totals
  const standing = standingOfResult(result, pane.validation.outdated.value !== null)
  const { byIssue } = result.report.totals
  return (
    <section class={`card tree is-${standing}`} aria-labelledby="tree-title">
      <h2 id="tree-title">{t.tree}</h2>
      {byIssue.length === 0 && <p class="quiet">{t.noIssues}</p>}
      {byIssue.map((issue, i) => (
        <Branch key={`${i}${issue.title}`} part={issue} title={issue.title || t.noIssueName}>
          {issue.strategies.map((strategy, s) => (
            <Branch
              key={`${s}${strategy.title}`}
              part={strategy}
              title={strategy.title || t.noStrategyName}
              marker="☆"
            >
              {strategy.initiatives.map((initiative, n) => (
                <Leaf key={`${n}${initiative.title}`} part={initiative} sheet={result.sheet} />
              ))}
              {strategy.initiatives.length === 0 && (
                <CellLinks cells={strategy.cells} sheet={result.sheet} />
              )}
            </Branch>
          ))}
        </Branch>
      ))}
    </section>
  )
}

function Branch(props: {
  part: InitiativeTotal
  title: string
  marker?: string
  children: ComponentChildren
}) {
  const amount = useAmount()
  return (
    <Disclosure
      level={props.marker ? 4 : 3}
      title={
        <span class="branch-title">
          {props.marker && (
            <span class="quiet" aria-hidden="true">
              {props.marker}{' '}
            </span>
          )}
          {props.title}
          <Meter part={props.part} />
        </span>
      }
      aside={<span class="number">{amount(props.part.yen)}</span>}
    >
      <div class="branch-body">{props.children}</div>
    </Disclosure>
  )
}

function Leaf({ part, sheet }: { part: InitiativeTotal; sheet: string }) {
  const t = usePane().text.value.totals
  const amount = useAmount()
  return (
    <div class="leaf">
      <div class="row leaf-head">
        <span class="grow">
          <span class="quiet" aria-hidden="true">
            ○{' '}
          </span>
          {part.title}
        </span>
        <span class="number">{amount(part.yen)}</span>
      </div>
      <div class="row wrap leaf-foot">
        <CellLinks cells={part.cells} sheet={sheet} />
        {part.reflectedYen !== 0 && <span class="tag is-reflected">{t.reflected}</span>}
        {part.excludedYen !== 0 && <span class="tag">{t.excluded}</span>}
      </div>
    </div>
  )
}

/** How much of a part is reflected and excluded, as a thin bar with its words for screen readers. */
function Meter({ part }: { part: InitiativeTotal }) {
  const t = usePane().text.value.totals
  const amount = useAmount()
  if (part.yen <= 0) return null
  const percent = (yen: number) => `${Math.max(0, Math.min(100, (yen / part.yen) * 100))}%`
  return (
    <span class="meter">
      <span class="hidden-visually">
        {t.ofIt(amount(part.reflectedYen), amount(part.excludedYen))}
      </span>
      <span class="bar-part is-mark-1" style={{ width: percent(part.reflectedYen) }} />
      <span class="bar-part is-fixed" style={{ width: percent(part.excludedYen) }} />
    </span>
  )
}
