// The workbook's other sheets: which were not read, and why. A budget among them may belong to the figures.
import type { OtherSheet, OtherSheetKind } from '../../schema/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

type Variant = OtherSheetKind | 'hiddenBudget'

export const otherSheets: Rule = {
  code: 'structure/other-sheets',
  family: 'structure',
  severity: 'info',
  unsettles: 'total',
  needs: [],
  silencedBy: [],
  check({ otherSheets, snapshot, unit }) {
    const byVariant = new Map<Variant, OtherSheet[]>()
    for (const other of otherSheets) {
      const variant = other.holds === 'budget' && other.hidden ? 'hiddenBudget' : other.holds
      byVariant.set(variant, [...(byVariant.get(variant) ?? []), other])
    }
    return [...byVariant].map(([variant, sheets]): Draft => {
      const isBudget = variant === 'budget' || variant === 'hiddenBudget'
      const mayBelong = isBudget || variant === 'tooLarge'
      const yen = sheets.reduce((sum, each) => sum + each.yen, 0)
      return {
        cells: [],
        params: {
          variant,
          sheets: sheets.map(({ sheet }) => sheet),
          ...(isBudget ? { read: snapshot.sheet, yen, unit } : {}),
          ...(variant === 'copy' || variant === 'tooLarge' ? { read: snapshot.sheet } : {}),
        },
        severity: mayBelong ? 'warning' : 'info',
      }
    })
  },
}
