// Many findings of one rule: the first ones by themselves, the rest as one with all their cells.

import { parseRange, rowsAsRanges } from '../../address/index.ts'
import { restVariant } from '../../locales/index.ts'
import type { Draft } from './rule.ts'

/** How many findings of one rule stand by themselves: more than anybody reads one by one. */
const shown = 20

export function gatherRest(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length <= shown + 1) return drafts
  const alike = new Map<string, Draft[]>()
  for (const draft of drafts.slice(shown)) {
    const key = `${draft.severity} ${draft.unsettles}`
    const known = alike.get(key)
    if (known) known.push(draft)
    else alike.set(key, [draft])
  }
  return [...drafts.slice(0, shown), ...[...alike.values()].map(together)]
}

function together(drafts: readonly Draft[]): Draft {
  const edits = drafts.flatMap(({ suggestion }) => suggestion?.edits ?? [])
  const [first] = drafts
  return {
    cells: firstCells(drafts),
    params: { variant: restVariant, count: drafts.length },
    ...(first?.severity ? { severity: first.severity } : {}),
    ...(first?.unsettles === undefined ? {} : { unsettles: first.unsettles }),
    ...(edits.length > 0 ? { suggestion: { label: 'several', edits } } : {}),
  }
}

/** The most telling cell of each, as ranges column by column; those of other sheets as they are. */
function firstCells(drafts: readonly Draft[]): string[] {
  const rowsOf = new Map<number, Set<number>>()
  const elsewhere = new Set<string>()
  for (const { cells } of drafts) {
    const [cell = ''] = cells
    const range = parseRange(cell)
    if (!range) {
      if (cell.includes('!')) elsewhere.add(cell)
      continue
    }
    const rows = rowsOf.get(range.left) ?? new Set<number>()
    rowsOf.set(range.left, rows)
    for (let row = range.top; row <= range.bottom; row++) rows.add(row)
  }
  const own = [...rowsOf].flatMap(([column, rows]) =>
    rowsAsRanges(
      [...rows].sort((a, b) => a - b),
      column,
    ),
  )
  return [...own, ...elsewhere]
}
