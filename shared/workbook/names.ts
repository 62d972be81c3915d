// How the addresses of a run name its sheets.
import { sheetReference } from '../address/sheet-address.ts'
import type { SheetSnapshot } from '../schema/index.ts'

export type SheetNames = readonly { workbook?: string; sheet: string }[]

/** What addresses name: the sheet, and its workbook where sheets of several are in play. */
export function namesOf(snapshots: readonly SheetSnapshot[]): SheetNames {
  const several = new Set(snapshots.map(({ workbook }) => workbook ?? '')).size > 1
  return snapshots.map(({ workbook, sheet }) =>
    several && workbook !== undefined ? { workbook, sheet } : { sheet },
  )
}

/** What the addresses of each sheet begin with. */
export const referencesOf = (names: SheetNames): string[] =>
  names.map((name) => `${sheetReference(name)}!`)
