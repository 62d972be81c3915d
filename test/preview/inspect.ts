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

export const inspector = (session: Session) => {
  const remembered = new Map<string, Fingerprint>()
  return {
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
    /** Keeps what the whole workbook holds now under a name. */
    remember: (name: string): string => {
      const now = fingerprint(session.workbook.value)
      remembered.set(name, now)
      return now.digest
    },
    /** What has changed since, one line each; empty when nothing has. */
    difference: (name: string): string[] => {
      const before = remembered.get(name)
      if (!before) throw new Error(`nothing remembered as ${name}`)
      return diffFingerprints(before, fingerprint(session.workbook.value))
    },
    /** All that the workbook holds as text: cells, settings, parts, names. */
    contents: (): string => {
      const { parts } = fingerprint(session.workbook.value)
      return [...parts].map(([path, value]) => `${path} ${value}`).join('\n')
    },
    counters: () => ({ ...session.host.value.counters }),
  }
}

export type Inspector = ReturnType<typeof inspector>
