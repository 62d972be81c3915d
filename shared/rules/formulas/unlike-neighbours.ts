// A formula in a column that reads otherwise than the others there, or a number among formulas.

import { cellAddress, columnIndex, columnLetters } from '../../address/index.ts'
import { type Formula, relativeText } from '../../formula/parse-formula.ts'
import type { Line } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'

const fewest = 3
// Share of a column's lines that one pattern must have to be its pattern.
const usual = 0.6

export const unlikeNeighbours: Rule = {
  code: 'formulas/unlike-neighbours',
  family: 'formulas',
  severity: 'warning',
  unsettles: null,
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value'],
  check: (context) =>
    (context.table?.columns ?? []).flatMap(({ column }) => unlike(context, columnIndex(column))),
}

function unlike(context: RuleContext, column: number): Draft[] {
  const formulas = context.formulas.inColumn(column).length
  if (formulas < fewest || formulas < context.leaves.length * usual) return []
  const leaves = context.lines.where((i) => context.lines.isLeaf(i))
  const own = leaves.map((line) => context.formulas.at(line.row, column))
  const patterns = new Map<string, number>()
  const texts = own.map((formula) => (formula ? relativeText(formula) : null))
  for (const text of texts) if (text) patterns.set(text, (patterns.get(text) ?? 0) + 1)
  const [pattern, times] = [...patterns].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
  if (times < fewest || times < leaves.length * usual) return []
  const model = own[texts.indexOf(pattern)]
  return leaves.flatMap((line, n): Draft[] => {
    const formula = own[n]
    if (texts[n] === pattern) return []
    const value = context.cellAt(line.row, column)
    if (!formula && typeof value !== 'number') return []
    const cell = cellAddress(line.row, column)
    const moved = model ? movedTo(model, line) : null
    const draft: Draft = {
      cells: [cell],
      params: {
        variant: formula ? 'formula' : 'typed',
        written: formula?.text ?? String(value),
        neighbour: model ? cellAddress(model.row, model.column) : '',
        model: model?.text ?? '',
        column: columnLetters(column),
      },
    }
    if (moved) draft.suggestion = { label: 'columnFormula', edits: [{ cell, value: moved }] }
    return [draft]
  })
}

/** A formula filled to another row of its column; only where it looks along its own row. */
function movedTo(model: Formula, line: Line): string | null {
  const alongRow = model.terms.every(
    ({ range }) => range.top === model.row && range.bottom === model.row,
  )
  if (
    !alongRow ||
    model.elsewhere.length > 0 ||
    model.terms.length === 0 ||
    model.text.includes('"')
  )
    return null
  return model.text.replace(
    /(?<![A-Z0-9_.$])(\$?[A-Z]{1,3})(\d{1,7})(?![0-9A-Z_(])/gi,
    (_, letters: string) => `${letters}${line.row}`,
  )
}
