// Findings: counted, filtered, grouped by severity and family, stepped through with the keyboard.
import type { Finding } from '../../../shared/schema/index.ts'
import { isSeveral } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { TextField } from '../parts/fields.tsx'
import { Icon } from '../parts/icon.tsx'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'
import { AllFixes } from './all-fixes.tsx'
import { FindingItem } from './finding-item.tsx'
import { cellsOfAll, type Group } from './grouping.ts'
import { MarksToggle } from './marks-toggle.tsx'
import { SeverityFilter } from './severity-filter.tsx'
import { useFindings, useItems } from './use-findings.ts'

export function Findings({ result }: { result: Result }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const language = pane.settings.spoken.value
  const found = useFindings(result)
  const { all, accepted, filter, groups, flat, shown, current } = found
  const { list, show } = useItems()

  function step(to: number, options: { focus: boolean }): void {
    const finding = flat[to]
    if (!finding) return
    found.moveTo(to)
    const cell = finding.cells[0]
    if (cell) void pane.workbook.jumpTo(cell, result.sheet)
    pane.announcement.value = t.at(to + 1, flat.length, finding.message[language])
    show(to, options)
  }

  if (all.length === 0) return <NoFindings result={result} accepted={accepted} />
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
        hidden={filter.hidden}
        onChange={filter.setHidden}
      />
      {all.length > 8 && <Search words={filter.words} onChange={filter.setWords} />}
      <Accepted count={accepted} />
      <AllFixes result={result} />
      {flat.length === 0 ? (
        <p class="quiet">{t.noMatch}</p>
      ) : (
        <Stepper
          current={current}
          count={flat.length}
          onStep={(to) => step(to, { focus: false })}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the items inside */}
      <div
        ref={list}
        class="stack-s"
        onKeyDown={(event) => {
          const to = placeOfKey(event, flat.length)
          if (to === undefined) return
          event.preventDefault()
          step(to, { focus: true })
        }}
      >
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
        <Button onClick={found.showMore}>{t.more(found.more, flat.length - shown)}</Button>
      )}
    </section>
  )
}

/** Where an arrow, Home, End or Enter on an item leads. */
function placeOfKey({ target, key }: KeyboardEvent, count: number): number | undefined {
  const item = (target as HTMLElement).dataset.at
  if (!item) return undefined
  const at = Number(item)
  const places: Record<string, number> = {
    ...{ ArrowDown: at + 1, ArrowUp: at - 1 },
    ...{ Home: 0, End: count - 1, Enter: at },
  }
  return places[key]
}

function NoFindings({ result, accepted }: { result: Result; accepted: number }) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const isOutdated = pane.validation.outdated.value !== null
  return (
    <section class={`card empty ${isOutdated ? '' : 'is-good'}`}>
      <Icon name={isOutdated ? 'clock' : 'check'} size={24} />
      <h2>{isOutdated ? t.noneBefore : t.noneTitle}</h2>
      <p class="quiet">{t.none(result.report.counts.lines)}</p>
      <Accepted count={accepted} />
    </section>
  )
}

function Accepted({ count }: { count: number }) {
  const { audit } = usePane().text.value
  return count > 0 ? <p class="small quiet">{audit.accepted(count)}</p> : null
}

function Search({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const { search } = usePane().text.value.validation.findings
  return (
    <TextField
      hideLabel
      live
      type="search"
      icon="search"
      label={search}
      placeholder={search}
      value={words}
      onChange={onChange}
    />
  )
}

function Stepper(props: { current: number; count: number; onStep: (to: number) => void }) {
  const t = usePane().text.value.validation.findings
  const { current, count, onStep } = props
  return (
    <div class="stepper row">
      <span class="grow small quiet" id="stepper-help">
        {current >= 0 ? t.position(current + 1, count) : t.stepHelp}
      </span>
      <Button
        look="subtle"
        icon="up"
        label={t.previous}
        disabled={current <= 0}
        onClick={() => onStep(current - 1)}
      />
      <Button
        look="subtle"
        icon="down"
        label={t.next}
        disabled={current >= count - 1}
        onClick={() => onStep(current + 1)}
      />
    </div>
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
