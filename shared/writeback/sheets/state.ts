// What the written sheets say of their own figures: final, provisional and why, or changed since the check.
import { stateReason, stateWord } from '../../locales/states.ts'
import type { ShareState } from '../../schema/index.ts'
import { literal } from '../block/formula.ts'
import type { PlanContext } from './context.ts'

export interface State {
  kind: 'final' | 'provisional' | 'not-applicable'
  word: string
  /** As the sheet says it while nothing has changed. */
  words: string
}

/** A share is final only when the report says so and no line's mark is open. */
export function stateOf({ report, lines, words, language }: PlanContext): State {
  const { share } = report.totals
  const word = (status: ShareState): string => stateWord(status)[language]
  if (share.status === 'not-applicable') {
    return {
      kind: share.status,
      word: word(share.status),
      words: words.stateWhy(word(share.status), words.noShare),
    }
  }
  if (share.status === 'provisional' || lines.unset > 0) {
    const why = [stateReason(share)[language], openMarks()].filter(Boolean).join(' ')
    return {
      kind: 'provisional',
      word: word('provisional'),
      words: words.stateWhy(word('provisional'), why),
    }
  }
  return { kind: 'final', word: word('final'), words: word('final') }

  function openMarks(): string {
    return lines.unset > 0 ? words.unsetRemain(lines.unset) : ''
  }
}

/** A formula that says one thing while the figures stand as they were checked, another once they do not. */
export function unlessChanged(
  { layout }: PlanContext,
  unchanged: string,
  changed: string,
  from: 'summary' | 'elsewhere' = 'summary',
): string {
  const count = `C${layout.summary.changed}`
  const cell = from === 'summary' ? count : layout.summary.at(count)
  return `=IF(${cell}=0,${literal(unchanged)},${literal(changed)})`
}
