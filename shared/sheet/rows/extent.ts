// Where the table's rows end: control figures and notes below the total are no part of it.
import type { Lines } from '../../model/budget.ts'
import { whatOf } from '../around/declared.ts'
import { nameOf, type RawLines } from './lines.ts'

const lookedAt = 60

/**
 * Cuts a block of control figures (区全体, 固定経費, 除いた経費, 反映割合) that follows the items. It is told
 * by 除いた経費 or 反映割合 and by a gap or a total above it: 固定経費 alone can be an item.
 */
export function cutDeclared({ lines }: RawLines): void {
  const earliest = Math.max(0, lines.length - lookedAt)
  let first = footBelowTotal(lines, earliest)
  if (first >= 0) {
    lines.cut(first)
    return
  }
  for (let i = lines.length - 1; i >= earliest; i--) {
    const what = declares(lines, i)
    if (what === 'base' || what === 'share') first = i
  }
  if (first < 0) return
  while (first > 0 && declares(lines, first - 1)) first--
  const above = lines.kindOf(first - 1)
  const standsApart = above === 'blank' || above === 'total' || above === 'subtotal'
  if (first > 0 && !standsApart && declares(lines, first) !== 'total') return
  lines.cut(first)
}

/** 執行率, 構成比: rates of the total above them. */
const rate = /^(?:執行|進捗|達成|増減|伸び?|構成|反映|対前年度?)(?:率|比率?|割合)$/

/** First of the pots, ward totals and rates that alone follow the last total; -1 without. */
function footBelowTotal(lines: Lines, earliest: number): number {
  let first = lines.length
  let figures = 0
  for (let i = lines.length - 1; i > earliest; i--) {
    const kind = lines.kindOf(i)
    if (kind === 'total' || kind === 'subtotal') return figures > 0 ? first : -1
    if (kind === 'blank' || kind === 'note') continue
    const label = (lines.detailOf(i) || nameOf(lines, i)).trim()
    if (declares(lines, i) === null && !rate.test(label)) return -1
    first = i
    figures++
  }
  return -1
}

function declares(lines: Lines, i: number): ReturnType<typeof whatOf> {
  if (i < 0) return null
  const kind = lines.kindOf(i)
  if (kind === 'total' || kind === 'subtotal' || kind === 'blank' || kind === 'otherFigure')
    return null
  return whatOf(lines.detailOf(i) || nameOf(lines, i))
}

/** Notes, blanks and titles below the last item are no part of the table. */
export function trimEnd(lines: Lines): void {
  let length = lines.length
  while (length > 0 && !endsTable(lines, length - 1)) length--
  lines.cut(length)
}

function endsTable(lines: Lines, i: number): boolean {
  switch (lines.kindOf(i)) {
    case 'blank':
    case 'note':
    case 'unit':
    case 'section':
    case 'heading':
      return false
    case 'leaf':
      // A name without an amount after a gap is text below the table.
      return lines.stateOf(i) !== 'missing' || (i > 0 && lines.isLeaf(i - 1))
    default:
      return true
  }
}
