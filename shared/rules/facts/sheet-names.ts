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
  /** All its leaves are excluded or 反映なし: lines that a plan's list need not have. */
  outside: boolean
}

/** Distinct issues, or strategies within an issue, that are not `known`, in sheet order. */
export function namesUnlike(
  context: RuleContext,
  level: 'issue' | 'strategy',
  known: (text: string, issue: string) => boolean,
): SheetName[] {
  const { lines, links } = context
  const names = new Map<string, (Omit<SheetName, 'cells'> & { cells: Set<string> }) | null>()
  const blocks = links?.blocks ?? []
  blocks.forEach((start, n) => {
    const { issue, [level]: text } = lines.namesOf(start)
    if (text === '') return
    const key = level === 'issue' ? text : `${issue}\n${text}`
    let name = names.get(key)
    if (name === undefined) {
      name = known(text, issue) ? null : { text, issue, cells: new Set(), yen: 0, outside: true }
      names.set(key, name)
    }
    if (name === null) return
    for (let i = start; i < (blocks[n + 1] ?? lines.length); i++) {
      if (!lines.isLeaf(i)) continue
      name.yen += lines.yen[i] || 0
      name.outside &&= isOutside(context, i)
      if (i > start && sourceOf(lines.namesOf(i), level) !== 'own') continue
      name.cells.add(nameCell(context, i, level))
    }
  })
  return [...names.values()].flatMap((name) => (name ? [{ ...name, cells: [...name.cells] }] : []))
}

/** A line that no plan lists: excluded, or marked as not reflected. Source: DOMAIN.md §3. */
export const isOutside = ({ lines }: RuleContext, index: number): boolean =>
  lines.exclusionOf(index).kind === 'policy' || lines.reflectionOf(index).kind === 'none'

/** Address of the cell that writes a line's name: above it where parents are merged, filled or marked. */
export function nameCell(context: RuleContext, index: number, level: Level): string {
  const { lines, table, column } = context
  const place = column(level) ?? column('outline') ?? table?.range.left ?? 0
  return cellAddress(lines.rowOf(writersOf(context, level)[index] as number), place)
}

const known = new WeakMap<RuleContext, Map<Level, Int32Array>>()

/** For each line, the nearest one at or above it that writes its name itself; the line itself where none does. */
function writersOf(context: RuleContext, level: Level): Int32Array {
  const ofContext = known.get(context) ?? new Map<Level, Int32Array>()
  known.set(context, ofContext)
  const before = ofContext.get(level)
  if (before) return before
  const { lines } = context
  const hasColumn = context.column(level) !== null
  const writers = new Int32Array(lines.length)
  let name: string | undefined
  let writer = -1
  for (let i = 0; i < lines.length; i++) {
    const names = lines.namesOf(i)
    if (names[level] !== name) writer = -1
    name = names[level]
    const isWriter = hasColumn
      ? sourceOf(names, level) === 'own'
      : lines.level[i] === depth[level] && !lines.isLeaf(i)
    if (isWriter) writer = i
    writers[i] = writer < 0 ? i : writer
  }
  ofContext.set(level, writers)
  return writers
}

const depth: Record<Level, number> = { issue: 1, strategy: 2, initiative: 3 }

export const sourceOf = (names: LineNames, level: Level) =>
  level === 'issue'
    ? names.issueSource
    : level === 'strategy'
      ? names.strategySource
      : names.initiativeSource
