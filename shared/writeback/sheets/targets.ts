// The user's own cells that point at a figure of 反映集計, when the user picked them.

import { fitTarget, type TargetValue } from '../fit-target.ts'
import type { TargetFigure, WriteBackPlan, WriteTarget } from '../types.ts'
import type { PlanContext } from './context.ts'
import { stateOf } from './state.ts'

/** Targets whose figure the policy no longer has are left out. */
export function planTargets(
  context: PlanContext,
  targets: readonly WriteTarget[],
): WriteBackPlan['targets'] {
  const { words, layout, policy } = context
  const state = stateOf(context)
  return targets.flatMap((target) => {
    const figure = figureOf(context, target.figure)
    if (!figure) return []
    const value: TargetValue = {
      kind: target.figure === 'share' ? 'share' : 'money',
      cell: layout.summary.at(`B${figure.row}`),
      changed: layout.summary.at(`C${layout.summary.changed}`),
      value: figure.expected,
      unitYen: target.unitYen ?? 1,
      decimals: policy.share.decimals,
      before: {
        now: state.kind === 'provisional' ? `${state.word} ` : '',
        changed: words.changedBefore,
      },
    }
    const { sheet, cell } = target
    const fitted = fitTarget(value, target.numberFormat ?? 'General')
    return [{ sheet, cell, name: figure.name, value, ...fitted }]
  })
}

interface Figure {
  row: number
  name: string
  expected: number | string
}

function figureOf({ layout, report, words }: PlanContext, figure: TargetFigure): Figure | null {
  const { summary } = layout
  const { totals } = report
  switch (figure) {
    case 'total':
      return { row: summary.total, name: '反映_区全体', expected: totals.total }
    case 'base':
      return { row: summary.base, name: '反映_除いた経費', expected: totals.base }
    case 'numerator':
      return { row: summary.numerator, name: '反映_反映額', expected: totals.share.numerator }
    case 'share': {
      const value = totals.share.value
      const expected = value === null ? words.notApplicable : Number(value)
      return { row: summary.share, name: '反映_反映割合', expected }
    }
    default:
      return namedFigure()
  }

  function namedFigure(): Figure | null {
    const [kind = '', ...rest] = figure.split(':')
    const key = rest.join(':')
    const list = kind === 'exclusion' ? totals.exclusions : totals.reflected
    const rows = kind === 'exclusion' ? summary.exclusions : summary.marks
    const at = list.findIndex((entry) => ('id' in entry ? entry.id : entry.symbol) === key)
    const row = rows[at]
    const entry = list[at]
    if (row === undefined || entry === undefined) return null
    const label = kind === 'exclusion' ? '除外' : '区分'
    return { row, name: `反映_${label}${at + 1}`, expected: entry.yen }
  }
}
