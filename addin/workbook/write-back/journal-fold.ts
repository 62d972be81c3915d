// Keeps the journal short: the oldest write-back stays, those between are folded into it.
import type { JournalEntry } from './journal.ts'

/** Write-backs that can be taken back one by one; before them, the first as a whole. */
const MOST_ENTRIES = 4

export function foldJournal(entries: readonly JournalEntry[]): JournalEntry[] {
  let kept = [...entries]
  while (kept.length > MOST_ENTRIES) {
    const [first, second, ...rest] = kept
    if (!first || !second || !canFold(first, second)) return kept
    kept = [fold(first, second), ...rest]
  }
  return kept
}

/** The later entry must say what became of every sheet of the earlier, or touch none. */
const canFold = (first: JournalEntry, second: JournalEntry): boolean =>
  second.sheets.length === 0 ||
  first.sheets.every((sheet) => second.sheets.some((one) => one.name === sheet.name))

/** One entry that leads back to before `first` and knows every cell either changed. */
function fold(first: JournalEntry, second: JournalEntry): JournalEntry {
  const keyOf = ({ sheet, cell }: { sheet: string; cell: string }) => `${sheet}!${cell}`
  const later = new Map(second.cells.map((cell) => [keyOf(cell), cell]))
  const earlier = new Set(first.cells.map(keyOf))
  const latest = second.sheets.length > 0 ? second : first
  return {
    ...latest,
    kind: first.kind === 'writeBack' ? first.kind : second.kind,
    writtenAt: first.writtenAt,
    ranges: [...new Set([...first.ranges, ...second.ranges])],
    sheets: latest.sheets.map((sheet) => ({
      ...sheet,
      created: first.sheets.find((one) => one.name === sheet.name)?.created ?? sheet.created,
    })),
    cells: [
      ...first.cells.map((cell) => ({
        ...cell,
        after: later.get(keyOf(cell))?.after ?? cell.after,
      })),
      ...second.cells.filter((cell) => !earlier.has(keyOf(cell))),
    ],
  }
}
