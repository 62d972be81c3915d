// A blank reflection mark is not 反映なし: whether the line counts is not decided.

import type { Line } from '../../model/budget.ts'
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { planMark } from './plan-mark.ts'

export const unsetMark: Rule = {
  code: 'classification/unset-mark',
  family: 'classification',
  severity: 'error',
  unsettles: 'share',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    if (context.column('reflection') === null) return []
    const rows: number[] = []
    const edits: Edit[] = []
    let yen = 0
    for (const i of context.survey.unsetMarks) {
      const line = context.lines.get(i)
      if (!line || !isUnset(line)) continue
      rows.push(line.row)
      yen += line.yen ?? 0
      const mark = planMark(context, i)
      if (mark !== null) edits.push({ cell: context.cell(line, 'reflection'), value: mark })
    }
    if (rows.length === 0) return []
    const draft: Draft = {
      cells: context.ranges(rows, 'reflection'),
      params: {
        variant: variantOf(context),
        count: rows.length,
        yen,
        unit: context.unit,
        marks: marksOf(context),
      },
    }
    if (edits.length > 0)
      draft.suggestion = { label: edits.length === 1 ? 'planMark' : 'planMarks', edits }
    return [draft]
  },
}

/** Lines without money or out of the base change nothing, whatever their mark. */
const isUnset = ({ reflection, amount, exclusion }: Line): boolean =>
  reflection.kind === 'unset' &&
  amount.yen !== null &&
  amount.yen !== 0 &&
  exclusion.kind !== 'policy'

// With no mark anywhere the clerk has not begun; with some, these lines were forgotten.
const variantOf = ({ leaves, survey }: RuleContext): string =>
  survey.unsetMarks.length < leaves.length ? 'some' : 'all'

const marksOf = ({ policy }: RuleContext): string =>
  [...policy.reflectionMarks.map((mark) => mark.symbol), policy.noReflection[0] ?? ''].join('・')
