// The outline of a plan's text: issues, strategies and initiatives, still with their lines and readings.
import type { Finding } from '../schema/index.ts'
import { fold } from '../text/fold.ts'
import {
  type Draft,
  type DraftIssue,
  type DraftItem,
  type DraftStrategy,
  emptyItem,
} from './draft.ts'
import { readItem } from './item.ts'
import { leadingMarks } from './leading-marks.ts'
import { createPlanAmountReader, type PlanLine } from './lines.ts'
import { planFinding } from './messages.ts'
import { isAboutShare, unusedAmounts } from './unused-amounts.ts'

export function draftPlan(lines: readonly PlanLine[]): Draft {
  const issues: DraftIssue[] = []
  const leftover: PlanLine[] = []
  const findings: Finding[] = []
  const used = new Set<number>()
  const closing = new Set<number>()
  const doubtful: PlanLine[] = []
  const read = createPlanAmountReader()
  const spaced = lines.some(({ gap }, index) => gap && index > 0)
  let issue: DraftIssue | null = null
  let strategy: DraftStrategy | null = null
  let item: DraftItem | null = null
  /** The text after the structure (the 反映割合 and its notes) belongs to no item. */
  let closed = false

  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]
    if (!line) continue
    if (closed) closing.add(line.no)
    switch (line.kind) {
      case 'issue': {
        if (line.amount)
          findings.push(
            planFinding('plan-issue-carries-amount', [line.no], {
              title: line.heading.title,
              text: line.amount.raw.trim(),
            }),
          )
        used.add(line.no)
        const again = continued(line.heading.no, line.heading.title)
        if (again) {
          issue = again
          strategy = again.strategies.at(-1) ?? null
          item = null
          closed = false
          findings.push(
            planFinding('plan-issue-continued', [line.no], {
              no: String(again.no),
              title: again.title,
              first: again.line,
            }),
          )
        } else issue = openIssue(line.no, line.heading.no, line.heading.title)
        break
      }
      case 'heading':
      case 'prose':
        if (issue && issue.title === '' && issue.strategies.length === 0) {
          issue.title = line.text
          used.add(line.no)
        } else if (isAboutShare(line.text)) {
          closed = true
          closing.add(line.no)
        } else if ((!issue || issue.strategies.length > 0) && opensIssue(index)) {
          issue = openIssue(line.no, null, line.text)
          used.add(line.no)
        } else if (!item && !closed) leftover.push(line)
        else if (line.kind === 'heading') leftover.push(line)
        else if (item && !closed) item.description.push(line.text)
        break
      case 'strategy':
        issue ??= withoutIssue(line.no, line.title)
        strategy = { ...itemOf(line), initiatives: [] }
        issue.strategies.push(strategy)
        item = strategy
        index = joinTitle(index, item)
        break
      case 'initiative':
        issue ??= withoutIssue(line.no, line.title)
        strategy ??= withoutStrategy(line.no, line.title, issue)
        item = itemOf(line)
        strategy.initiatives.push(item)
        index = joinTitle(index, item)
        break
      case 'amount':
        if (item && !item.amount) {
          item.amount = line.amount
          item.amountLine = line.no
          item.reflection ??= line.reflection
          item.exclusion ??= line.exclusion
          used.add(line.no)
          if (isBroken(index))
            findings.push(
              planFinding('plan-amount-broken', [line.no], { title: item.title, text: line.text }),
            )
        } else if (!closed) {
          findings.push(planFinding('plan-amount-without-item', [line.no], { text: line.text }))
        }
        break
      case 'number':
        if (item && !item.amount && /[,，]/.test(line.text)) {
          item.amount = line.amount
          item.amountLine = line.no
          used.add(line.no)
        } else if (item && !item.amount)
          findings.push(
            planFinding('plan-number-unused', [line.no], { text: line.text, title: item.title }),
          )
        else if (/[,，]/.test(line.text) && !closed)
          findings.push(planFinding('plan-amount-without-item', [line.no], { text: line.text }))
        break
      case 'mark':
        if (item && item.reflection === null) {
          item.reflection = line.reflection
          used.add(line.no)
        } else if (!closed) leftover.push(line)
        break
      case 'bullet':
        if (closed) break
        if (item) item.description.push(line.text)
        else leftover.push(line)
    }
  }
  if (doubtful.length > 0)
    findings.push(
      planFinding(
        'plan-title-may-continue',
        doubtful.slice(0, 100).map(({ no }) => no),
        {
          count: doubtful.length,
          texts: doubtful.slice(0, 20).map(({ text }) => text.slice(0, 80)),
        },
      ),
    )
  findings.push(...unusedAmounts(lines, used, closing), ...leadingMarks(issues))
  return { issues: issues.filter(keep), leftover, used, closing, findings }

  function openIssue(line: number, no: number | null, title: string): DraftIssue {
    const opened: DraftIssue = { line, no, title, strategies: [] }
    issues.push(opened)
    strategy = null
    item = null
    closed = false
    return opened
  }

  /** The issue whose heading is printed again, 「経営課題2 …（続き）」; not one that merely has its number. */
  function continued(no: number | null, title: string): DraftIssue | null {
    const before = issues.at(-1)
    if (!before || no === null || before.no !== no) return null
    const words = title.replace(/[\s\u3000]*[(（]?(?:続き|つづき)[)）]?$/, '')
    return words === ''
      ? title === ''
        ? null
        : before
      : fold(words) === fold(before.title)
        ? before
        : null
  }

  function withoutIssue(line: number, title: string): DraftIssue {
    findings.push(planFinding('plan-issue-missing', [line], { title }))
    return openIssue(line, null, '（経営課題の記載なし）')
  }

  function withoutStrategy(line: number, title: string, above: DraftIssue): DraftStrategy {
    findings.push(planFinding('plan-strategy-missing', [line], { title }))
    const opened = { ...emptyItem(line, above.title || title), initiatives: [] }
    above.strategies.push(opened)
    return opened
  }

  function itemOf(line: PlanLine & { kind: 'strategy' | 'initiative' }): DraftItem {
    used.add(line.no)
    const { amount, reflection, exclusion, unused, after, unclosed } = line
    const title = line.title || '（題名なし）'
    if (unclosed)
      findings.push(
        planFinding('plan-bracket-unclosed', [line.no], { title, text: amount?.raw ?? '' }),
      )
    if (line.attached)
      findings.push(
        planFinding('plan-amount-attached', [line.no], { title, text: amount?.raw ?? '' }),
      )
    if (unused.length > 0)
      findings.push(planFinding('plan-amount-unused', [line.no], { title, texts: unused }))
    if (after !== '' && !/^[・･※。]/.test(after) && after.length <= 60)
      findings.push(planFinding('plan-text-after-amount', [line.no], { title, text: after }))
    if ((reflection ?? '').length > 1 && /^[①-⑳]+$/.test(reflection ?? ''))
      findings.push(planFinding('plan-marks-several', [line.no], { title, text: reflection ?? '' }))
    return {
      ...emptyItem(line.no, title),
      amount,
      reflection: /^[①-⑳]{2,}$/.test(reflection ?? '') ? null : reflection,
      exclusion,
      lead: line.lead,
      description: /^[・･※]/.test(after) ? [after] : [],
    }
  }

  /**
   * The rest of a title that was broken over two lines, with the amount that stands at its end. Joined
   * where the next line can be nothing else; where it may be a description, that is said.
   */
  function joinTitle(index: number, own: DraftItem): number {
    if (own.amount || closed) return index
    const next = lines[index + 1]
    if (next?.kind !== 'prose' || next.gap || next.text.length > 120) return index
    if (isAboutShare(next.text) || opensIssue(index + 1)) return index
    const part = readItem(next.text, read)
    const after = lines[index + 2]
    const ends = /[。、]$/.test(next.text)
    if (part.amount && part.title.length <= 60) {
      join(own, part.title, next)
      own.amount = part.amount
      own.amountLine = next.no
      own.reflection ??= part.reflection
      own.exclusion ??= part.exclusion
      return index + 1
    }
    const dangling = /(?:[のにをはがとやへ・、]|から|まで|など|ための|による|[「『(（])$/.test(
      own.title,
    )
    if (!ends && (after?.kind === 'amount' || dangling)) {
      join(own, next.text, next)
      return index + 1
    }
    if (!ends && next.text.length <= 60) doubtful.push(next)
    return index
  }

  function join(own: DraftItem, rest: string, next: PlanLine): void {
    own.title = `${own.title}${/[A-Za-z]$/.test(own.title) && /^[A-Za-z]/.test(rest) ? ' ' : ''}${rest}`
    used.add(next.no)
    findings.push(planFinding('plan-title-joined', [own.line, next.no], { title: own.title }))
  }

  /** Digits at the end of the line above may be the beginning of the amount. */
  function isBroken(index: number): boolean {
    const above = lines[index - 1]?.text ?? ''
    const text = lines[index]?.text ?? ''
    return (
      /^[0０][\d０-９,，]/.test(text) || (/^[\d０-９]/.test(text) && /[\d０-９,，]$/.test(above))
    )
  }

  /** A heading that lost its 経営課題N: a short line, no sentence, with ☆ next below it. */
  function opensIssue(index: number): boolean {
    const line = lines[index]
    if (!line || lines[index + 1]?.kind !== 'strategy') return false
    // The second line of a description stands close below its first.
    const above = lines[index - 1]
    if (spaced && line.kind === 'prose' && !line.gap && above?.kind === 'bullet') return false
    return line.text.length <= 60 && !/[。、,]$|[。]/.test(line.text) && !/円/.test(line.text)
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
