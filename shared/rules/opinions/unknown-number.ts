// A line rests on an opinion whose number the register has not.
import type { Rule } from '../engine/rule.ts'
import { opinionLinks } from '../facts/opinion-links.ts'

export const unknownNumber: Rule = {
  code: 'opinions/unknown-number',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'register'],
  silencedBy: [],
  check: (context) =>
    opinionLinks(context).unknownNumbers.flatMap(({ line, text }) => {
      const at = context.lines.get(line)
      return at ? [{ cells: [context.cell(at, 'opinion')], params: { text } }] : []
    }),
}
