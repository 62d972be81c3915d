// Findings: counted, filtered, grouped by severity and family, stepped through with the keyboard.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { sheetReference } from '../../../shared/address/sheet-address.ts'
import type { Finding, Severity } from '../../../shared/schema/index.ts'
import { isSeveral } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'
import { AllFixes } from './all-fixes.tsx'
import { FindingItem } from './finding-item.tsx'
import { cellsOfAll, type Group, groupFindings, matching } from './grouping.ts'
import { MarksToggle } from './marks-toggle.tsx'
import { SeverityFilter } from './severity-filter.tsx'

/** Items put on the page at once. */
const pageSize = 60

export function Findings({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const language = pane.settings.spoken.value
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set())
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(pageSize)
  const [current, setCurrent] = useState(-1)
  const list = useRef<HTMLDivElement>(null)

  const isOutdated = pane.validation.outdated.value !== null
  // What the auditors accepted leaves the list; the record has it.
  const record = pane.desk.made.value?.record
  const isOnRecord = record?.run.value === result.attested?.id
  const accepted = record && isOnRecord ? record.acceptedOf(result.report.findings) : null
  const left = accepted?.size ?? 0
  const all = useMemo(
    () => result.report.findings.filter((finding) => !accepted?.has(finding)),
    [result, record?.reviews.value],
  )
  useEffect(() => {
    setCurrent(-1)
    setShown(pageSize)
  }, [all])
  const sheets = useMemo(() => result.report.sheets?.map(sheetReference), [result])
  const groups = useMemo(
    () => groupFindings(matching(all, { hidden, words, language }), sheets),
    [all, hidden, words, language, sheets],
  )
  const flat = useMemo(() => groups.flatMap((group) => group.findings), [groups])

  function step(to: number, options: { focus: boolean }): void {
    const finding = flat[to]
    if (!finding) return
    if (to >= shown) setShown(Math.ceil((to + 1) / pageSize) * pageSize)
    setCurrent(to)
    const cell = finding.cells[0]
    if (cell) void pane.workbook.jumpTo(cell, result.sheet)
    pane.announcement.value = t.at(to + 1, flat.length, finding.message[language])
    requestAnimationFrame(() => {
      const item = list.current?.querySelector<HTMLElement>(`[data-at="${to}"]`)
      if (options.focus) item?.focus({ preventScroll: true })
      item?.scrollIntoView({ block: 'nearest' })
    })
  }
  function onKeyDown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement
    if (!target.dataset.at) return
    const at = Number(target.dataset.at)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: flat.length - 1,
      Enter: at,
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    step(to, { focus: true })
  }

  if (all.length === 0) {
    return (
      <section class={`card empty ${isOutdated ? '' : 'is-good'}`}>
        <Icon name={isOutdated ? 'clock' : 'check'} size={24} />
        <h2>{isOutdated ? t.noneBefore : t.noneTitle}</h2>
        <p class="quiet">{t.none(result.report.counts.lines)}</p>
        {left > 0 && <p class="small quiet">{pane.text.value.audit.accepted(left)}</p>}
      </section>
    )
  }

  let start = 0
  return (
    <section class="stack-s" aria-labelledby="findings-title">
      <div class="row wrap">
        <h2 id="findings-title" class="grow">
          {t.title(all.length, cellsOfAll(all))}
        </h2>
        <MarksToggle result={result} />
      </div>
      <SeverityFilter
        counts={result.report.counts}
        hidden={hidden}
        onChange={(next) => {
          setHidden(next)
          setCurrent(-1)
        }}
      />
      {all.length > 8 && (
        <TextField
          hideLabel
          live
          type="search"
          icon="search"
          label={t.search}
          placeholder={t.search}
          value={words}
          onChange={(next) => {
            setWords(next)
            setCurrent(-1)
          }}
        />
      )}
      {left > 0 && <p class="small quiet">{pane.text.value.audit.accepted(left)}</p>}
      <AllFixes result={result} />
      {flat.length === 0 ? (
        <p class="quiet">{t.noMatch}</p>
      ) : (
        <div class="stepper row">
          <span class="grow small quiet" id="stepper-help">
            {current >= 0 ? t.position(current + 1, flat.length) : t.stepHelp}
          </span>
          <Button
            look="subtle"
            icon="up"
            label={t.previous}
            disabled={current <= 0}
            onClick={() => step(current - 1, { focus: false })}
          />
          <Button
            look="subtle"
            icon="down"
            label={t.next}
            disabled={current >= flat.length - 1}
            onClick={() => step(current + 1, { focus: false })}
          />
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the items inside */}
      <div ref={list} class="stack-s" onKeyDown={onKeyDown}>
        {groups.map((group) => {
          const from = start
          start += group.findings.length
          return from < shown ? (
            <GroupOfFindings
              key={`${group.sheet}/${group.severity}/${group.family}`}
              group={group}
              sheet={sheetTitle(group, groups, isSeveral(result))}
              from={from}
              shown={shown}
              current={current}
              result={result}
              onChoose={(at) => step(at, { focus: false })}
            />
          ) : null
        })}
      </div>
      {flat.length > shown && (
        <Button onClick={() => setShown(shown + pageSize * 2)}>
          {t.more(Math.min(pageSize * 2, flat.length - shown), flat.length - shown)}
        </Button>
      )}
    </section>
  )
}

/** A sheet's name over its first group; none where there is one sheet. */
const sheetTitle = (group: Group, groups: readonly Group[], several: boolean): string | null =>
  several && group === groups.find(({ sheet }) => sheet === group.sheet) ? group.sheet : null

function GroupOfFindings(props: {
  group: Group
  /** Heading over the first of a sheet's groups; null over the others. */
  sheet: string | null
  from: number
  shown: number
  current: number
  result: Result
  onChoose: (at: number) => void
}) {
  const t = usePane().text.value.validation.findings
  const { group, from } = props
  const findings: Finding[] = group.findings.slice(0, Math.max(0, props.shown - from))
  return (
    <div class="finding-group">
      {props.sheet !== null && (
        <h3 class="finding-sheet">{props.sheet === '' ? t.allSheets : props.sheet}</h3>
      )}
      <h3 class={`finding-family is-${group.severity}`}>
        <span>{t.severities[group.severity]}</span>
        <span class="quiet"> · {t.families[group.family]}</span>
        <span class="count number">
          {t.groupCount(group.findings.length, cellsOfAll(group.findings))}
        </span>
      </h3>
      <ul class="finding-list">
        {findings.map((finding, i) => (
          <FindingItem
            key={`${finding.code}${finding.cells.join()}${from + i}`}
            finding={finding}
            at={from + i}
            current={from + i === props.current}
            reachable={from + i === Math.max(props.current, 0)}
            result={props.result}
            onChoose={props.onChoose}
          />
        ))}
      </ul>
    </div>
  )
}
