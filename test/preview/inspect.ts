// What a test or a curious developer may ask of the page: `haneiInspect` in the browser's console.
import { diffFingerprints, type Fingerprint, fingerprint } from '../excel/index.ts'
import { parseArea } from '../excel/workbook/address.ts'
import { formulaAt, plainValue, textAt, valueAt } from '../excel/workbook/cells.ts'
import { sheetByName } from '../excel/workbook/model.ts'
import type { Session } from './session.ts'

export interface InspectedCell {
  value: string | number | boolean
  /** The formula with its `=`, or the constant. */
  formula: string | number | boolean
  /** What the cell shows. */
  text: string
}

export const inspector = (session: Session) => ({
  sheets: () => session.workbook.value.sheets.map((sheet) => sheet.name),
  /** The cells of an area by rows. */
  cells: (sheetName: string, address: string): InspectedCell[][] => {
    const workbook = session.workbook.value
    const sheet = sheetByName(workbook, sheetName)
    const area = parseArea(address)
    if (!sheet || !area) throw new Error(`no such cells: ${sheetName}!${address}`)
    return Array.from({ length: area.rows }, (_, down) =>
      Array.from({ length: area.columns }, (_, right) => {
        const at = [area.row + down, area.column + right] as const
        return {
          value: plainValue(valueAt(workbook, sheet, ...at)),
          formula: formulaAt(sheet, ...at),
          text: textAt(workbook, sheet, ...at),
        }
      }),
    )
  },
  fingerprint: () => fingerprint(session.workbook.value),
  difference: (before: Fingerprint) =>
    diffFingerprints(before, fingerprint(session.workbook.value)),
  counters: () => ({ ...session.host.value.counters }),
})
