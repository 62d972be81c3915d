// Findings filtered and put in the order they are worked through: severity, family, sheet.
import type { Family, Finding, Language, Severity } from '../../../shared/schema/index.ts'

export interface Group {
  severity: Severity
  family: Family
  findings: Finding[]
}

const severityOrder: Severity[] = ['error', 'warning', 'info', 'advice']

export function matching(
  findings: Finding[],
  filter: { hidden: ReadonlySet<Severity>; words: string; language: Language },
): Finding[] {
  const words = filter.words.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return findings.filter((finding) => {
    if (filter.hidden.has(finding.severity)) return false
    if (words.length === 0) return true
    const text = [finding.message[filter.language], ...finding.cells]
      .join(' ')
      .normalize('NFKC')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Families keep the order in which they first come within a severity. */
export function groupFindings(findings: Finding[]): Group[] {
  const groups = new Map<string, Group>()
  for (const finding of findings) {
    const key = `${finding.severity}/${finding.group}`
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else {
      groups.set(key, { severity: finding.severity, family: finding.group, findings: [finding] })
    }
  }
  return [...groups.values()].sort(
    (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity),
  )
}
