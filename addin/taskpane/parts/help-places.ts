// Where in the help each place of the pane is explained.
import type { Place } from '../state/pane.ts'

/** Where ？ leads to from each place. */
export const helpOf: Record<Place, string> = {
  validation: 'finance.html#validate',
  totals: 'finance.html#summary',
  history: 'audit.html#history',
  settings: 'finance.html#settings',
}
