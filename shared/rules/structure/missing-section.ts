// A summary's line that no sheet of the run stands for: a section that is not there, or a cost of no section.
import type { Draft, Rule } from '../engine/rule.ts'
import { labelOf, sectionLines, yenOfSheet } from '../facts/sheets-of-run.ts'

export const missingSection: Rule = {
  code: 'structure/missing-section',
  family: 'structure',
  severity: 'warning',
  ofSummaries: true,
  unsettles: 'total',
  needs: ['table'],
  silencedBy: [],
  check(context) {
    const { named, others } = sectionLines(context)
    if (named.length === 0) return []
    const taken = new Set(named.map(({ section }) => section))
    // A sheet under another name, with just that sum, is the section.
    const left = context.sheets
      .filter((sheet) => sheet.role === 'budget' && !taken.has(sheet))
      .map(yenOfSheet)
    return others
      .filter(({ yen }) => yen !== null && !left.includes(yen))
      .map(
        (line): Draft => ({
          cells: [context.cell(line)],
          params: { section: labelOf(line), yen: line.yen, unit: context.unit },
        }),
      )
  },
}
