// Findings filtered and put in the order they are worked through: severity, family, sheet.
import { parseRange } from '../../../shared/address/index.ts'
import type { Family, Finding, Language, Severity } from '../../../shared/schema/index.ts'
import { severities } from '../../../shared/schema/severity.ts'

export interface Group {
  /** Where several sheets are the budget: the one it is on; '' for all of them. */
  sheet: string
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

/**
 * Families keep the order in which they first come within a severity.
 * @param sheets of a budget on several, as addresses name them: what is of no sheet comes first, then sheet by sheet
 */
export function groupFindings(findings: Finding[], sheets: readonly string[] = []): Group[] {
  const groups = new Map<string, Group>()
  const orderOf = new Map(sheets.map((sheet, i) => [sheet, i]))
  for (const finding of findings) {
    const { severity, group: family } = finding
    const sheet = sheets.length > 0 ? sheetOf(finding) : ''
    const key = `${sheet}/${severity}/${family}`
    const group = groups.get(key)
    if (group) group.findings.push(finding)
    else groups.set(key, { sheet, severity, family, findings: [finding] })
  }
  const placeOf = ({ sheet }: Group): number =>
    sheet === '' ? -1 : (orderOf.get(sheet) ?? sheets.length)
  return [...groups.values()].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) || severities.indexOf(a.severity) - severities.indexOf(b.severity),
  )
}

/** The sheet of its first cell, as the address names it. */
function sheetOf({ cells: [first = ''] }: Finding): string {
  return first.slice(0, Math.max(0, first.lastIndexOf('!')))
}
