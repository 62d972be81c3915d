// Rows of another fiscal year or stage than the one that is read: left out of every total.
import { notesOf } from '../engine/notes.ts'
import type { Draft, Rule } from '../engine/rule.ts'

export const otherFigures: Rule = {
  code: 'structure/other-figures',
  family: 'structure',
  severity: 'info',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check: (context) =>
    notesOf(context, 'otherFigures').flatMap(({ taken, isGuessed, others }): Draft[] => {
      const severity = isGuessed ? ('warning' as const) : ('info' as const)
      if (taken === null) {
        const year = context.ranges(
          [...context.leaves].map((i) => context.lines.rowOf(i)),
          'year',
        )
        return [{ cells: year, params: { variant: 'together' }, severity }]
      }
      const variant = isGuessed ? 'guessed' : 'known'
      return others.map(({ text, rows, yen }) => ({
        cells: context.ranges(rows),
        params: { variant, taken, other: text, count: rows.length, yen, unit: context.unit },
        severity,
      }))
    }),
}
