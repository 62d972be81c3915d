// Findings by the sheet of the workbook that they are marked on.
import { splitAddress } from '../../shared/address/sheet-address.ts'
import type { Finding, Report } from '../../shared/schema/index.ts'
import type { SheetMarks } from '../workbook/port.ts'

/** @param sheet the one that is checked, where one alone is the budget */
export function marksBySheet({ findings }: Report, sheet: string): SheetMarks[] {
  const bySheet = new Map<string, Finding[]>()
  for (const finding of findings) {
    const cells = new Map<string, string[]>()
    for (const address of finding.cells) {
      const at = splitAddress(address)
      if (at.workbook !== null) continue
      // Without a sheet's name an address is of the one that is checked.
      const own = at.sheet || sheet
      cells.set(own, [...(cells.get(own) ?? []), at.cell])
    }
    for (const [name, own] of cells)
      bySheet.set(name, [...(bySheet.get(name) ?? []), { ...finding, cells: own }])
  }
  return [...bySheet].map(([name, marked]) => ({ sheet: name, findings: marked }))
}
