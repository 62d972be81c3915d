// A link that fetches another sheet's figure than its line says, or one of a sheet that is left out.
import { cellAddress } from '../../address/index.ts'
import type { RunSheet } from '../../model/run-sheet.ts'
import type { RuleContext } from '../engine/context.ts'
import type { Draft, Rule } from '../engine/rule.ts'
import {
  type AmountLink,
  amountLinks,
  explainedTotal,
  sectionLines,
  totalCell,
} from '../facts/sheets-of-run.ts'

/** Sheets that hold the same lines once more, or those of another year or stage. */
const besides: readonly RunSheet['role'][] = ['copy', 'otherYear', 'otherStage']

export const wrongSheetLink: Rule = {
  code: 'formulas/wrong-sheet-link',
  family: 'formulas',
  severity: 'warning',
  unsettles: 'total',
  needs: ['table', 'formulas'],
  silencedBy: ['formulas/error-value', 'formulas/not-calculated'],
  check(context) {
    if (context.sheets.length === 0) return []
    const sections = new Map(
      sectionLines(context).named.map(({ line, section }) => [line.row, section]),
    )
    return amountLinks(context).flatMap((link): Draft[] => {
      const section = sections.get(link.row)
      if (section && link.sheets.length > 0 && !link.sheets.includes(section))
        return [otherSection(context, link, section)]
      const beside = link.sheets.find(({ role }) => besides.includes(role))
      return beside ? [leftOut(context, link, beside)] : []
    })
  },
}

function otherSection(context: RuleContext, link: AmountLink, section: RunSheet): Draft {
  const cell = cellAddress(link.row, link.column)
  const total = totalCell(section)
  return {
    // A summary's total differs by the same: it is said here.
    cells: [cell, ...explainedTotal(context)],
    params: {
      variant: 'section',
      section: section.name,
      found: link.sheets.map(({ reference }) => reference),
      formula: link.formula,
    },
    ...(total === null
      ? {}
      : {
          suggestion: {
            label: 'linkTo',
            params: { target: total },
            edits: [{ cell, value: `=${total}` }],
          },
        }),
  }
}

const leftOut = (context: RuleContext, link: AmountLink, { reference, role }: RunSheet): Draft => ({
  cells: [cellAddress(link.row, link.column), ...explainedTotal(context)],
  params: { variant: role, found: reference, formula: link.formula },
})
