// One finding: what, where, and the fix it offers, shown before → after and applied on consent.
import { useState } from 'preact/hooks'
import type { Finding } from '../../../shared/schema/index.ts'
import { isSeveral } from '../../budget/result.ts'
import { Button } from '../parts/button.tsx'
import { CellLinks } from '../parts/cell-link.tsx'
import { HelpLink } from '../parts/help-link.tsx'
import { Icon } from '../parts/icon.tsx'
import { ProblemMessage } from '../parts/problem-message.tsx'
import { ShareText, standingOfResult } from '../parts/share-text.tsx'
import { usePane } from '../state/context.ts'
import { canFix, changesOf } from '../state/fixes.ts'
import type { Result } from '../state/validation.ts'
import { ChangeList } from './change-list.tsx'
import { cellCount } from './grouping.ts'
import { RowChoices } from './row-choices.tsx'

export function FindingItem(props: {
  finding: Finding
  at: number
  current: boolean
  /** In the tab order; the others are reached by arrow keys. */
  reachable: boolean
  result: Result
  onChoose: (at: number) => void
}) {
  const pane = usePane()
  const t = pane.text.value.validation.findings
  const language = pane.settings.spoken.value
  const [open, setOpen] = useState(false)
  const { finding } = props
  const asked = pane.fixes.asked.value
  const isAsked = asked.length === 1 && asked[0] === finding
  const cells = cellCount(finding)
  const { share } = props.result.report.totals
  const standing = standingOfResult(props.result, pane.validation.outdated.value !== null)
  const namesShare = share.value !== null && finding.message[language].includes(`${share.value}%`)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it takes the keys
    <li
      class={`finding is-${finding.severity} ${props.current ? 'is-current' : ''}`}
      data-at={props.at}
      tabIndex={props.reachable ? 0 : -1}
      aria-current={props.current ? 'true' : undefined}
      title={finding.code}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button, input, .inset')) props.onChoose(props.at)
      }}
    >
      <Icon name={finding.severity} />
      <div class="grow">
        <p class="finding-text">
          <span class="hidden-visually">{t.severities[finding.severity]}: </span>
          {finding.message[language]}
        </p>
        <div class="row wrap finding-foot">
          <CellLinks cells={finding.cells} sheet={props.result.sheet} />
          {cells > finding.cells.length && <span class="small quiet">{t.cells(cells)}</span>}
          {namesShare && <ShareText value={share.value} standing={standing} />}
          {finding.code === 'structure/other-sheets' &&
            finding.unsettles &&
            !isSeveral(props.result) && (
              <Button
                size="small"
                look="subtle"
                onClick={() => void pane.validation.validateAlone(props.result.sheet, true)}
              >
                {pane.text.value.validation.alone.choose}
              </Button>
            )}
          <HelpLink to={`rules/${finding.code}.html`} />
          <RowChoices finding={finding} result={props.result} />
          {canFix(props.result, finding) && (
            <Button
              size="small"
              look="subtle"
              icon="wand"
              class="fix"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t.fix}
            </Button>
          )}
        </div>
        {open && finding.suggestion && (
          <div class="inset stack-s">
            <p class="small">{finding.suggestion.label[language]}</p>
            <ChangeList changes={changesOf(finding.suggestion.edits, props.result)} />
            {pane.fixes.problem.value && isAsked && (
              <ProblemMessage problem={pane.fixes.problem.value} />
            )}
            <div class="row">
              <Button
                look="primary"
                size="small"
                disabled={pane.fixes.phase.value !== 'idle'}
                onClick={() => void pane.fixes.apply([finding])}
              >
                {t.applyFix}
              </Button>
              <Button size="small" onClick={() => setOpen(false)}>
                {pane.text.value.common.cancel}
              </Button>
            </div>
          </div>
        )}
      </div>
    </li>
  )
}
