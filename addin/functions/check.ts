// HANEI.CHECK: the findings of a range, spilt below the formula.

import { parseCell } from '../../shared/address/index.ts'
import { assess } from '../../shared/assess.ts'
import { type Cell, defaultPolicy, type Language } from '../../shared/schema/index.ts'
import { functionTexts } from './locales/index.ts'
import type { FunctionResult } from './result.ts'

/**
 * Rows of severity, cell and sentence under a heading.
 * @param address of the range with its sheet, where Excel tells it, so that cells are named rightly
 */
export function check(
  cells: Cell[][],
  address: string | undefined,
  language: Language,
): FunctionResult<string[][]> {
  const at = (address ?? 'A1').lastIndexOf('!')
  const [first = 'A1'] = (address ?? 'A1')
    .slice(at + 1)
    .replaceAll('$', '')
    .split(':')
  const sheet = address && at > 0 ? address.slice(0, at).replace(/^'|'$/g, '') : 'Sheet1'
  const origin = parseCell(first) ? first : 'A1'
  const report = assess({ sheet, origin, rows: cells }, null, defaultPolicy)
  const { headings, severity, noFindings } = functionTexts[language]
  if (report.findings.length === 0) return { ok: true, value: [[noFindings, '', '']] }
  const rows = report.findings.map((finding) => [
    severity[finding.severity],
    finding.cells[0] ?? '',
    finding.message[language],
  ])
  return { ok: true, value: [headings, ...rows] }
}
