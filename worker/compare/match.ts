// Which line of one run is which line of another.
import type { ComparedLine } from '../../shared/schema/index.ts'
import { fold } from '../../shared/text/index.ts'

export interface Pair {
  from: ComparedLine | null
  to: ComparedLine | null
}

/**
 * Pairs lines by their names (folded), of equal names those that say the same first, then in the place
 * they hold among equal ones; then what is left by initiative and department alone: those moved to
 * another parent. Row numbers play no part: a sort or an inserted row changes nothing. In the order of
 * `to`, then what was removed in the order of `from`.
 */
export function pairLines(from: readonly ComparedLine[], to: readonly ComparedLine[]): Pair[] {
  const partner = new Map<ComparedLine, ComparedLine>()
  const taken = new Set<ComparedLine>()
  const { onSheet, full, own } = createNames()
  // Where lines have sheets, those that stayed on theirs first: sections name items alike.
  const names = from.some(({ sheet }) => sheet !== undefined) ? [onSheet, full, own] : [full, own]
  for (const nameOf of names)
    for (const name of [(line: ComparedLine) => saying(nameOf(line), line), nameOf])
      pairBy(
        name,
        from.filter((line) => !taken.has(line)),
        to.filter((line) => !partner.has(line)),
        (before, after) => {
          partner.set(after, before)
          taken.add(before)
        },
      )
  return [
    ...to.map((line) => ({ from: partner.get(line) ?? null, to: line })),
    ...from.filter((line) => !taken.has(line)).map((line) => ({ from: line, to: null })),
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

export type NameOf = (line: ComparedLine) => string

/** Names stand on many lines, and are asked for several times: each is folded once. */
export function createNames(): { onSheet: NameOf; full: NameOf; own: NameOf } {
  const known = new Map<string, string>()
  const folded = (name: string): string => {
    const text = known.get(name) ?? fold(name)
    known.set(name, text)
    return text
  }
  const full: NameOf = ({ issue, strategy, initiative, department, reading }) =>
    // A sum is no line, be its name what it may.
    [issue, strategy, initiative, department].map(folded).join('\n') +
    (reading === undefined || reading.rowKind === 'leaf' ? '' : `\n${reading.rowKind}`)
  return {
    full,
    onSheet: (line) => [line.workbook ?? '', line.sheet ?? '', full(line)].join('\n'),
    /** Empty where a line has no name of its own: nothing tells such lines apart. */
    own({ initiative, department }) {
      const name = folded(initiative)
      return name === '' ? '' : `${name}\n${folded(department)}`
    },
  }
}

/** A name together with what the line says; none stays none. */
const saying = (name: string, { yen, exclusion, reflection }: ComparedLine): string =>
  name === '' ? '' : [name, yen, exclusion, reflection].join('\n')

/** Pairs those of one name in their order. */
function pairBy(
  nameOf: NameOf,
  from: readonly ComparedLine[],
  to: readonly ComparedLine[],
  pair: (from: ComparedLine, to: ComparedLine) => void,
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
    if (match) pair(match, line)
  }
}
