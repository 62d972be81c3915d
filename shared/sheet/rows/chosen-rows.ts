// Rows that the caller says are sums or items, where the figures leave it open.
import { parseCell } from '../../address/index.ts'
import type { Mapping } from '../../schema/index.ts'
import { labelKey } from '../words.ts'
import { nameOf, type RawLines } from './lines.ts'

export type RowChoice = NonNullable<Mapping['rows']>[number]

/**
 * Puts choices into force and returns those that were found. A choice holds for the row it was made at
 * while that has its name; after rows were inserted or moved, for the only other row of the name.
 */
export function applyChosenRows(
  raw: RawLines,
  choices: readonly RowChoice[],
): { row: number; as: RowChoice['as'] }[] {
  if (choices.length === 0) return []
  const { lines } = raw
  const nameAt = (i: number): string => labelKey(lines.detailOf(i) || nameOf(lines, i))
  let byName: Map<string, number[]> | null = null
  return choices.flatMap(({ cell, name, as }) => {
    const key = labelKey(name)
    const at = lines.indexOf(parseCell(cell)?.row ?? 0)
    const i = at >= 0 && nameAt(at) === key ? at : onlyRowOf(key)
    if (i === null || Number.isNaN(lines.yen[i])) return []
    if (as === 'sum') {
      lines.setKind(i, 'subtotal')
      lines.setDetail(i, name)
    } else raw.chosenItems.add(i)
    raw.unlabelled.delete(i)
    raw.maybeSums.delete(i)
    return [{ row: lines.rowOf(i), as }]
  })

  function onlyRowOf(key: string): number | null {
    if (key === '') return null
    byName ??= rowsByName()
    const rows = byName.get(key) ?? []
    return rows.length === 1 ? (rows[0] ?? null) : null
  }

  function rowsByName(): Map<string, number[]> {
    const found = new Map<string, number[]>()
    for (let i = 0; i < lines.length; i++) {
      if (Number.isNaN(lines.yen[i])) continue
      const rows = found.get(nameAt(i))
      if (rows) rows.push(i)
      else found.set(nameAt(i), [i])
    }
    return found
  }
}
