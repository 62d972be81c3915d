// An exclusion that the ward's policy does not name: the line stays in the base.
import { createNearest } from '../../text/index.ts'
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
  check: (context) => {
    const nearExclusion = createNearExclusion(context)
    return linesByText(context.survey.unknownExclusions, ({ exclusion }) =>
      exclusion.kind === 'unknown' ? exclusion.text : '',
    ).map(({ text, rows, lines }) => {
      const near = nearExclusion(text)
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
    })
  },
}

function createNearExclusion({ policy, work }: RuleContext): (text: string) => string | null {
  const known = policy.exclusions.flatMap(({ label, match }) => [label, ...match])
  const nearest = createNearest(known, {
    threshold: 0.6,
    take: (steps) => work.take('names', steps),
  })
  return (text) => nearest(text)?.match ?? null
}
