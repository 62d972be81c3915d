// Nothing says whether the figures are yen or thousands of yen.
import { notesOf } from '../engine/notes.ts'
import type { Rule } from '../engine/rule.ts'

export const noUnit: Rule = {
  code: 'amounts/no-unit',
  family: 'amounts',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const [note] = notesOf(context, 'noUnit')
    if (!note) return []
    const assumed = context.policy.defaultUnit
    return [
      {
        cells: note.cells,
        params: assumed ? { variant: 'assumed', assumed } : { variant: 'none' },
        // Read as plain yen, all figures may be off by a thousand.
        ...(assumed ? {} : { severity: 'error' as const }),
      },
    ]
  },
}
