// How the addresses of a run name its sheets.
import { parseRange } from '../address/index.ts'
import { sheetAddress } from '../address/sheet-address.ts'
import type { SheetSnapshot } from '../schema/index.ts'
import type { Placed } from './join.ts'

export type SheetNames = readonly { workbook?: string; sheet: string }[]

/** What addresses name: the sheet, and its workbook where sheets of several are in play. */
export function namesOf(snapshots: readonly SheetSnapshot[]): SheetNames {
  const several = new Set(snapshots.map(({ workbook }) => workbook ?? '')).size > 1
  return snapshots.map(({ workbook, sheet }) =>
    several && workbook !== undefined ? { workbook, sheet } : { sheet },
  )
}

export const placedAddress = ({ sheet, range }: Placed, names: SheetNames): string => {
  const name = names[sheet]
  return name && parseRange(range) ? sheetAddress(name, range) : range
}
