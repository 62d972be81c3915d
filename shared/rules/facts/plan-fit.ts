// Names of the sheet that the plan does not have, and the plan's names nearest to them.

import { parseCell } from '../../address/index.ts'
import type { LineNames } from '../../model/budget.ts'
import type { Edit, Plan } from '../../schema/index.ts'
import { createFolder, createNearest } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'
import { type PlanItem, type PlanLinks, withoutIssueNumber } from '../engine/plan-links.ts'
import { onceFor } from './once.ts'
import { isOutside, type Level, nameCell, namesUnlike } from './sheet-names.ts'

export interface Unmatched {
  text: string
  cells: string[]
  yen: number
  /** The plan's title it is a near miss of; null where none is near. */
  near: string | null
  /** Nothing to tell: the line needs no place in the plan, or the name above it is told already. */
  settled: boolean
  /** Number of an issue that the plan skips: its text is an excerpt. */
  skipped: boolean
}

export interface PlanFit {
  /** Whether the sheet has anything to do with the plan; where not, one finding says so. */
  fits: boolean
  unmatched: Readonly<Record<Level, readonly Unmatched[]>>
  /** Titles of the plan that a near miss on the sheet stands for. */
  nearTitles: ReadonlySet<string>
}

/** Worked out once for a context. */
export const planFit = onceFor(findFit)

function findFit(context: RuleContext): PlanFit {
  const unmatched = {
    issue: unmatchedIssues(context),
    strategy: unmatchedStrategies(context),
    initiative: unmatchedInitiatives(context),
  }
  const near = Object.values(unmatched).flatMap((names) => names.map((name) => name.near ?? ''))
  const linked = context.links?.linesOf.some((lines) => lines.length > 0) ?? false
  return {
    fits: linked || near.some((title) => title !== ''),
    unmatched,
    nearTitles: new Set(near),
  }
}

function unmatchedIssues(context: RuleContext): Unmatched[] {
  const { links, plan } = context
  if (!links || !plan) return []
  const nearest = createNearest(
    plan.issues.map((issue) => issue.title),
    withinWork(context),
  )
  return namesUnlike(context, 'issue', (text) => links.issueOf(text) >= 0).map((name) => ({
    ...name,
    near: nearest(withoutIssueNumber(name.text))?.match ?? null,
    settled: name.outside,
    skipped: isSkipped(name.text, plan),
  }))
}

function unmatchedStrategies(context: RuleContext): Unmatched[] {
  const { links, plan } = context
  if (!links || !plan) return []
  const isKnown = (text: string, issue: string): boolean => isKnownStrategy(context, issue, text)
  const nearestOf = (strategies: readonly { title: string }[]) =>
    createNearest(
      strategies.map(({ title }) => title),
      withinWork(context),
    )
  const anywhere = oncePer(() => nearestOf(plan.issues.flatMap((issue) => issue.strategies)))
  const nearestIn = oncePer((issue) => {
    const own = plan.issues[issue]?.strategies ?? []
    return own.length > 0 ? nearestOf(own) : anywhere(0)
  })
  return namesUnlike(context, 'strategy', isKnown).map((name) => ({
    ...name,
    near: nearestIn(links.issueOf(name.issue))(name.text)?.match ?? null,
    settled: name.outside || (name.issue !== '' && links.issueOf(name.issue) < 0),
    skipped: false,
  }))
}

function unmatchedInitiatives(context: RuleContext): Unmatched[] {
  const { links, lines, leaves, plan } = context
  if (!links || !plan) return []
  const nearItem = createItemFinder(context, links)
  const found = new Map<string, Unmatched>()
  for (let n = 0; n < leaves.length; n++) {
    const i = leaves[n] as number
    if (links.itemOf[i] !== -1) continue
    const names = lines.namesOf(i)
    if (names.initiative === '') continue
    const yen = lines.yen[i] || 0
    const before = found.get(names.initiative)
    const cell = nameCell(context, i, 'initiative')
    if (before) {
      before.cells.push(cell)
      before.yen += yen
      continue
    }
    const near = nearItem(names)
    // Where the parent itself is not the plan's, that is the finding.
    if (near === null && !hasKnownParents(context, names.issue, names.strategy)) continue
    const settled =
      lines.exclusionOf(i).kind === 'policy' ||
      (isOutside(context, i) && /^(?:その他|そのほか|上記以外)/.test(names.initiative))
    found.set(names.initiative, {
      text: names.initiative,
      cells: [cell],
      yen,
      near,
      settled,
      skipped: false,
    })
  }
  return [...found.values()]
}

const withinWork = ({ work }: RuleContext) => ({
  take: (steps: number) => work.take('names', steps),
})

/** 「1 …」 on the sheet, where the plan has 経営課題 2 to 5: what was published of it is an excerpt. */
function isSkipped(text: string, plan: Plan): boolean {
  const numbers = plan.issues.flatMap(({ no }) => (no === null ? [] : [no]))
  const written = /^\s*(?:(?:経営)?課題\s*)?([0-9０-９]{1,2})(?![0-9０-９])/.exec(text)?.[1]
  if (written === undefined || numbers.length === 0) return false
  const no = Number(written.normalize('NFKC'))
  return !numbers.includes(no) && no >= 1 && no < Math.max(...numbers)
}

/** The item nearest in name: among those of the line's own strategy first, then in the whole plan. */
function createItemFinder(
  context: RuleContext,
  links: PlanLinks,
): (names: LineNames) => string | null {
  const folder = createFolder()
  const nearestOf = (items: readonly PlanItem[]) =>
    createNearest(
      items.map((item) => item.title),
      { folder, ...withinWork(context) },
    )
  // Seldom needed, and a plan has many titles.
  let nearestInPlan: ReturnType<typeof nearestOf> | undefined
  const places = new Map<string, PlanItem[]>()
  for (const item of links.items) {
    const place = `${item.issue} ${item.strategy}`
    const own = places.get(place)
    if (own) own.push(item)
    else places.set(place, [item])
  }
  const nearestIn = new Map<string, ReturnType<typeof nearestOf>>()
  const known = new Map<string, string | null>()
  return ({ issue: issueText, strategy: strategyText, initiative }) => {
    const issue = links.issueOf(issueText)
    const place = `${issue} ${links.strategyOf(issue, strategyText)}`
    const key = `${place}\n${initiative}`
    let near = known.get(key)
    if (near !== undefined) return near
    const inPlace = nearestIn.get(place) ?? nearestOf(places.get(place) ?? [])
    nearestIn.set(place, inPlace)
    near = inPlace(initiative)?.match ?? null
    if (near === null) {
      nearestInPlan ??= nearestOf(links.items)
      near = nearestInPlan(initiative)?.match ?? null
    }
    known.set(key, near)
    return near
  }
}

/** A function of a position that is worked out once for each. */
function oncePer<T>(answer: (position: number) => T): (position: number) => T {
  const known = new Map<number, T>()
  return (position) => {
    const before = known.get(position)
    if (before !== undefined) return before
    const value = answer(position)
    known.set(position, value)
    return value
  }
}

/** The plan's strategy of this name, in its issue or, moved, in another; or an item of that name. */
const isKnownStrategy = ({ links }: RuleContext, issue: string, text: string): boolean =>
  links !== null &&
  (links.strategyOf(links.issueOf(issue), text) >= 0 ||
    links.knowsStrategy(text) ||
    links.knowsItem(text))

const hasKnownParents = (context: RuleContext, issue: string, strategy: string): boolean =>
  (issue === '' || (context.links?.issueOf(issue) ?? -1) >= 0) &&
  (strategy === '' || isKnownStrategy(context, issue, strategy))

/** Edits that write the plan's title in place of a text, with the number or marker before it kept. */
export function titleEdits(
  context: RuleContext,
  cells: readonly string[],
  text: string,
  title: string,
): Edit[] {
  return cells.flatMap((cell) => {
    const at = parseCell(cell)
    const value = at && context.cellAt(at.row, at.column)
    if (typeof value !== 'string') return []
    const marker =
      /^\s*(?:(?:経営)?課題\s*[0-9０-９]+\s*|[☆○〇◯◎●・※■□]\s*|[0-9０-９]+[.．)）\s]\s*)/.exec(text)
    const kept = marker && !title.startsWith(marker[0]) ? marker[0] : ''
    const name = text.slice(kept.length)
    return [{ cell, value: value.includes(name) ? value.replace(name, title) : kept + title }]
  })
}
