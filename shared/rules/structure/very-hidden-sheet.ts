// Sheets hidden so that Excel's menus do not show them: used by the budget's formulas, or with money on them.
import { parseCell, rowsAsRanges } from '../../address/index.ts'
import { referredSheets } from '../../address/sheet-address.ts'
import type { RunSheet } from '../../model/run-sheet.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { partsOfName, yenOfSheet } from '../facts/sheets-of-run.ts'

export const veryHiddenSheet: Rule = {
  code: 'structure/very-hidden-sheet',
  family: 'structure',
  severity: 'warning',
  scope: 'both',
  ofSummaries: true,
  // The figures are read as they are; what is missing is that anybody can look at them.
  unsettles: null,
  needs: [],
  silencedBy: [],
  check: (context) => [
    ...(context.countedSheets.length > 0 ? [] : used(context)),
    ...(context.isSection ? [] : withMoney(context)),
  ],
}

/** Formulas of this sheet that take in such a sheet. */
function used(context: RuleContext): Draft[] {
  const hidden = new Set(veryHidden(context).map(({ sheet }) => sheet.toLowerCase()))
  if (hidden.size === 0) return []
  const rowsOf = new Map<number, number[]>()
  const names = new Set<string>()
  for (const [address, formula] of Object.entries(context.snapshot.formulas ?? {})) {
    if (!formula.includes('!')) continue
    const found = referredSheets(formula)
      .map((name) => partsOfName(name).sheet)
      .filter((sheet) => hidden.has(sheet.toLowerCase()))
    const at = parseCell(address)
    if (found.length === 0 || !at) continue
    for (const name of found) names.add(name)
    const rows = rowsOf.get(at.column)
    if (rows) rows.push(at.row)
    else rowsOf.set(at.column, [at.row])
  }
  if (names.size === 0) return []
  const rows = [...rowsOf.values()]
  return [
    {
      cells: [...rowsOf].flatMap(([column, own]) =>
        rowsAsRanges(
          own.sort((a, b) => a - b),
          column,
        ),
      ),
      params: {
        variant: 'used',
        sheets: [...names],
        count: rows.reduce((sum, own) => sum + own.length, 0),
      },
    },
  ]
}

function withMoney(context: RuleContext): Draft[] {
  const money = veryHidden(context).filter(({ yen }) => yen !== 0)
  if (money.length === 0) return []
  const yen = money.reduce((sum, each) => sum + each.yen, 0)
  return [
    {
      cells: [],
      params: {
        variant: 'money',
        sheets: money.map(({ sheet }) => sheet),
        ...{ yen, unit: context.unit },
      },
    },
  ]
}

interface VeryHidden {
  sheet: string
  /** Of its lines; of a budget that was not read none: that is said of it already. */
  yen: number
}

const veryHidden = ({ sheets, snapshot, budget, otherSheets }: RuleContext): VeryHidden[] => [
  ...sheets.filter(isVeryHidden).map((each) => ({ sheet: each.sheet, yen: yenOfSheet(each) })),
  ...(sheets.length === 0 && snapshot.veryHidden
    ? [{ sheet: snapshot.sheet, yen: yenOfSheet({ budget }) }]
    : []),
  ...otherSheets
    .filter((other) => other.veryHidden)
    .map(({ sheet, holds, yen }) => ({ sheet, yen: holds === 'budget' ? 0 : yen })),
]

const isVeryHidden = ({ budget: { snapshot } }: RunSheet): boolean => snapshot.veryHidden === true
