// Findings filtered and put in the order they are worked through: severity, family, sheet.
import { parseRange } from '../../../shared/address/index.ts'
import type { Family, Finding, Language, Severity } from '../../../shared/schema/index.ts'
import { severities } from '../../../shared/schema/severity.ts'

export interface Group {
  severity: Severity
  family: Family
  findings: Finding[]
}

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

/** Cells that a finding speaks of, those of its ranges counted one by one. */
export function cellCount({ cells }: Finding): number {
  return cells.reduce((sum, cell) => {
    const range = parseRange(cell.slice(cell.lastIndexOf('!') + 1))
    const size = range ? (range.bottom - range.top + 1) * (range.right - range.left + 1) : 1
    return sum + size
  }, 0)
}

export const cellsOfAll = (findings: readonly Finding[]): number =>
  findings.reduce((sum, finding) => sum + cellCount(finding), 0)

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
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )
}
