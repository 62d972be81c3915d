// Drafts for names the plan does not have: near misses with the plan's title, and unknown ones.
import type { RuleContext } from '../engine/context.ts'
import type { Draft } from '../engine/rule.ts'
import { planFit, titleEdits } from './plan-fit.ts'
import type { Level } from './sheet-names.ts'

export function nearMisses(context: RuleContext, level: Level): Draft[] {
  const { fits, unmatched } = planFit(context)
  if (!fits) return []
  return unmatched[level].flatMap(({ text, cells, near }) => {
    if (near === null) return []
    const edits = titleEdits(context, cells, text, near)
    const draft: Draft = { cells, params: { text, title: near } }
    if (edits.length > 0) draft.suggestion = { label: 'planTitle', params: { title: near }, edits }
    return [draft]
  })
}

export function unknownNames(context: RuleContext, level: Level): Draft[] {
  const { fits, unmatched } = planFit(context)
  if (!fits) return []
  return unmatched[level]
    .filter(({ near, settled }) => near === null && !settled)
    .map(({ text, cells, yen, skipped }) => {
      const params = { text, yen, unit: context.unit }
      return skipped
        ? { cells, params: { ...params, variant: 'excerpt' }, severity: 'info' }
        : { cells, params: level === 'issue' ? { ...params, variant: 'unknown' } : params }
    })
}
