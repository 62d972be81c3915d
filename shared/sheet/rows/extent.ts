// Where the table's rows end: control figures and notes below the total are no part of it.
import type { Line } from '../../model/budget.ts'
import { whatOf } from '../around/declared.ts'
import type { RawLines } from './lines.ts'

const lookedAt = 60

/**
 * Cuts a block of control figures (区全体, 固定経費, 除いた経費, 反映割合) that follows the items. It is told
 * by 除いた経費 or 反映割合 and by a gap or a total above it: 固定経費 alone can be an item.
 */
export function cutDeclared({ lines, begins }: RawLines): void {
  const earliest = Math.max(0, lines.length - lookedAt)
  let first = -1
  for (let i = lines.length - 1; i >= earliest; i--) {
    const what = declares(lines[i])
    if (what === 'base' || what === 'share') first = i
  }
  if (first < 0) return
  while (first > 0 && declares(lines[first - 1])) first--
  const above = lines[first - 1]
  if (
    first > 0 &&
    above?.rowKind !== 'blank' &&
    above?.rowKind !== 'total' &&
    above?.rowKind !== 'subtotal'
  ) {
    if (declares(lines[first]) !== 'total') return
  }
  lines.length = first
  begins.length = first
}

function declares(line: Line | undefined): ReturnType<typeof whatOf> {
  if (!line || line.rowKind === 'total' || line.rowKind === 'subtotal' || line.rowKind === 'blank')
    return null
  return whatOf(line.detail || line.initiative || line.strategy || line.issue)
}

/** Notes, blanks and titles below the last item are no part of the table. */
export function trimEnd(lines: Line[]): void {
  let last = lines.length - 1
  while (last >= 0 && !endsTable(lines, last)) last--
  cutAfter(lines, last)
}

/** Cuts the lines after an index; totals cover only what is left. */
export function cutAfter(lines: Line[], last: number): void {
  lines.length = last + 1
  for (const line of lines) {
    if (!line.covers || line.covers.to <= last) continue
    line.covers = line.covers.from > last ? null : { from: line.covers.from, to: last }
  }
}

function endsTable(lines: Line[], index: number): boolean {
  const line = lines[index]
  switch (line?.rowKind) {
    case 'blank':
    case 'note':
    case 'unit':
    case 'section':
    case 'heading':
      return false
    case 'leaf':
      // A name without an amount after a gap is text below the table.
      return line.amount.state !== 'missing' || lines[index - 1]?.rowKind === 'leaf'
    default:
      return true
  }
}
