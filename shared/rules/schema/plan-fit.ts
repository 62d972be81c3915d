// Names of the sheet that the plan does not have, and the plan's names nearest to them.
import type { Line } from '../../model/budget.ts'
import type { Edit } from '../../schema/index.ts'
import { parseCell } from '../../sheet/address.ts'
import { createFolder, nearest } from '../../text/index.ts'
import type { RuleContext } from '../context.ts'
import { withoutIssueNumber } from './plan-links.ts'
import { type Level, nameCell, namesUnlike } from './sheet-names.ts'

export interface Unmatched {
  text: string
  cells: string[]
  yen: number
  /** The plan's title it is a near miss of; null where none is near. */
  near: string | null
}

export interface PlanFit {
  /** Whether the sheet has anything to do with the plan; where not, one finding says so. */
  fits: boolean
  unmatched: Readonly<Record<Level, readonly Unmatched[]>>
  /** Titles of the plan that a near miss on the sheet stands for. */
  nearTitles: ReadonlySet<string>
}

const known = new WeakMap<RuleContext, PlanFit>()

/** Worked out once for a context. */
export function planFit(context: RuleContext): PlanFit {
  const before = known.get(context)
  if (before) return before
  const fit = findFit(context)
  known.set(context, fit)
  return fit
}

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
  const titles = plan.issues.map((issue) => issue.title)
  return namesUnlike(context, 'issue', (text) => links.issueOf(text) >= 0).map((name) => ({
    ...name,
    near: nearTitle(withoutIssueNumber(name.text), titles),
  }))
}

function unmatchedStrategies(context: RuleContext): Unmatched[] {
  const { links, plan } = context
  if (!links || !plan) return []
  const isKnown = (text: string, issue: string): boolean => isKnownStrategy(context, issue, text)
  return namesUnlike(context, 'strategy', isKnown).map((name) => {
    const issue = plan.issues[links.issueOf(name.issue)]
    const own = issue?.strategies ?? []
    const all = own.length > 0 ? own : plan.issues.flatMap((each) => each.strategies)
    return {
      ...name,
      near: nearTitle(
        name.text,
        all.map((strategy) => strategy.title),
      ),
    }
  })
}

function unmatchedInitiatives(context: RuleContext): Unmatched[] {
  const { links, lines, leaves, plan } = context
  if (!links || !plan) return []
  const folder = createFolder()
  const titles = links.items.map((item) => item.title)
  const found = new Map<string, Unmatched>()
  for (const i of leaves) {
    const line = lines[i]
    if (!line || line.initiative === '' || links.itemOf[i] !== -1) continue
    const before = found.get(line.initiative)
    const cell = nameCell(context, i, 'initiative')
    if (before) {
      before.cells.push(cell)
      before.yen += line.amount.yen ?? 0
      continue
    }
    const near = nearestItem(context, line, titles, folder)
    // Where the parent itself is not the plan's, that is the finding.
    if (near === null && !hasKnownParents(context, line.issue, line.strategy)) continue
    found.set(line.initiative, {
      text: line.initiative,
      cells: [cell],
      yen: line.amount.yen ?? 0,
      near,
    })
  }
  return [...found.values()]
}

/** The item nearest in name: among those of the line's own strategy first, then in the whole plan. */
function nearestItem(
  { links }: RuleContext,
  line: Line,
  titles: readonly string[],
  folder: (text: string) => string,
): string | null {
  const issue = links?.issueOf(line.issue) ?? -1
  const strategy = links?.strategyOf(issue, line.strategy) ?? -1
  const own = (links?.items ?? []).flatMap((item) =>
    item.issue === issue && item.strategy === strategy ? [item.title] : [],
  )
  const near =
    nearest(line.initiative, own, { folder }) ?? nearest(line.initiative, titles, { folder })
  return near?.match ?? null
}

/** The plan's strategy of this name, in its issue or, moved, in another; or an item of that name. */
const isKnownStrategy = ({ links }: RuleContext, issue: string, text: string): boolean =>
  links !== null &&
  (links.strategyOf(links.issueOf(issue), text) >= 0 ||
    links.issuesWithStrategy(text).length > 0 ||
    links.knowsItem(text))

const hasKnownParents = (context: RuleContext, issue: string, strategy: string): boolean =>
  (issue === '' || (context.links?.issueOf(issue) ?? -1) >= 0) &&
  (strategy === '' || isKnownStrategy(context, issue, strategy))

const nearTitle = (text: string, titles: readonly string[]): string | null =>
  nearest(text, titles)?.match ?? null

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
