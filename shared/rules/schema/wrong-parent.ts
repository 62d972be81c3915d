// An item of the plan that the sheet keeps under another issue or strategy.
import type { Line } from '../../model/budget.ts'
import type { Edit } from '../../schema/index.ts'
import type { RuleContext } from '../engine/context.ts'
import type { PlanItem } from '../engine/plan-links.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import { nameCell, sourceOf } from '../facts/sheet-names.ts'

export const wrongParent: Rule = {
  code: 'schema/wrong-parent',
  family: 'schema',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['table', 'plan'],
  silencedBy: [],
  check(context) {
    const { links, lines } = context
    return (links?.misplaced ?? []).flatMap((i): Draft[] => {
      const line = lines.get(i)
      const item = links?.items[links.itemOf[i] ?? -1]
      if (!line || !item) return []
      const issue = links?.issueOf(line.issue) ?? -1
      return [misplaced(context, i, line, item, issue >= 0 && issue !== item.issue)]
    })
  },
}

function misplaced(
  context: RuleContext,
  index: number,
  line: Line,
  item: PlanItem,
  otherIssue: boolean,
): Draft {
  const issue = context.plan?.issues[item.issue]
  const strategy = issue?.strategies[item.strategy]
  const level = line.initiative === '' ? 'strategy' : 'initiative'
  const draft: Draft = {
    cells: [
      nameCell(context, index, level),
      nameCell(context, index, otherIssue ? 'issue' : 'strategy'),
    ],
    params: {
      title: item.title,
      issue: issue?.title ?? '',
      strategy: strategy?.title ?? '',
      written: otherIssue ? line.issue : line.strategy,
    },
  }
  const edits: Edit[] = []
  if (otherIssue && issue && sourceOf(line, 'issue') === 'own') {
    edits.push({
      cell: context.cell(line, 'issue'),
      value: sameIssueText(context, item.issue) ?? issue.title,
    })
  }
  if (
    strategy &&
    line.initiative !== '' &&
    line.strategy !== strategy.title &&
    sourceOf(line, 'strategy') === 'own'
  ) {
    edits.push({ cell: context.cell(line, 'strategy'), value: strategy.title })
  }
  // A parent that other lines of the block hang on is not moved for one of them.
  if (edits.length > 0 && !isBlockHead(context, index))
    draft.suggestion = {
      label: 'moveUnder',
      params: { strategy: strategy?.title ?? issue?.title ?? '' },
      edits,
    }
  return draft
}

const known = new WeakMap<RuleContext, Map<number, string>>()

/** How the sheet itself writes an issue elsewhere, with its number. */
function sameIssueText(context: RuleContext, issue: number): string | null {
  let texts = known.get(context)
  if (!texts) {
    texts = new Map()
    known.set(context, texts)
    const { lines, links, leaves } = context
    for (const i of leaves) {
      const text = lines.namesOf(i).issue
      const position = links?.issueOf(text) ?? -1
      if (!texts.has(position)) texts.set(position, text)
    }
  }
  return texts.get(issue) ?? null
}

function isBlockHead({ lines }: RuleContext, index: number): boolean {
  const next = lines.get(index + 1)
  return (
    next?.rowKind === 'leaf' &&
    (next.issueSource === 'merged' ||
      next.issueSource === 'filled' ||
      next.strategySource === 'merged' ||
      next.strategySource === 'filled')
  )
}
