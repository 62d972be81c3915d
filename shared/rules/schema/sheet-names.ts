// Names of issues and strategies on the sheet, with the cells that write them.
import type { Line } from '../../model/budget.ts'
import { cellAddress } from '../../sheet/address.ts'
import type { RuleContext } from '../context.ts'

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
  const names = new Map<string, SheetName | null>()
  let text = ''
  let issue = ''
  let name: SheetName | null = null
  for (const i of context.leaves) {
    const line = context.lines[i] as Line
    if (line[level] === '') continue
    // Lines of a block follow each other: a look-up for each block, not for each line.
    const block = line[level] === text && line.issue === issue
    if (!block) {
      text = line[level]
      issue = line.issue
      const key = level === 'issue' ? text : `${issue}\n${text}`
      const before = names.get(key)
      name =
        before !== undefined
          ? before
          : known(text, issue)
            ? null
            : { text, issue, cells: [], yen: 0 }
      names.set(key, name)
    }
    if (name === null) continue
    if (!block || sourceOf(line, level) === 'own') {
      const cell = nameCell(context, i, level)
      if (name.cells.at(-1) !== cell) name.cells.push(cell)
    }
    name.yen += line.amount.yen ?? 0
  }
  return [...names.values()].filter((each) => each !== null)
}

/** Address of the cell that writes a line's name: above it where parents are merged, filled or marked. */
export function nameCell(
  { lines, table, column }: RuleContext,
  index: number,
  level: Level,
): string {
  const own = column(level)
  const place = own ?? column('outline') ?? table?.range.left ?? 0
  const line = lines[index] as Line
  const isOwn = (candidate: Line): boolean =>
    own !== null
      ? sourceOf(candidate, level) === 'own'
      : candidate.level === depth[level] && candidate.rowKind !== 'leaf'
  for (let i = index; i >= 0; i--) {
    const candidate = lines[i] as Line
    if (candidate[level] !== line[level]) break
    if (isOwn(candidate)) return cellAddress(candidate.row, place)
  }
  return cellAddress(line.row, place)
}

const depth: Record<Level, number> = { issue: 1, strategy: 2, initiative: 3 }

export const sourceOf = (line: Line, level: Level) =>
  level === 'issue'
    ? line.issueSource
    : level === 'strategy'
      ? line.strategySource
      : line.initiativeSource
