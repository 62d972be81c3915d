// A budget's lines as they are kept for comparing two runs.

import { cellAddress } from '../../shared/address/index.ts'
import { sheetAddress } from '../../shared/address/sheet-address.ts'
import type { Budget, Line } from '../../shared/model/budget.ts'
import type { ComparedLine } from '../../shared/schema/index.ts'
import type { SheetsAssessment } from '../../shared/workbook/index.ts'

/** The rows that carry the money, in sheet order. */
export function comparedLines(budget: Budget): ComparedLine[] {
  const column = budget.table?.columnOf.amount ?? 0
  const { lines } = budget
  return lines
    .where((i) => lines.isLeaf(i))
    .map((line) => ({
      cell: cellAddress(line.row, column),
      row: line.row,
      issue: line.issue,
      strategy: line.strategy,
      initiative: line.initiative,
      department: line.department,
      yen: line.yen,
      exclusion: line.exclusion.kind === 'policy' ? line.exclusion.id : null,
      reflection: line.reflection.kind === 'mark' ? line.reflection.symbol : reflectionOf(line),
    }))
}

/** The same of several sheets, each line with its own. */
export const comparedLinesOfSheets = ({ parts, names }: SheetsAssessment): ComparedLine[] =>
  parts.flatMap(({ sheet, budget }) => {
    const name = names[sheet]
    const lines = comparedLines(budget)
    return name
      ? lines.map((line) => ({ ...name, ...line, cell: sheetAddress(name, line.cell) }))
      : lines
  })

/** An unknown mark counts as none set: it is in no numerator. */
const reflectionOf = ({ reflection }: Line): string =>
  reflection.kind === 'none' ? 'none' : 'unset'
