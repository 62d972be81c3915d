// Numbers of issues whose headings lost them: taken from the neighbours where only one fits, else left open.
import type { Finding } from '../schema/index.ts'
import type { DraftIssue } from './draft.ts'
import { planFinding } from './messages.ts'

export function numberIssues(issues: readonly DraftIssue[]): {
  numbers: (number | null)[]
  findings: Finding[]
} {
  const numbers = issues.map((issue) => issue.no)
  const findings: Finding[] = []
  const seen = new Map<number, number>()
  for (const issue of issues) {
    if (issue.no === null) continue
    const first = seen.get(issue.no)
    if (first === undefined) seen.set(issue.no, issue.line)
    else
      findings.push(
        planFinding('plan-issue-number-repeated', [first, issue.line], { no: issue.no }),
      )
  }
  for (let start = 0; start < issues.length; start++) {
    if (numbers[start] !== null) continue
    let end = start
    while (end < issues.length && issues[end]?.no === null) end++
    fillGap(start, end)
    start = end
  }
  return { numbers, findings }

  /** A run of unnumbered issues between n and m is certain when it has exactly the numbers between them. */
  function fillGap(start: number, end: number): void {
    const before = start === 0 ? 0 : (issues[start - 1]?.no ?? null)
    const after = issues[end]?.no ?? null
    const certain = before !== null && after !== null && after - before === end - start + 1
    for (let i = start; i < end; i++) {
      const issue = issues[i]
      if (!issue) continue
      if (certain) {
        const no = before + 1 + i - start
        numbers[i] = no
        findings.push(
          planFinding('plan-issue-number-inferred', [issue.line], { title: issue.title, no }),
        )
      } else {
        findings.push(
          planFinding('plan-issue-number-missing', [issue.line], { title: issue.title }),
        )
      }
    }
  }
}
