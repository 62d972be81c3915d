// Lines of a plan → issues with their strategies and initiatives, still with their lines and readings.
import type { AmountReading } from '../model/budget.ts'
import type { Finding } from '../schema/index.ts'
import type { PlanLine } from './lines.ts'
import { planFinding } from './messages.ts'

export interface DraftItem {
  line: number
  title: string
  amount: AmountReading | null
  amountLine: number
}
export interface DraftStrategy extends DraftItem {
  initiatives: DraftItem[]
}
export interface DraftIssue {
  line: number
  no: number | null
  title: string
  strategies: DraftStrategy[]
}

export interface Draft {
  issues: DraftIssue[]
  /** Lines that are neither structure, amount, note, nor control figure. */
  leftover: PlanLine[]
  findings: Finding[]
}

export function draftPlan(lines: readonly PlanLine[]): Draft {
  const issues: DraftIssue[] = []
  const leftover: PlanLine[] = []
  const findings: Finding[] = []
  let issue: DraftIssue | null = null
  let strategy: DraftStrategy | null = null
  let item: DraftItem | null = null
  /** The text after the structure (the 反映割合 and its notes) belongs to no item. */
  let closed = false

  for (const [index, line] of lines.entries()) {
    switch (line.kind) {
      case 'issue':
        issue = openIssue(line.no, line.heading.no, line.heading.title)
        if (line.amount)
          findings.push(
            planFinding('plan-issue-carries-amount', [line.no], {
              title: line.heading.title,
              text: line.amount.raw.trim(),
            }),
          )
        break
      case 'heading':
      case 'prose':
        if (issue && issue.title === '' && issue.strategies.length === 0) {
          issue.title = line.text
        } else if (isAboutShare(line.text)) {
          closed = true
        } else if ((!issue || issue.strategies.length > 0) && opensIssue(lines, index)) {
          issue = openIssue(line.no, null, line.text)
        } else if (!item && !closed) leftover.push(line)
        else if (line.kind === 'heading') leftover.push(line)
        break
      case 'strategy':
        issue ??= withoutIssue(line)
        strategy = { ...itemOf(line), initiatives: [] }
        issue.strategies.push(strategy)
        item = strategy
        break
      case 'initiative':
        issue ??= withoutIssue(line)
        strategy ??= withoutStrategy(line, issue)
        item = itemOf(line)
        strategy.initiatives.push(item)
        break
      case 'amount':
        if (item && !item.amount) {
          item.amount = line.amount
          item.amountLine = line.no
        } else if (!closed) {
          findings.push(planFinding('plan-amount-without-item', [line.no], { text: line.text }))
        }
        break
      case 'bullet':
        if (!item && !closed) leftover.push(line)
    }
  }
  return { issues: issues.filter(keep), leftover, findings }

  function openIssue(line: number, no: number | null, title: string): DraftIssue {
    const opened: DraftIssue = { line, no, title, strategies: [] }
    issues.push(opened)
    strategy = null
    item = null
    closed = false
    return opened
  }

  function withoutIssue(line: PlanLine & { title: string }): DraftIssue {
    findings.push(planFinding('plan-issue-missing', [line.no], { title: line.title }))
    return openIssue(line.no, null, '（経営課題の記載なし）')
  }

  function withoutStrategy(line: PlanLine & { title: string }, above: DraftIssue): DraftStrategy {
    findings.push(planFinding('plan-strategy-missing', [line.no], { title: line.title }))
    const title = above.title || line.title
    const opened = { line: line.no, title, amount: null, amountLine: line.no, initiatives: [] }
    above.strategies.push(opened)
    return opened
  }

  /** A numbered issue stays even with nothing below it; its findings say so. */
  function keep(found: DraftIssue): boolean {
    const no = found.no ?? ''
    if (found.title === '') {
      findings.push(planFinding('plan-issue-title-missing', [found.line], { no: String(no) }))
      found.title = `経営課題${no}`
    }
    if (found.strategies.length > 0) return true
    findings.push(
      planFinding('plan-issue-empty', [found.line], { no: String(no), title: found.title }),
    )
    return found.no !== null
  }
}

function itemOf(line: PlanLine & { kind: 'strategy' | 'initiative' }): DraftItem {
  return {
    line: line.no,
    title: line.title || '（題名なし）',
    amount: line.amount,
    amountLine: line.no,
  }
}

const isAboutShare = (text: string): boolean =>
  /反映割合|反映した(?:事業|割合)|除いた経費|予算要求への反映/.test(text)

/** A heading that lost its 経営課題N: a short line, no sentence, with ☆ next below it. */
function opensIssue(lines: readonly PlanLine[], index: number): boolean {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || next?.kind !== 'strategy') return false
  return line.text.length <= 60 && !/[。、,]$|[。]/.test(line.text) && !/円/.test(line.text)
}
