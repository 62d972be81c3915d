// The sheets of a result as they are offered: what each was taken for, from the report where it says so.
import { sheetReference } from '../../../shared/address/sheet-address.ts'
import type { Bilingual } from '../../../shared/schema/index.ts'
import { countedSheets, isSeveral, type Result } from '../../budget/result.ts'

export interface ListedSheet {
  /** As addresses name it. */
  name: string
  of: { workbook?: string; sheet: string }
  hidden: boolean
  counted: boolean
  isRead: boolean
  /** The user said what it is. */
  isSaid: boolean
  /** What it was taken for, and why. */
  words: Bilingual
  /** Yen of its lines; null where it has none. */
  total: number | null
  /** Its part in the budget is not decided. */
  isOpen: boolean
}

export function listedSheets(result: Result): ListedSheet[] {
  const open = new Set(
    result.report.findings.flatMap(({ code, params }) =>
      code === 'structure/other-sheets' && Array.isArray(params.sheets) ? params.sheets : [],
    ),
  )
  const counted = new Set(countedSheets(result).map((one) => sheetReference(one)))
  return result.choices.map(({ workbook, sheet, hidden, role, reason, total, words }) => {
    const of = { ...(workbook === undefined ? {} : { workbook }), sheet }
    const reference = sheetReference(of)
    return {
      ...{ of, hidden, total, words },
      name: workbook === undefined ? sheet : reference,
      counted: isSeveral(result) ? counted.has(reference) : sheet === result.sheet,
      isRead: role !== null,
      isSaid: reason === 'caller',
      isOpen: isSeveral(result) && (open.has(reference) || open.has(sheet)),
    }
  })
}
