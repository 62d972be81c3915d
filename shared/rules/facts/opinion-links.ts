// Which lines each opinion of the register touches: by the items it names, and by the lines that name it.
import type { Opinion, OpinionDecision, Policy } from '../../schema/index.ts'
import { createFolder, createNearest } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { onceFor } from './once.ts'

export interface OpinionItem {
  title: string
  /** Indexes of its lines, in sheet order. */
  lines: readonly number[]
}

export interface LinkedOpinion {
  opinion: Opinion
  /** As the ward's policy reads its words. */
  decision: OpinionDecision | null
  items: readonly OpinionItem[]
  /** Names that nothing has, with the nearest that something has. */
  unknown: readonly { name: string; near: string | null }[]
}

export interface OpinionLinks {
  opinions: readonly LinkedOpinion[]
  /** Lines in the numerator that no opinion names and that name none. */
  unnamed: readonly number[]
  /** Numbers on lines that the register has not. */
  unknownNumbers: readonly { line: number; text: string }[]
  isCounted(line: number): boolean
}

/** Worked out once for a context; without a register there is nothing to link. */
export const opinionLinks = onceFor(link)

/** More numbers than this in one cell are none. */
const mostNumbers = 50

function link(context: RuleContext): OpinionLinks {
  const { lines, leaves, policy, register, work } = context
  const find = createItemFinder(context)
  const named = new Uint8Array(lines.length)
  const numbered = numbersOfLines(context)
  const linesOf = new Map<string, number[]>()
  for (const { line, key } of numbered) {
    const own = linesOf.get(key)
    if (own) own.push(line)
    else linesOf.set(key, [line])
  }
  const isNoOpinion = new Set(linesOf.keys())
  let nearestTo: ReturnType<typeof createNearest> | undefined
  const near = (name: string): string | null => {
    nearestTo ??= createNearest(find.titles(), { take: (steps) => work.take('names', steps) })
    return nearestTo(name)?.match ?? null
  }
  const decisions = decisionReader(policy)
  const namedItems = new Set<OpinionItem>()
  const opinions = (register?.opinions.opinions ?? []).map((opinion): LinkedOpinion => {
    const items = new Set<OpinionItem>()
    const unknown: { name: string; near: string | null }[] = []
    for (const name of new Set(opinion.items)) {
      const item = find.item(name)
      if (item) items.add(item)
      else {
        const nearest = near(name)
        unknown.push({ name, near: nearest })
        // The misspelt name is the finding, not the mark of the item that is meant.
        const meant = nearest === null ? undefined : find.item(nearest)
        if (meant) namedItems.add(meant)
      }
    }
    const key = numberKey(opinion.no)
    isNoOpinion.delete(key)
    for (const i of linesOf.get(key) ?? []) {
      const { own, above, alone } = find.ofLine(i)
      if (!items.has(own) && !(above && items.has(above))) items.add(alone)
    }
    for (const item of items) namedItems.add(item)
    return { opinion, decision: decisions(opinion), items: [...items], unknown }
  })
  for (const { lines: own } of namedItems) for (const i of own) named[i] = 1
  const unknownNumbers = numbered.filter(({ key }) => isNoOpinion.has(key))
  // A line with a number that nothing has is told by that number.
  for (const { line } of unknownNumbers) named[line] = 1
  const isCounted = countedLines(context)
  return {
    opinions,
    unnamed: [...leaves].filter((i) => isCounted(i) && named[i] === 0),
    unknownNumbers,
    isCounted,
  }
}

const numberKey = (text: string): string =>
  text
    .normalize('NFKC')
    .trim()
    .replace(/^0+(?=\d)/, '')

/** What each line's cell of opinion numbers says: 3, 7 and No.7 alike. */
function numbersOfLines(context: RuleContext): { line: number; key: string; text: string }[] {
  const column = context.column('opinion')
  if (column === null) return []
  const { lines, leaves } = context
  const found: { line: number; key: string; text: string }[] = []
  for (let n = 0; n < leaves.length; n++) {
    const line = leaves[n] as number
    const cell = context.cellAt(lines.rowOf(line), column)
    if (typeof cell !== 'string' && typeof cell !== 'number') continue
    const parts = String(cell)
      .slice(0, 2_000)
      .split(/[\s、，,・;；/／]+/)
    for (const text of parts.slice(0, mostNumbers)) {
      const key = numberKey(text.replace(/^(?:意見)?(?:番号|第|No\.?|№)?/i, ''))
      if (key !== '' && !/^(?:[-－―ーなし無]+)$/.test(key)) found.push({ line, key, text })
    }
  }
  return found
}

/** The ward's own words first: what A, B, C, D stand for is its policy. */
export function decisionReader({
  opinions: said,
}: Policy): (opinion: Opinion) => OpinionDecision | null {
  const fold = createFolder()
  const words = said?.decisions ?? {}
  const own = new Map(Object.entries(words).map(([word, decision]) => [fold(word), decision]))
  return ({ decision, decisionText }) =>
    (decisionText === undefined ? undefined : own.get(fold(decisionText))) ?? decision
}

function countedLines({ lines, policy }: RuleContext): (line: number) => boolean {
  const counting = new Set(policy.reflectionMarks.flatMap((m) => (m.counts ? [m.symbol] : [])))
  const isMarked = lines.perReflection(
    (reading) => reading.kind === 'mark' && counting.has(reading.symbol),
  )
  const isExcluded = lines.perExclusion(({ kind }) => kind === 'policy')
  return (line) => isMarked(line) && !isExcluded(line)
}

/** Items by the plan's ids and titles, ☆ with all below them, and lines outside the plan by their names. */
function createItemFinder(context: RuleContext) {
  const { lines, leaves, links, plan } = context
  const fold = createFolder()
  const byId = new Map<string, OpinionItem>()
  const byName = new Map<string, { title: string; lines: number[] }>()
  const add = (title: string, own: readonly number[]) => {
    const key = fold(title)
    const item = byName.get(key) ?? { title, lines: [] }
    byName.set(key, item)
    for (const i of own) item.lines.push(i)
    return item
  }
  for (const { index, title, issue, strategy, initiative } of links?.items ?? []) {
    const item = add(title, links?.linesOf[index] ?? [])
    const id = plan?.issues[issue]?.strategies[strategy]?.initiatives[initiative]?.id
    if (id !== undefined && !byId.has(id)) byId.set(id, item)
  }
  const nameOf = lines.perNames(
    ({ initiative, strategy, issue }) => initiative || strategy || issue,
  )
  const outside = new Map<string, number[]>()
  for (let n = 0; n < leaves.length; n++) {
    const i = leaves[n] as number
    if ((links?.itemOf[i] ?? -1) >= 0) continue
    const own = outside.get(nameOf(i))
    if (own) own.push(i)
    else outside.set(nameOf(i), [i])
  }
  for (const [name, own] of outside) add(name, own)
  // An opinion may touch a whole ☆.
  const names = new Set(byName.keys())
  for (const { issue, strategy, index } of links?.items ?? []) {
    const title = plan?.issues[issue]?.strategies[strategy]?.title ?? ''
    if (!names.has(fold(title))) add(title, links?.linesOf[index] ?? [])
  }
  const alone = new Map<number, OpinionItem>()
  return {
    item: (name: string): OpinionItem | undefined => byId.get(name) ?? byName.get(fold(name)),
    /** A line as its item, as part of its ☆, and by itself. */
    ofLine(i: number): { own: OpinionItem; above: OpinionItem | undefined; alone: OpinionItem } {
      const item = links?.items[links.itemOf[i] ?? -1]
      const title = item?.title ?? nameOf(i)
      const strategy = item && plan?.issues[item.issue]?.strategies[item.strategy]?.title
      const self = alone.get(i) ?? { title, lines: [i] }
      alone.set(i, self)
      const above = strategy === undefined ? undefined : byName.get(fold(strategy))
      return { own: byName.get(fold(title)) ?? self, above, alone: self }
    },
    titles: (): string[] => [...byName.values()].map(({ title }) => title),
  }
}
