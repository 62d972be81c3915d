// Copying a sheet within its workbook: cells, formats, tables under new names.
import { cellKey } from '../../workbook/cells.ts'
import { isFormula, type Sheet, sheetByName, type Workbook } from '../../workbook/model.ts'
import { addSheet, guid } from '../../workbook/sheets.ts'
import { nameFault } from '../../workbook/tables.ts'

export const copySheet = (
  workbook: Workbook,
  sheet: Sheet,
  position: string,
  beside: Sheet | undefined,
): Sheet => {
  const copy = addSheet(workbook, freeName(workbook, sheet.name))
  const { id: _, name: __, ...rest } = sheet
  Object.assign(copy, structuredClone(rest))
  copy.formulas = new Set()
  copy.cells.forEach((cells, row) => {
    cells?.forEach((content, column) => {
      if (isFormula(content)) copy.formulas.add(cellKey(row, column))
    })
  })
  copy.conditionalFormats = copy.conditionalFormats.map((one) => ({
    ...one,
    id: `{${guid(workbook.nextId())}}`,
  }))
  for (const table of workbook.tables.filter((one) => one.sheetId === sheet.id)) {
    const id = `{${workbook.nextId().toString(16).toUpperCase().padStart(8, '0')}-TABLE}`
    let number = 2
    while (nameFault(workbook, `${table.name}${number}`)) number += 1
    const name = `${table.name}${number}`
    workbook.tables.push({ ...structuredClone(table), id, name, sheetId: copy.id })
  }
  const others = workbook.sheets.filter((one) => one !== copy)
  const place = beside ? others.indexOf(beside) : others.length
  const at = { Before: place, After: place + 1, Beginning: 0, End: others.length }[position]
  others.splice(at ?? others.length, 0, copy)
  workbook.sheets = others
  workbook.engine.reset()
  return copy
}

const freeName = (workbook: Workbook, name: string): string => {
  let number = 2
  const base = name.slice(0, 26)
  while (sheetByName(workbook, `${base} (${number})`)) number += 1
  return `${base} (${number})`
}
