// Two budgets compared: what changed, line by line, and what each change does to the share.
import type { ComparedSide, ComparedSides, Comparison } from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { amountText, pointsText, signedText, timeText } from '../parts/format.ts'
import { save } from '../parts/save.ts'
import { ShareReason } from '../parts/share-reason.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import { ChangeRow } from './change-row.tsx'
import { useComparisonWords } from './words.ts'

export function ComparisonView({ comparison }: { comparison: ComparedSides }) {
  const pane = usePane()
  const t = useComparisonWords()
  const language = pane.settings.spoken.value
  const { from, to, difference, changes } = comparison
  const isOpen = [from, to].some(({ share }) => standingOf(share) !== 'final')
  const words = pane.text.value
  const figures: [string, number][] = [
    [words.validation.share.total, comparison.totals.total],
    [words.validation.share.base, comparison.totals.base],
    [words.totals.numerator, comparison.totals.numerator],
  ]
  const looks = changes.filter(({ kind }) => kind === 'look')
  const others = changes.filter(({ kind }) => kind !== 'look')
  const list = (of: typeof changes) => (
    <ul class="diffs">
      {of.map((change, at) => (
        <ChangeRow key={at} change={change} exclusions={comparison.exclusions ?? []} />
      ))}
    </ul>
  )
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
        <Side side={from} other={t.file} />
        <span aria-hidden="true">→</span>
        <Side side={to} other={t.now} />
        {difference && (
          <p class="versus-points number">{t.points(pointsText(difference.percent, language))}</p>
        )}
      </div>
      {isOpen && <p class="small">{t.openShares}</p>}
      <ShareReason share={to.share.status === 'provisional' ? to.share : from.share} />
      {notesOf(comparison.known, t).map((note) => (
        <p key={note} class="small is-warning">
          {note}
        </p>
      ))}
      <dl class="facts small" aria-label={t.totalsChanged}>
        {figures.map(([label, yen]) => (
          <div key={label} class="fact">
            <dt>{label}</dt>
            <dd class="number">{signedText(yen, '千円', language)}</dd>
          </div>
        ))}
      </dl>
      {others.length === 0 ? <p>{t.noChanges}</p> : list(others)}
      {looks.length > 0 && (
        <Disclosure level={4} title={t.looks(looks.length)}>
          {list(looks)}
        </Disclosure>
      )}
      <Sheets sheets={comparison.sheets ?? []} />
      <p class="small quiet">
        {t.unchanged(comparison.unchanged)}
        {comparison.rearranged ? ` ${t.rearranged(comparison.rearranged)}` : ''}
      </p>
      <div class="row wrap">
        <Button
          size="small"
          icon="plan"
          disabled={pane.history.working.value === 'compare'}
          onClick={() =>
            void pane.history
              .print()
              .then((page) => page && save(page, 'text/html', 'hanei-compare.html'))
          }
        >
          {t.print}
        </Button>
      </div>
    </section>
  )
}

function Side({ side, other }: { side: ComparedSide; other: string }) {
  const language = usePane().settings.spoken.value
  const { share, createdAt, workbook } = side
  return (
    <div>
      <ShareText value={share.value} standing={standingOf(share)} size="medium" />
      <p class="small quiet">{createdAt === null ? other : timeText(createdAt, language)}</p>
      {createdAt === null && workbook && <p class="small quiet">{workbook}</p>}
    </div>
  )
}

type Words = ReturnType<typeof useComparisonWords>

/** What keeps the comparison from telling all there is to tell. */
function notesOf(known: Comparison['known'], t: Words): string[] {
  if (!known) return []
  const { from, to } = known
  if (from === null || to === null) return [t.notRead]
  return (from.formulas === 0) === (to.formulas === 0) ? [] : [t.noFormulas]
}

function Sheets({ sheets }: { sheets: NonNullable<Comparison['sheets']> }) {
  const t = useComparisonWords()
  const language = usePane().settings.spoken.value
  if (sheets.length === 0) return null
  const yenOf = (yen: number | null) => (yen === null ? '—' : amountText(yen, '千円', language))
  return (
    <>
      <h4>{t.sheets}</h4>
      <ul class="notes small">
        {sheets.map(({ sheet, kind, from, to }) => (
          <li key={sheet}>
            {sheet} {t.sheetKinds[kind]} ({yenOf(from)} → {yenOf(to)})
          </li>
        ))}
      </ul>
    </>
  )
}
