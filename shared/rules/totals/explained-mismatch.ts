// A note says that the figures do not add up: then they are told, not called wrong.
import type { RuleContext } from '../engine/context.ts'
import type { Rule } from '../engine/rule.ts'
import { wrongSums } from '../facts/row-sums.ts'
import { differs } from '../facts/sum-finding.ts'

const sayings = [
  /(?:合計|総額|総計|小計|内訳|各欄|増減|数値).{0,20}(?:一致しな|合わな|合致しな|符合しな|等しくな)/,
  /端数(?:処理|整理|調整).{0,25}(?:一致しな|合わな)/,
  /一致しない(?:場合|こと)/,
]
const says = (text: string): boolean => sayings.some((pattern) => pattern.test(text))

/** Whether a note on the sheet accounts for sums that differ. */
export const explainedByNote = ({
  budget,
  survey,
}: RuleContext): { cell: string; text: string } | null =>
  budget.notes.find(({ text }) => says(text)) ??
  survey.notes
    .map((line) => ({ cell: `A${line.row}`, text: line.remark || line.issue || line.initiative }))
    .find(({ text }) => says(text)) ??
  null

export const explainedMismatch: Rule = {
  code: 'totals/explained-mismatch',
  family: 'totals',
  severity: 'info',
  unsettles: null,
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const note = explainedByNote(context)
    if (!note) return []
    return wrongSums(context)
      .filter((sum) => differs(context, sum))
      .map(({ line, written, expected }) => ({
        cells: [context.cell(line)],
        params: {
          written,
          expected,
          difference: written - expected,
          unit: context.unit,
          note: note.cell,
        },
      }))
  },
}
