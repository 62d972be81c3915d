// The findings on a sheet by cell, the gravest of each first.
import { type CellRange, parseRange } from '../../../shared/address/index.ts'
import type { Finding, Severity } from '../../../shared/schema/index.ts'
import type { SheetMarks } from '../../workbook/port.ts'

export interface Marked {
  severity: Severity
  findings: readonly Finding[]
}

/** Larger ones are looked through instead of being laid out by cell. */
const FEW_CELLS = 500
const order: readonly Severity[] = ['error', 'warning', 'info', 'advice']

export function markedCells(
  marks: readonly SheetMarks[],
  sheet: string,
): (row: number, column: number) => Marked | null {
  const byCell = new Map<number, Finding[]>()
  const wide: { range: CellRange; finding: Finding }[] = []
  const findings = marks.find((one) => one.sheet === sheet)?.findings ?? []
  for (const finding of findings) {
    for (const cell of finding.cells) {
      const range = parseRange(cell)
      if (!range) continue
      const { top, bottom, left, right } = range
      if ((bottom - top + 1) * (right - left + 1) > FEW_CELLS) {
        wide.push({ range, finding })
        continue
      }
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) {
          const key = row * 16_384 + column
          const own = byCell.get(key)
          if (own) own.push(finding)
          else byCell.set(key, [finding])
        }
    }
  }
  return (row, column) => {
    const own = [...(byCell.get(row * 16_384 + column) ?? [])]
    for (const { range, finding } of wide)
      if (row >= range.top && row <= range.bottom && column >= range.left && column <= range.right)
        own.push(finding)
    if (own.length === 0) return null
    own.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    return { severity: own[0]?.severity ?? 'advice', findings: own }
  }
}
