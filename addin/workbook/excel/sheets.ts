// Sheets, selection, and going to a cell.

import type { Outcome, SheetInfo } from '../port.ts'
import { loadJournal, readJournal } from '../write-back/journal.ts'
import { problem, problemError } from './problems.ts'
import type { RunInExcel } from './session.ts'

export function listSheets(
  run: RunInExcel,
  onSheets: (sheets: readonly { id: string; name: string }[]) => void,
): Promise<Outcome<SheetInfo[]>> {
  return run(async (context) => {
    const sheets = context.workbook.worksheets
    sheets.load('items/id,items/name,items/visibility')
    const active = sheets.getActiveWorksheet()
    active.load('id')
    const setting = loadJournal(context)
    await context.sync()
    onSheets(sheets.items.map(({ id, name }) => ({ id, name })))
    const sources = new Map(
      readJournal(setting).flatMap(({ sheets, source }) =>
        sheets.map(({ name }) => [name, source ?? null] as const),
      ),
    )
    return sheets.items.map((sheet) => ({
      name: sheet.name,
      active: sheet.id === active.id,
      visible: sheet.visibility === 'Visible',
      own: sources.has(sheet.name),
      madeFrom: sources.get(sheet.name) ?? null,
    }))
  })
}

/** The first area of the selection. */
export function selection(
  run: RunInExcel,
): Promise<Outcome<{ sheet: string; address: string; numberFormat: string }>> {
  return run(async (context) => {
    const selected = context.workbook.getSelectedRanges()
    selected.load('address')
    const { worksheet } = selected
    worksheet.load('name')
    const corner = selected.areas.getItemAt(0).getCell(0, 0)
    corner.load('numberFormat')
    await context.sync()
    const [first = ''] = selected.address.split(',')
    const address = first.slice(first.lastIndexOf('!') + 1)
    const numberFormat = String(corner.numberFormat[0]?.[0] ?? 'General')
    return { sheet: worksheet.name, address, numberFormat }
  })
}

export function savedBy(run: RunInExcel): Promise<Outcome<string>> {
  return run(async (context) => {
    const { properties } = context.workbook
    properties.load('lastAuthor,author')
    await context.sync()
    return properties.lastAuthor || properties.author || ''
  })
}

export function jumpTo(run: RunInExcel, sheet: string, address: string): Promise<Outcome<void>> {
  return run(async (context) => {
    const place = context.workbook.worksheets.getItemOrNullObject(sheet)
    place.load('visibility')
    await context.sync()
    if (place.isNullObject || place.visibility !== 'Visible') {
      throw problemError(problem('sheetNotFound', { cells: [sheet] }))
    }
    place.activate()
    place.getRange(address).select()
    await context.sync()
  })
}

const HIGHEST_MINOR = 20

/** Highest ExcelApi set this Excel has, e.g. "1.17". */
export function apiLevel(): string {
  for (let minor = HIGHEST_MINOR; minor > 1; minor -= 1) {
    if (Office.context.requirements.isSetSupported('ExcelApi', `1.${minor}`)) return `1.${minor}`
  }
  return '1.1'
}
