// One line of the budget in the public contract's shape.

import { cellAddress, columnLetters } from '../address/index.ts'
import type { Budget, Line } from '../model/budget.ts'
import type { LineItem } from '../schema/index.ts'

/** A line as `LineItem`; `cell` is its amount cell, or its row's first cell in a table without amounts. */
export function toLineItem(budget: Budget, line: Line): LineItem {
  const { amount } = line
  const item: LineItem = {
    cell: amountCell(budget, line),
    row: line.row,
    issue: line.issue,
    strategy: line.strategy,
    initiative: line.initiative,
    amount: {
      state: amount.state,
      raw: amount.raw,
      unit: amount.unit,
      unitSource: amount.unitSource,
      ...(amount.yen === null ? {} : { yen: amount.yen }),
    },
    reflection: line.reflection.kind === 'mark' ? line.reflection.symbol : reflectionText(line),
    rowKind: line.rowKind,
  }
  if (line.department !== '') item.department = line.department
  if (line.exclusion.kind === 'policy') item.exclusion = line.exclusion.id
  if (line.remark !== '') item.remark = line.remark
  return item
}

/** A1 address of a line's amount cell. */
export function amountCell(budget: Budget, line: Line): string {
  const column = budget.table?.columnOf.amount
  return column === undefined
    ? `${columnLetters(budget.table?.range.left ?? 0)}${line.row}`
    : cellAddress(line.row, column)
}

function reflectionText({ reflection }: Line): string {
  if (reflection.kind === 'unknown') return reflection.text
  return reflection.kind === 'none' ? 'none' : 'unset'
}
