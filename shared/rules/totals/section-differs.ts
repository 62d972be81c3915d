// A summary's line that its section's sheet does not come to.
import type { Draft, Rule } from '../engine/rule.ts'
import { explainedTotal, totalCell, wrongSections, yenOfSheet } from '../facts/sheets-of-run.ts'

export const sectionDiffers: Rule = {
  code: 'totals/section-differs',
  family: 'totals',
  severity: 'error',
  ofSummaries: true,
  unsettles: 'total',
  needs: ['table'],
  silencedBy: ['formulas/wrong-sheet-link', 'formulas/stale-link', 'formulas/error-value'],
  check(context) {
    const total = explainedTotal(context)
    return wrongSections(context).map(({ line, section }): Draft => {
      const exact = yenOfSheet(section)
      const written = line.yen ?? 0
      return {
        // The summary's total differs by the same: it is said here.
        cells: [context.cell(line), ...total],
        params: {
          section: section.name,
          written,
          exact,
          difference: written - exact,
          source: totalCell(section) ?? section.reference,
          unit: context.unit,
        },
      }
    })
  },
}
