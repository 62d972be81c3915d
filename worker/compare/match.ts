// Which line of one run is which line of another.
import type { ComparedLine } from '../../shared/schema/index.ts'
import { fold } from '../../shared/text/index.ts'

export interface Pair {
  from: ComparedLine | null
  to: ComparedLine | null
}

/**
 * Pairs lines by their names (folded, in the place they hold among equal ones), then what is left
 * by initiative and department alone: those moved to another parent. Row numbers play no part, so
 * an inserted row moves nothing. In the order of `to`, then what was removed in the order of `from`.
 */
export function pairLines(from: readonly ComparedLine[], to: readonly ComparedLine[]): Pair[] {
  const partner = new Map<ComparedLine, ComparedLine>()
  // Where lines have sheets, those that stayed on theirs first: sections name items alike.
  if (from.some(({ sheet }) => sheet !== undefined)) pairBy(nameOnSheet, from, to, partner)
  pairRest(fullName, from, to, partner)
  pairRest(ownName, from, to, partner)
  const kept = new Set(partner.values())
  return [
    ...to.map((line) => ({ from: partner.get(line) ?? null, to: line })),
    ...from.filter((line) => !kept.has(line)).map((line) => ({ from: line, to: null })),
  ]
}

/** Whether a paired line stands under another parent, or on another section's sheet, than before. */
export const hasMoved = (from: ComparedLine, to: ComparedLine): boolean =>
  fold(from.issue) !== fold(to.issue) ||
  fold(from.strategy) !== fold(to.strategy) ||
  isOnOtherSheet(from, to)

/** Between runs of several sheets: a run of one knows no sheet. */
const isOnOtherSheet = (from: ComparedLine, to: ComparedLine): boolean =>
  from.sheet !== undefined &&
  to.sheet !== undefined &&
  (from.sheet !== to.sheet || (from.workbook ?? to.workbook) !== (to.workbook ?? from.workbook))

const nameOnSheet = (line: ComparedLine): string =>
  [line.workbook ?? '', line.sheet ?? '', fullName(line)].join('\n')

const fullName = (line: ComparedLine): string =>
  [line.issue, line.strategy, line.initiative, line.department].map((name) => fold(name)).join('\n')

/** Empty where a line has no name of its own: nothing tells such lines apart. */
const ownName = (line: ComparedLine): string => {
  const name = fold(line.initiative)
  return name === '' ? '' : `${name}\n${fold(line.department)}`
}

/** Pairs by a name those that have no partner yet. */
function pairRest(
  nameOf: (line: ComparedLine) => string,
  from: readonly ComparedLine[],
  to: readonly ComparedLine[],
  partner: Map<ComparedLine, ComparedLine>,
): void {
  const taken = new Set(partner.values())
  pairBy(
    nameOf,
    from.filter((line) => !taken.has(line)),
    to.filter((line) => !partner.has(line)),
    partner,
  )
}

function pairBy(
  nameOf: (line: ComparedLine) => string,
  from: readonly ComparedLine[],
  to: readonly ComparedLine[],
  partner: Map<ComparedLine, ComparedLine>,
): void {
  const waiting = new Map<string, { lines: ComparedLine[]; taken: number }>()
  for (const line of from) {
    const name = nameOf(line)
    const queue = waiting.get(name)
    if (queue) queue.lines.push(line)
    else waiting.set(name, { lines: [line], taken: 0 })
  }
  for (const line of to) {
    const name = nameOf(line)
    const queue = name === '' ? undefined : waiting.get(name)
    const match = queue?.lines[queue.taken++]
    if (match) partner.set(line, match)
  }
}
