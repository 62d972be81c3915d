// Choices of rows on several sheets: each sheet gets its own.
import { splitAddress } from '../address/sheet-address.ts'
import type { Mapping } from '../schema/index.ts'
import type { SheetNames } from './names.ts'

/** What a mapping says of one sheet's rows, by the cells alone; undefined where it says nothing. */
export function choicesOn(
  mapping: Mapping | undefined,
  name: SheetNames[number] | undefined,
): Mapping | undefined {
  const rows = (mapping?.rows ?? []).flatMap((choice) => {
    const { workbook, sheet, cell } = splitAddress(choice.cell)
    const isOn = sheet === name?.sheet && (workbook ?? undefined) === name.workbook
    return isOn ? [{ ...choice, cell }] : []
  })
  return rows.length > 0 ? { rows } : undefined
}

/** The mapping of the only sheet: its cells may name it. */
export function mappingOfOnly({ rows, ...ofTable }: Mapping, sheet: string): Mapping {
  if (rows === undefined) return ofTable
  const own = rows.flatMap((choice) => {
    const { sheet: named, cell } = splitAddress(choice.cell)
    return named === '' || named === sheet ? [{ ...choice, cell }] : []
  })
  return { ...ofTable, rows: own }
}
