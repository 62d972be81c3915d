// A share with the state it is in: the one way the pane shows a share anywhere.
import type { Share } from '../../../shared/schema/index.ts'
import { usePane } from '../state/context.ts'
import type { Result } from '../state/validation.ts'

/**
 * `outdated`: the sheet, plan or policy changed since. `published`: somebody else's figure, as a
 * plan prints it.
 */
export type Standing = ResultStanding | 'published'
export type ResultStanding = 'final' | 'provisional' | 'outdated' | 'notApplicable'

/** How far a kept share can be relied on. */
export function standingOf({ status, value }: Pick<Share, 'status' | 'value'>): ResultStanding {
  if (status === 'not-applicable' || value === null) return 'notApplicable'
  return status
}

/** The same of a result that is shown: it may no longer hold, or the server may disagree. */
export function standingOfResult(result: Result, isOutdated: boolean): ResultStanding {
  const standing = standingOf(result.report.totals.share)
  if (standing === 'notApplicable') return standing
  if (isOutdated) return 'outdated'
  return result.agrees === false ? 'provisional' : standing
}

export function ShareText(props: {
  /** In percent as printed. */
  value: string | null
  standing: Standing
  size?: 'big' | 'medium' | 'text'
}) {
  const t = usePane().text.value.validation.share
  const { value, standing, size = 'text' } = props
  return (
    <span
      class={`share-text is-${size} is-${standing}`}
      data-share={value ?? ''}
      data-standing={standing}
    >
      <span class="number">
        <span class="share-value">{value ?? '—'}</span>
        {value !== null && <span class="share-percent">%</span>}
      </span>{' '}
      <span class="share-standing">{t.standings[standing]}</span>
    </span>
  )
}
