// Why a figure is what it is: the share and the way here stay in view, below them what was asked for.
import { useState } from 'preact/hooks'
import type {
  FigureReference,
  FigureTerm,
  Trace,
  TracedCell,
  TracedFigure,
} from '../../../shared/schema/index.ts'
import { Button } from '../parts/button.tsx'
import { CellLink, CellLinks } from '../parts/cell-link.tsx'
import { TextField } from '../parts/fields.tsx'
import { ShareText, standingOf } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import type { Traced } from '../state/desk.ts'
import type { Subject } from '../state/subject.ts'
import { CellHistoryList } from './cell-history.tsx'
import { LineItem } from './traced-line.tsx'
import { useDesk, useDeskWords } from './words.ts'

export function TraceScreen({ subject }: { subject: Subject }) {
  const desk = useDesk()
  const t = useDeskWords()
  const shown = desk.traced.value
  return (
    <>
      {shown && <Root trace={shown.trace} subject={subject} />}
      {desk.unknown.value !== null && (
        <p class="small" role="alert">
          {t.unknown(desk.unknown.value)}
        </p>
      )}
      {shown?.trace.kind === 'figure' && (
        <Figure shown={shown} trace={shown.trace} subject={subject} />
      )}
      {shown?.trace.kind === 'cell' && <Cell trace={shown.trace} subject={subject} />}
      <FindCell />
    </>
  )
}

/** The share, its arithmetic and the way down to what is shown. */
function Root({ trace, subject }: { trace: Trace; subject: Subject }) {
  const { settings } = usePane()
  const t = useDeskWords()
  const language = settings.spoken.value
  return (
    <div class="desk-root">
      <div class="row wrap">
        <span>{t.root}</span>
        <ShareText value={subject.share.value} standing={standingOf(subject.share)} size="medium" />
      </div>
      <p class="small desk-sum">{trace.root.arithmetic[language]}</p>
      <Path trace={trace} />
    </div>
  )
}

function Path({ trace }: { trace: Trace }) {
  const desk = useDesk()
  const { settings } = usePane()
  const t = useDeskWords()
  const language = settings.spoken.value
  const path: FigureReference[] = trace.kind === 'figure' ? trace.path : [trace.root]
  return (
    <nav aria-label={t.path}>
      <ol class="desk-path small">
        {path.map((one, i) => {
          const isLast = i === path.length - 1 && trace.kind === 'figure'
          return (
            <li key={one.figure} aria-current={isLast ? 'step' : undefined}>
              {isLast ? (
                one.label[language]
              ) : (
                <Button look="link" size="small" onClick={() => void desk.toFigure(one.figure)}>
                  {one.label[language]}
                </Button>
              )}
            </li>
          )
        })}
        {trace.kind === 'cell' && <li aria-current="step">{trace.cell}</li>}
      </ol>
    </nav>
  )
}

function Figure(props: { shown: Traced; trace: TracedFigure; subject: Subject }) {
  const desk = useDesk()
  const { settings } = usePane()
  const t = useDeskWords()
  const { trace, shown, subject } = props
  const language = settings.spoken.value
  const { lines } = trace
  const step = desk.steps.value.at(-1)
  const offset = step && 'figure' in step ? step.offset : 0
  return (
    <section class="card stack-s" aria-labelledby="traced-title">
      <h3 id="traced-title" class="row wrap">
        <span class="grow">{trace.label[language]}</span>
        <span class="number">{trace.figure === 'statement' ? '' : trace.text[language]}</span>
      </h3>
      {trace.figure === 'statement' && <p class="quote">{trace.text[language]}</p>}
      {trace.figure !== 'share' && (
        <p class={trace.basis === 'declared' ? 'small is-warning' : 'small desk-sum'}>
          {trace.arithmetic[language]}
        </p>
      )}
      <Terms terms={trace.terms} below={shown.below} />
      {lines.count > 0 && (
        <>
          <h4>{t.trace.lines(lines.count)}</h4>
          <ul class="desk-lines">
            {lines.items.map((item) => (
              <LineItem key={item.line.cell} item={item} subject={subject} />
            ))}
          </ul>
          <div class="row wrap">
            {offset > 0 && (
              <Button
                size="small"
                onClick={() => void desk.toPage(trace.figure, Math.max(0, offset - 50))}
              >
                {t.trace.previous}
              </Button>
            )}
            {lines.next !== null && (
              <Button size="small" onClick={() => void desk.toPage(trace.figure, lines.next ?? 0)}>
                {t.trace.next}
              </Button>
            )}
          </div>
        </>
      )}
      {trace.leftOut.length > 0 && (
        <>
          <h4>{t.trace.leftOut}</h4>
          <ul class="stack-xs">
            {trace.leftOut.map((part) => (
              <li key={part.reason} class="small">
                {part.why[language]} <CellLinks cells={part.cells} sheet={subject.sheet} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** The figures it is reckoned from, each with those right below it, so that one press goes two down. */
function Terms({ terms, below }: { terms: FigureTerm[]; below: TracedFigure[] }) {
  const t = useDeskWords()
  if (terms.length === 0) return null
  return (
    <>
      <h4>{t.trace.terms}</h4>
      <ul class="desk-terms">
        {terms.map((term) => {
          const own = below.find(({ figure }) => figure === term.figure)
          // Issues and sections of a total are one press away: here they would be a list of their own.
          const inner = own && own.basis === 'figures' ? own.terms : []
          return (
            <li key={term.figure}>
              <Term term={term} />
              {inner.length > 0 && (
                <ul class="desk-terms">
                  {inner.map((one) => (
                    <li key={one.figure}>
                      <Term term={one} />
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Term({ term }: { term: FigureTerm }) {
  const desk = useDesk()
  const { settings } = usePane()
  const t = useDeskWords()
  const language = settings.spoken.value
  return (
    <button
      type="button"
      class="desk-term"
      data-figure={term.figure}
      onClick={() => void desk.toFigure(term.figure)}
    >
      <span aria-hidden="true" class="desk-sign">
        {t.trace.signs[term.sign]}
      </span>
      <span class="hidden-visually">{t.trace.signWords[term.sign]} </span>
      <span class="grow">{term.label[language]}</span>
      <span class="number">{term.text[language]}</span>
    </button>
  )
}

function Cell({ trace, subject }: { trace: TracedCell; subject: Subject }) {
  const { settings } = usePane()
  const t = useDeskWords()
  const language = settings.spoken.value
  return (
    <section class="card stack-s" aria-labelledby="traced-title">
      <h3 id="traced-title" class="row wrap">
        <CellLink cell={trace.cell} sheet={subject.sheet} />
        <span class="small quiet">{trace.column?.heading}</span>
      </h3>
      {trace.line && (
        <p>
          {trace.line.line.initiative || trace.line.line.strategy || trace.line.line.issue}
          <span class="small block">{trace.line.read[language]}</span>
        </p>
      )}
      <p class="small">{trace.why[language]}</p>
      <h4>{t.trace.enters}</h4>
      {trace.enters.length === 0 && <p class="small quiet">{t.trace.entersNone}</p>}
      <ul class="desk-terms">
        {trace.enters.map((term) => (
          <li key={term.figure}>
            <Term term={term} />
          </li>
        ))}
      </ul>
      {trace.findings.length > 0 && (
        <>
          <h4>{t.trace.findings}</h4>
          <ul class="notes small">
            {trace.findings.map(({ code, title }) => (
              <li key={code}>{title[language]}</li>
            ))}
          </ul>
        </>
      )}
      {trace.line && subject.id !== null && <CellHistoryList cell={trace.cell} />}
    </section>
  )
}

function FindCell() {
  const desk = useDesk()
  const t = useDeskWords()
  const [cell, setCell] = useState('')
  return (
    <form
      class="row wrap desk-find"
      onSubmit={(event) => {
        event.preventDefault()
        if (cell.trim()) void desk.toCell(asAddress(cell))
      }}
    >
      <TextField
        live
        label={t.trace.cellField}
        hint={t.trace.cellHint}
        value={cell}
        onChange={setCell}
      />
      <Button type="submit">{t.trace.find}</Button>
    </form>
  )
}

/** As typed, its column in capitals; a sheet's name before it stays as it is. */
function asAddress(typed: string): string {
  const text = typed.trim()
  const local = text.lastIndexOf('!') + 1
  return text.slice(0, local) + text.slice(local).toUpperCase()
}
