// HANEI.CHECK: the findings of a budget in one range or several, spilt below the formula.
import { parseCell } from '../../shared/address/index.ts'
import { splitAddress } from '../../shared/address/sheet-address.ts'
import {
  type Cell,
  defaultPolicy,
  type Language,
  mostSheets,
  type SheetSnapshot,
} from '../../shared/schema/index.ts'
import { assessSheets } from '../../shared/workbook/assess-sheets.ts'
import { functionTexts } from './locales/index.ts'
import { type FunctionResult, fails } from './result.ts'

/**
 * Rows of severity, cell and sentence under a heading. Ranges of several sheets are one budget, as in
 * the pane, and their cells are named with their sheet.
 * @param addresses of the ranges with their sheets, where Excel tells them, so that cells are named rightly
 */
export function check(
  ranges: readonly Cell[][][],
  addresses: readonly (string | null | undefined)[],
  language: Language,
): FunctionResult<string[][]> {
  const { range, headings, severity, noFindings } = functionTexts[language]
  if (ranges.length > mostSheets) return fails({ code: 'tooManyRanges', most: mostSheets })
  const snapshots = ranges.map((rows, i) => snapshotOf(rows, addresses[i], range(i + 1)))
  const names = snapshots.map(({ workbook = '', sheet }) => `[${workbook}]${sheet}`)
  const twice = snapshots.find((_, i) => names.indexOf(names[i] ?? '') !== i)
  if (twice) return fails({ code: 'sheetTwice', sheet: twice.sheet })
  const { report } = assessSheets(snapshots, null, defaultPolicy)
  if (report.findings.length === 0) return { ok: true, value: [[noFindings, '', '']] }
  const rows = report.findings.map((finding) => [
    severity[finding.severity],
    finding.cells[0] ?? '',
    finding.message[language],
  ])
  return { ok: true, value: [headings, ...rows] }
}

function snapshotOf(
  rows: Cell[][],
  address: string | null | undefined,
  unnamed: string,
): SheetSnapshot {
  const { workbook, sheet, cell } = splitAddress(address ?? '')
  const [first = ''] = cell.replaceAll('$', '').split(':')
  return {
    ...(workbook === null ? {} : { workbook }),
    sheet: sheet || unnamed,
    origin: parseCell(first) ? first : 'A1',
    rows,
  }
}
