// Adding, renaming, copying and deleting the sheets of a workbook.
import { quoteSheet } from './address.ts'
import { rewriteFormula } from './formula.ts'
import { isFormula, newSheet, type Sheet, sheetByName, type Workbook } from './model.ts'

/** Why a sheet name will not do, null when it will: length, signs, doubles. */
export const sheetNameFault = (workbook: Workbook, name: string, except?: Sheet): string | null => {
  if (name.length === 0 || name.length > 31) return 'length'
  if (/[\\/?*[\]:]/.test(name) || name.startsWith("'") || name.endsWith("'")) return 'characters'
  const found = sheetByName(workbook, name)
  return found && found !== except ? 'exists' : null
}

export const addSheet = (workbook: Workbook, name?: string): Sheet => {
  const sheet = newSheet(`{${guid(workbook.nextId())}}`, name ?? freeName(workbook))
  workbook.sheets.push(sheet)
  workbook.engine.reset()
  return sheet
}

/** Renames a sheet; formulas and names follow. */
export const renameSheet = (workbook: Workbook, sheet: Sheet, name: string): void => {
  const before = sheet.name
  rewriteAll(workbook, before, (formula) =>
    rewriteFormula(formula, (piece) =>
      piece.kind === 'reference' && piece.sheet?.toLowerCase() === before.toLowerCase()
        ? `${quoteSheet(name)}!${piece.local}`
        : null,
    ),
  )
  sheet.name = name
  workbook.engine.reset()
}

/** Deletes a sheet with its tables and names; formulas that looked at it become `#REF!`. */
export const deleteSheet = (workbook: Workbook, sheet: Sheet): void => {
  workbook.sheets = workbook.sheets.filter((one) => one !== sheet)
  workbook.tables = workbook.tables.filter((table) => table.sheetId !== sheet.id)
  workbook.names = workbook.names.filter((name) => name.sheetId !== sheet.id)
  rewriteAll(workbook, sheet.name, (formula) =>
    rewriteFormula(formula, (piece) =>
      piece.kind === 'reference' && piece.sheet?.toLowerCase() === sheet.name.toLowerCase()
        ? '#REF!'
        : null,
    ),
  )
  if (workbook.activeSheetId === sheet.id) {
    const next = workbook.sheets.find((one) => one.visibility === 'Visible')
    if (next) workbook.activeSheetId = next.id
  }
  workbook.engine.reset()
}

/** Says every formula and name of the workbook anew that has `word` in it, in whatever case. */
export const rewriteAll = (
  workbook: Workbook,
  word: string,
  change: (formula: string) => string,
): void => {
  // A sheet's name may stand quoted, its own quotes doubled.
  const words = [word, word.replaceAll("'", "''")].map((one) => one.toLowerCase())
  const rewrite = (formula: string): string => {
    const said = formula.toLowerCase()
    return words.some((one) => said.includes(one)) ? change(formula) : formula
  }
  for (const sheet of workbook.sheets) {
    for (const cells of sheet.cells) {
      cells?.forEach((content, column) => {
        if (!isFormula(content)) return
        const formula = rewrite(content.formula)
        if (formula !== content.formula) cells[column] = { formula }
      })
    }
  }
  for (const name of workbook.names) name.formula = rewrite(name.formula)
}

/** An id of the look Excel gives, from a counter, so that runs are alike. */
export const guid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, '0')}`

const freeName = (workbook: Workbook): string => {
  let number = workbook.sheets.length + 1
  while (sheetByName(workbook, `Sheet${number}`)) number += 1
  return `Sheet${number}`
}
