// An exclusion that the ward's policy does not name: the line stays in the base.
import { nearest } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { linesByText, yenOf } from '../engine/lines-where.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const unknownExclusion: Rule = {
  code: 'classification/unknown-exclusion',
  family: 'classification',
  severity: 'error',
  unsettles: 'base',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    linesByText(context.survey.unknownExclusions, ({ exclusion }) =>
      exclusion.kind === 'unknown' ? exclusion.text : '',
    ).map(({ text, rows, lines }) => {
      const near = nearExclusion(text, context)
      const yen = yenOf(lines)
      const draft: Draft = {
        cells: context.ranges(rows, 'exclusion'),
        params: {
          variant: near ? 'near' : 'unknown',
          text,
          near: near ?? '',
          yen,
          unit: context.unit,
        },
      }
      if (near) {
        const edits = lines.map((line) => ({ cell: context.cell(line, 'exclusion'), value: near }))
        draft.suggestion = { label: 'exclusion', edits }
      }
      return draft
    }),
}

function nearExclusion(text: string, { policy }: RuleContext): string | null {
  const known = policy.exclusions.flatMap(({ label, match }) => [label, ...match])
  return nearest(text, known, { threshold: 0.6 })?.match ?? null
}
