// A section whose amounts are in another unit, or of another stage, than most sections' are.
import { cellAddress, columnIndex } from '../../address/index.ts'
import { amountUnit, commonUnit } from '../../model/amount-unit.ts'
import type { RunSheet } from '../../model/run-sheet.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { onceFor } from '../facts/once.ts'
import { ownSheet } from '../facts/sheets-of-run.ts'

export const sectionsDiffer: Rule = {
  code: 'structure/sections-differ',
  family: 'structure',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const own = ownSheet(context)
    if (!own) return []
    const usually = usualOf(context.sheets)
    return (['unit', 'stage'] as const).flatMap((what): Draft[] => {
      const usual = usually[what]
      const found = read[what](own)
      if (found === '' || usual === '' || found === usual) return []
      return [
        {
          cells: [headingCell(context)],
          params: { variant: what, section: own.name, found, usual },
          // Each is read in its own unit: a reader who compares them should know.
          ...(what === 'unit' ? { severity: 'info', unsettles: null } : {}),
        },
      ]
    })
  },
}

const read: Record<'unit' | 'stage', (sheet: RunSheet) => string> = {
  unit: ({ budget }) => amountUnit(budget.table) ?? commonUnit(budget.lines) ?? '',
  stage: ({ budget }) => budget.table?.columns.find(({ role }) => role === 'amount')?.stage ?? '',
}

/** What most sections have, worked out once for all of them. */
const usualOf = onceFor((sheets: readonly RunSheet[]): Record<'unit' | 'stage', string> => {
  const sections = sheets.filter(({ role }) => role === 'budget')
  const usual = {
    unit: mostCommon(sections.map(read.unit)),
    stage: mostCommon(sections.map(read.stage)),
  }
  return usual
})

/** '' where two are as common: nothing then tells which is meant. */
function mostCommon(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1)
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  return first && first[1] !== second?.[1] ? first[0] : ''
}

function headingCell({ table }: RuleContext): string {
  const amount = table?.columns.find(({ role }) => role === 'amount')?.column
  return cellAddress(
    table?.headerRows.at(-1) ?? table?.range.top ?? 1,
    amount ? columnIndex(amount) : 0,
  )
}
