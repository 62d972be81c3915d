// The workbook's other sheets: which were not read, and why. A budget among them may belong to the figures.
import type { OtherSheet, OtherSheetKind } from '../../schema/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

type Variant = OtherSheetKind | 'hiddenBudget' | 'uncounted'

export const otherSheets: Rule = {
  code: 'structure/other-sheets',
  family: 'structure',
  severity: 'info',
  unsettles: 'total',
  needs: [],
  silencedBy: [],
  check({ otherSheets, countedSheets, snapshot, unit }) {
    const read = countedSheets.length > 0 ? [...countedSheets] : snapshot.sheet
    const byVariant = new Map<Variant, OtherSheet[]>()
    for (const other of otherSheets) {
      const variant = variantOf(other, countedSheets.length > 0)
      byVariant.set(variant, [...(byVariant.get(variant) ?? []), other])
    }
    return [...byVariant].map(([variant, sheets]): Draft => {
      const isBudget = sheets.some(({ holds }) => holds === 'budget')
      const mayBelong = isBudget || variant === 'tooLarge'
      const yen = sheets.reduce((sum, each) => sum + each.yen, 0)
      return {
        cells: [],
        params: {
          variant,
          sheets: sheets.map(({ sheet }) => sheet),
          ...(isBudget ? { read, yen, unit } : {}),
          ...(variant === 'copy' || variant === 'tooLarge' ? { read } : {}),
        },
        severity: mayBelong ? 'warning' : 'info',
      }
    })
  },
}

function variantOf({ holds, hidden }: OtherSheet, isCounting: boolean): Variant {
  if (holds !== 'budget') return holds
  if (isCounting) return 'uncounted'
  return hidden ? 'hiddenBudget' : 'budget'
}
