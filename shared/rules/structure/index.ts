// Rules of how the sheet is laid out, in the order they run: a cause before what follows from it.
import type { Rule } from '../engine/rule.ts'
import { ambiguousAmountColumn } from './ambiguous-amount-column.ts'
import { blankParent } from './blank-parent.ts'
import { chosenRow } from './chosen-row.ts'
import { doubleColumn } from './double-column.ts'
import { farCells } from './far-cells.ts'
import { hiddenColumn } from './hidden-column.ts'
import { hiddenMoney } from './hidden-money.ts'
import { itemsBelowTotal } from './items-below-total.ts'
import { lowConfidence } from './low-confidence.ts'
import { missingSection } from './missing-section.ts'
import { netTotal } from './net-total.ts'
import { noAmountColumn } from './no-amount-column.ts'
import { noParent } from './no-parent.ts'
import { noTable } from './no-table.ts'
import { notABudget } from './not-a-budget.ts'
import { numberAsText } from './number-as-text.ts'
import { orphanRow } from './orphan-row.ts'
import { otherFigures } from './other-figures.ts'
import { otherSheets } from './other-sheets.ts'
import { possibleSum } from './possible-sum.ts'
import { repeatedAmounts } from './repeated-amounts.ts'
import { repeatedHeader } from './repeated-header.ts'
import { sectionsDiffer } from './sections-differ.ts'
import { severalTables } from './several-tables.ts'
import { sumByFigures } from './sum-by-figures.ts'
import { unknownColumn } from './unknown-column.ts'
import { veryHiddenSheet } from './very-hidden-sheet.ts'

export const structureRules: readonly Rule[] = [
  notABudget,
  noTable,
  noAmountColumn,
  lowConfidence,
  ambiguousAmountColumn,
  severalTables,
  otherFigures,
  itemsBelowTotal,
  netTotal,
  repeatedAmounts,
  otherSheets,
  veryHiddenSheet,
  missingSection,
  sectionsDiffer,
  doubleColumn,
  unknownColumn,
  repeatedHeader,
  orphanRow,
  sumByFigures,
  chosenRow,
  possibleSum,
  noParent,
  blankParent,
  hiddenMoney,
  hiddenColumn,
  numberAsText,
  farCells,
]
