// The plan's names and marks on a page: equal, renamed, moved, unmarked, missing, or not in the plan.
import type { CheckedName, ComparedLine } from '../schema/index.ts'
import { createFolder } from '../text/index.ts'
import type { LinePlace } from './lines.ts'
import { nameMessage } from './messages.ts'
import type { Alignment, PageRow, PlanEntry } from './rows.ts'

export function checkNames(
  text: string,
  lines: readonly LinePlace[],
  alignment: Alignment,
  /** Lines of the run: a list of all items holds names that are in no plan. */
  own: readonly ComparedLine[],
): CheckedName[] {
  const { plan, page, entryOf, rowOf, renamed } = alignment
  const names: CheckedName[] = []
  const moved = movedRows(alignment)
  const fold = createFolder()
  const onSheet = new Set(
    own.flatMap(({ issue, strategy, initiative }) => [issue, strategy, initiative].map(fold)),
  )
  for (const row of page) {
    if (row.isInferred) continue
    const entry = plan[entryOf[row.index] ?? -1]
    const place = titlePlace(text, lines, row)
    if (!entry) names.push(named(place, onSheet.has(fold(row.title)) ? 'equal' : 'extra'))
    else if (renamed.has(entry.index)) names.push(named(place, 'renamed', entry))
    else if (entry.level !== row.level) names.push(named(place, 'level', entry))
    else if (moved.has(row.index)) names.push(named(place, 'moved', plan[entry.parent] ?? entry))
    else names.push(named(place, 'equal'))
  }
  const left = plan.filter(({ index }) => rowOf[index] === -1)
  // A page with less than half of the plan is not the plan's page: nothing is missing on it.
  const unfound = left.length * 2 > plan.length ? [] : left
  const found = linesWithTitles(text, lines, unfound)
  const before = unfound.length === 0 ? [] : placesBefore(lines, alignment)
  for (const entry of unfound) {
    const at = found.get(entry.index)
    // An issue is told by its title alone; ☆ and ○ stand before theirs.
    if (at) names.push(named(at, entry.level === 'issue' ? 'equal' : 'unmarked', entry))
    else {
      const start = before[entry.index] ?? 0
      names.push(named({ start, end: start, text: '' }, 'missing', entry))
    }
  }
  return names.sort((a, b) => a.start - b.start)
}

type Place = Pick<CheckedName, 'start' | 'end' | 'text'>

function named(place: Place, verdict: CheckedName['verdict'], entry?: PlanEntry): CheckedName {
  if (verdict === 'equal') return { ...place, verdict }
  const expected = entry ? expectedOf(verdict, entry) : undefined
  const message = nameMessage(verdict, place.text, expected ?? '')
  return { ...place, verdict, ...(expected === undefined ? {} : { expected }), message }
}

const marks = { issue: '', strategy: '☆ ', initiative: '○ ' }
const expectedOf = (verdict: CheckedName['verdict'], { level, title }: PlanEntry): string =>
  verdict === 'moved' ? title : `${marks[level]}${title}`

/** Rows under another parent than the plan's, or before one they should follow. What a parent's own fault explains is left. */
function movedRows({ plan, page, entryOf, rowOf, renamed }: Alignment): Set<number> {
  const moved = new Set<number>()
  const latest = new Map<number, number>()
  const isSound = (row: number): boolean => {
    const entry = plan[entryOf[row] ?? -1]
    return row === -1 || (entry !== undefined && entry.level === page[row]?.level)
  }
  for (const row of page) {
    const entry = plan[entryOf[row.index] ?? -1]
    if (!entry || row.isInferred || entry.level !== row.level) continue
    const above = entryOf[row.parent] ?? -1
    if (entry.parent !== above) {
      const parentRow = rowOf[entry.parent] ?? -1
      // Its own parent has lost its mark, or another row has taken one: that is said there.
      if (parentRow !== -1 && isSound(parentRow) && isSound(row.parent)) moved.add(row.index)
      continue
    }
    const before = latest.get(above) ?? -1
    if (entry.index < before && !renamed.has(entry.index)) moved.add(row.index)
    latest.set(above, Math.max(before, entry.index))
  }
  return moved
}

/** Lines below its own in which a title may stand: 経営課題2, a blank line, the title. */
const titleReach = 3

/** Where a row's title stands: its own characters, else its line. */
function titlePlace(text: string, lines: readonly LinePlace[], { line, title }: PageRow): Place {
  for (let at = line - 1; at < Math.min(line + titleReach, lines.length); at++) {
    const { start, end } = lines[at] ?? { start: 0, end: 0 }
    const from = text.slice(start, end).indexOf(title)
    if (from >= 0) return { start: start + from, end: start + from + title.length, text: title }
  }
  return trimmed(text, lines[line - 1]?.start ?? 0, lines[line - 1]?.end ?? 0)
}

function trimmed(text: string, start: number, end: number): Place {
  const own = text.slice(start, end)
  const from = start + (own.length - own.trimStart().length)
  const to = Math.max(from, start + own.trimEnd().length)
  return { start: from, end: to, text: text.slice(from, to) }
}

/** Lines that hold a title of the plan though they are no row: they have lost their mark. */
function linesWithTitles(
  text: string,
  lines: readonly LinePlace[],
  entries: readonly PlanEntry[],
): Map<number, Place> {
  const found = new Map<number, Place>()
  const fold = createFolder()
  if (entries.length === 0) return found
  const byStart = new Map<string, { entry: PlanEntry; title: string }[]>()
  for (const entry of entries) {
    const title = fold(entry.title)
    const alike = byStart.get(title.slice(0, 2)) ?? []
    if (alike.length < mostAlike) alike.push({ entry, title })
    byStart.set(title.slice(0, 2), alike)
  }
  for (const { start, end } of lines) {
    if (end - start > longestTitleLine) continue
    const own = fold(text.slice(start, end).replace(/^[#\s>*-]+/, ''))
    if (own === '') continue
    for (const { entry, title } of byStart.get(own.slice(0, 2)) ?? []) {
      if (found.has(entry.index) || !own.startsWith(title)) continue
      found.set(entry.index, trimmed(text, start, end))
      break
    }
  }
  return found
}
const longestTitleLine = 300
/** Of titles that begin alike so many are looked for. */
const mostAlike = 50

/** Where each entry should stand: at the end of the row before it. */
function placesBefore(lines: readonly LinePlace[], { plan, page, rowOf }: Alignment): number[] {
  let end = 0
  return plan.map(({ index }) => {
    const before = end
    const row = page[rowOf[index] ?? -1]
    if (row) end = lines[row.line - 1]?.end ?? end
    return before
  })
}
