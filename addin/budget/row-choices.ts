// What the user says of single rows, kept with each sheet, as a run over several sheets is told of it.
import { sheetAddress } from '../../shared/address/sheet-address.ts'
import type { Mapping } from '../../shared/schema/index.ts'
import type { RowChoice } from '../client/thread/asked.ts'

/** @param mappings by the sheet's name */
export const rowChoices = (mappings: Readonly<Record<string, Mapping>>): RowChoice[] =>
  Object.entries(mappings).flatMap(([sheet, { rows = [] }]) =>
    rows.map((row) => ({ ...row, cell: sheetAddress({ sheet }, row.cell) })),
  )
