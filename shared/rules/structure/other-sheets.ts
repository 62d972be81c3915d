// The workbook's other sheets: which were not read, and why. A budget among them may belong to the figures.
import { sheetReference } from '../../address/sheet-address.ts'
import type { OtherSheet, OtherSheetKind } from '../../schema/index.ts'
import type { Draft, Rule } from '../engine/rule.ts'

type Variant = OtherSheetKind | 'hiddenBudget' | 'veryHiddenBudget' | 'uncounted' | 'elsewhere'

export const otherSheets: Rule = {
  code: 'structure/other-sheets',
  family: 'structure',
  severity: 'info',
  scope: 'budget',
  unsettles: 'total',
  needs: [],
  silencedBy: [],
  check({ otherSheets, countedSheets, snapshot, table, register, unit }) {
    const isCounting = countedSheets.length > 0
    const isFigureless = table === null && !isCounting
    const read = isCounting ? [...countedSheets] : snapshot.sheet
    const byVariant = new Map<Variant, OtherSheet[]>()
    for (const other of otherSheets) {
      // The council's opinions are read, for what they are.
      if (register?.sheets.includes(sheetReference({ sheet: other.sheet }))) continue
      const variant = variantOf(other, { isCounting, isFigureless })
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
        // No figure was taken from this sheet: there is none to change.
        ...(isFigureless ? { unsettles: null } : {}),
      }
    })
  },
}

function variantOf(
  { holds, hidden, veryHidden }: OtherSheet,
  { isCounting, isFigureless }: { isCounting: boolean; isFigureless: boolean },
): Variant {
  if (holds !== 'budget') return holds
  if (isFigureless) return 'elsewhere'
  if (isCounting) return 'uncounted'
  if (veryHidden) return 'veryHiddenBudget'
  return hidden ? 'hiddenBudget' : 'budget'
}
