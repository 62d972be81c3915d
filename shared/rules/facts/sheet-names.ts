// Names of issues and strategies on the sheet, with the cells that write them.

import { cellAddress } from '../../address/index.ts'
import type { LineNames } from '../../model/budget.ts'
import type { RuleContext } from '../engine/context.ts'

export type Level = 'issue' | 'strategy' | 'initiative'

export interface SheetName {
  text: string
  /** Issue it stands under, as written; its own text for an issue. */
  issue: string
  /** Where it is written; the first cell of a merged or filled block. */
  cells: string[]
  /** Money of its leaves in yen. */
  yen: number
}

/** Distinct issues, or strategies within an issue, that are not `known`, in sheet order. */
export function namesUnlike(
  context: RuleContext,
  level: 'issue' | 'strategy',
  known: (text: string, issue: string) => boolean,
): SheetName[] {
  const { lines, links } = context
  const names = new Map<string, SheetName | null>()
  const blocks = links?.blocks ?? []
  blocks.forEach((start, n) => {
    const { issue, [level]: text } = lines.namesOf(start)
    if (text === '') return
    const key = level === 'issue' ? text : `${issue}\n${text}`
    let name = names.get(key)
    if (name === undefined) {
      name = known(text, issue) ? null : { text, issue, cells: [], yen: 0 }
      names.set(key, name)
    }
    if (name === null) return
    for (let i = start; i < (blocks[n + 1] ?? lines.length); i++) {
      if (!lines.isLeaf(i)) continue
      name.yen += lines.yen[i] || 0
      if (i > start && sourceOf(lines.namesOf(i), level) !== 'own') continue
      const cell = nameCell(context, i, level)
      if (!name.cells.includes(cell)) name.cells.push(cell)
    }
  })
  return [...names.values()].filter((name) => name !== null)
}

/** Address of the cell that writes a line's name: above it where parents are merged, filled or marked. */
export function nameCell(
  { lines, table, column }: RuleContext,
  index: number,
  level: Level,
): string {
  const own = column(level)
  const place = own ?? column('outline') ?? table?.range.left ?? 0
  const name = lines.namesOf(index)?.[level]
  const isOwn = (i: number, names: LineNames): boolean =>
    own !== null
      ? sourceOf(names, level) === 'own'
      : lines.level[i] === depth[level] && !lines.isLeaf(i)
  for (let i = index; i >= 0; i--) {
    const names = lines.namesOf(i)
    if (names[level] !== name) break
    if (isOwn(i, names)) return cellAddress(lines.rowOf(i), place)
  }
  return cellAddress(lines.rowOf(index), place)
}

const depth: Record<Level, number> = { issue: 1, strategy: 2, initiative: 3 }

export const sourceOf = (names: LineNames, level: Level) =>
  level === 'issue'
    ? names.issueSource
    : level === 'strategy'
      ? names.strategySource
      : names.initiativeSource
