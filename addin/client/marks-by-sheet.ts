// Findings by the sheet of the workbook that they are marked on.
import { splitAddress } from '../../shared/address/sheet-address.ts'
import type { Finding, Report } from '../../shared/schema/index.ts'
import type { SheetMarks } from '../workbook/port.ts'

/** @param sheet the one that is checked, where one alone is the budget */
export function marksBySheet({ findings, sheets }: Report, sheet: string): SheetMarks[] {
  const bySheet = new Map<string, Finding[]>()
  const add = (name: string, finding: Finding): void =>
    void bySheet.set(name, [...(bySheet.get(name) ?? []), finding])
  for (const finding of findings) {
    const cells = new Map<string, string[]>()
    for (const address of finding.cells) {
      const at = splitAddress(address)
      if (at.workbook !== null) continue
      // Without a sheet's name an address is of the one that is checked.
      const name = at.sheet || sheet
      cells.set(name, [...(cells.get(name) ?? []), at.cell])
    }
    // What has no cell is of the sheet as a whole.
    if (sheets === undefined && finding.cells.length === 0) add(sheet, finding)
    for (const [name, own] of cells) add(name, { ...finding, cells: own })
  }
  return [...bySheet].map(([name, marked]) => ({ sheet: name, findings: marked }))
}
