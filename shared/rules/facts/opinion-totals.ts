// What the opinions of a register come to: the money in the numerator by opinion and by meeting.
import { digestOf } from '../../digest/index.ts'
import type { Register } from '../../opinions/index.ts'
import type { ReportedOpinions } from '../../schema/index.ts'
import { CellSum, type RowsAddress } from '../../totals/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { type OpinionItem, opinionLinks } from './opinion-links.ts'

/** The report's member. @param addressOf addresses of amounts in rows */
export function reportedOpinions(
  context: RuleContext,
  { opinions: register, previous, version, sheets }: Register,
  addressOf: RowsAddress,
): ReportedOpinions {
  const { opinions, isCounted } = opinionLinks(context)
  const { lines, work } = context
  const items: { title: string; sum: CellSum }[] = []
  const placeOf = new Map<OpinionItem, number>()
  const place = (item: OpinionItem): number => {
    const before = placeOf.get(item)
    if (before !== undefined) return before
    const sum = new CellSum()
    for (const i of [...item.lines].sort((a, b) => a - b))
      if (isCounted(i) && !Number.isNaN(lines.yen[i]))
        sum.add(lines.yen[i] as number, lines.rowOf(i))
    placeOf.set(item, items.length)
    return items.push({ title: item.title, sum }) - 1
  }
  // Which union a line was last added in.
  const stamp = new Int32Array(lines.length).fill(-1)
  let unions = 0
  /** Each line once; items may share lines: a ☆ and one of its ○. */
  const yenOf = (named: Iterable<OpinionItem>, isWhole = false): number | null => {
    const own = [...named]
    const [first] = own
    if (!first) return 0
    if (own.length === 1) return items[place(first)]?.sum.yen ?? 0
    const steps = own.reduce((sum, item) => sum + item.lines.length, 0)
    if (!isWhole && !work.take('sums', steps)) return null
    const union = unions++
    let yen = 0
    for (const item of own)
      for (const i of item.lines) {
        const next = yen + (lines.yen[i] || 0)
        if (stamp[i] === union || !isCounted(i) || !Number.isSafeInteger(next)) continue
        stamp[i] = union
        yen = next
      }
    return yen
  }
  const meetings = new Map<string, Set<OpinionItem>>()
  const byOpinion = opinions.map(({ opinion, items: own }) => {
    const ofMeeting = meetings.get(opinion.meeting) ?? new Set()
    meetings.set(opinion.meeting, ofMeeting)
    for (const item of own) ofMeeting.add(item)
    const cell = opinion.cell === undefined ? {} : { cell: opinion.cell }
    return { no: opinion.no, ...cell, yen: yenOf(own), items: own.map(place) }
  })
  const byMeeting = [...meetings].map(([meeting, own]) => ({ meeting, yen: yenOf(own) }))
  return {
    ...{ ward: register.ward, fiscalYear: register.fiscalYear, version },
    digest: digestOf(register),
    previous: previous && digestOf(previous),
    sheets: [...sheets],
    yen: yenOf(placeOf.keys(), true) ?? 0,
    ...{ byOpinion, byMeeting },
    items: items.map(({ title, sum }) => ({ title, yen: sum.yen, cells: sum.cells(addressOf) })),
  }
}
