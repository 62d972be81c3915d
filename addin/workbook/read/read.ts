// Reading a sheet fast and honestly: values in blocks by measured bytes, formulas where numbers are.
import { cellAddress } from '../../../shared/address/index.ts'
import type { SheetSnapshot } from '../../../shared/schema/index.ts'
import { areaOf } from '../compare/fingerprint.ts'
import { type Area, addressOf, areaAt, rangeOf } from '../excel/area.ts'
import { areaOf as areaOfRange, nearCells, queueFar } from '../excel/near-cells.ts'
import { problem, problemError } from '../excel/problems.ts'
import { type ExcelContext, supports } from '../excel/session.ts'
import { calculationOf } from './calculation.ts'
import { createReader, type ReadOptions } from './cell-reader.ts'
import { hiddenOf } from './hidden.ts'

/**
 * The used cells of a sheet. Two requests and one for formulas for sheets of everyday size.
 * @throws a problem error: sheetNotFound, limitExceeded, payloadTooLarge, cancelled, …
 */
export async function readSnapshot(
  context: ExcelContext,
  options: ReadOptions,
): Promise<SheetSnapshot> {
  const reader = createReader(context, options)
  // Counting on an unchanged sheet, its cells are asked for together with its size.
  const expected = options.earlier ? areaOf(options.earlier) : null
  if (options.earlier && expected) reader.expect(expected, options.earlier.rows)
  const { sheet, used, tables, application } = await reader.sync(() => queueUsed(context, options))

  if (sheet.isNullObject) {
    throw problemError(problem('sheetNotFound', { cells: [options.sheet] }))
  }
  const facts = {
    ...(application && sheet.visibility === 'VeryHidden' ? { veryHidden: true } : {}),
    ...(application ? calculationOf(application) : {}),
  }
  const empty = { sheet: sheet.name, origin: 'A1', rows: [], ...facts }
  if (used.isNullObject) return empty
  const near = await nearCells(context, sheet.name, areaOfRange(used), reader.sync)
  if (!near) throw problemError(problem('limitExceeded'))
  const { area } = near
  if (!expected || addressOf(expected) !== addressOf(area)) reader.expect(area, null)
  const isAnyHidden =
    !options.cellsOnly && (used.rowHidden !== false || used.columnHidden !== false)
  const names = (tables?.items ?? []).map((table) => table.name)
  let visible: Excel.RangeAreas | null = null
  let merged: Excel.RangeAreas | null = null
  let tableRanges: { name: string; range: Excel.Range }[] = []
  let farCells: Pick<SheetSnapshot, 'farCells'> = {}
  if (!options.cellsOnly) {
    const found = await reader.sync(() => {
      options.alongside?.()
      return {
        tableRanges: names.map((name) => queueTable(context, name)),
        visible: isAnyHidden ? queueVisible(context, sheet.name, area) : null,
        merged: options.merges ? queueMerged(context, sheet.name, area) : null,
        far: queueFar(context, sheet.name, near.far),
      }
    })
    visible = found.visible
    merged = found.merged
    tableRanges = found.tableRanges
    farCells = found.far.take()
  }
  const cells = await reader.finish()
  return {
    sheet: sheet.name,
    origin: cellAddress(area.row + 1, area.column),
    rows: cells.rows,
    ...facts,
    ...(Object.keys(cells.formulas).length > 0 ? { formulas: cells.formulas } : {}),
    ...(Object.keys(cells.numberFormats).length > 0 ? { numberFormats: cells.numberFormats } : {}),
    ...(visible ? hiddenOf(area, visible.isNullObject ? [] : visible.address.split(',')) : {}),
    ...(merged && !merged.isNullObject ? { merges: mergesOf(merged.address) } : {}),
    ...(tableRanges.length > 0
      ? {
          tables: tableRanges.map(({ name, range }) => ({
            name,
            range: addressOf(areaAt(range.address)),
          })),
        }
      : {}),
    ...farCells,
  }
}

function queueUsed(context: ExcelContext, { sheet: name, range, cellsOnly }: ReadOptions) {
  const sheet = context.workbook.worksheets.getItemOrNullObject(name)
  sheet.load('name')
  if (!cellsOnly) sheet.load('visibility')
  const application = cellsOnly ? null : context.application
  application?.load('calculationMode')
  const used = range
    ? sheet.getRange(range).getUsedRangeOrNullObject(true)
    : sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden')
  const tables = cellsOnly ? null : tablesOf(sheet)
  tables?.load('items/name')
  return { sheet, used, tables, application }
}

function queueTable(context: ExcelContext, name: string): { name: string; range: Excel.Range } {
  const range = context.workbook.tables.getItem(name).getRange()
  range.load('address')
  return { name, range }
}

function queueVisible(context: ExcelContext, name: string, area: Area): Excel.RangeAreas {
  const sheet = context.workbook.worksheets.getItem(name)
  const visible = rangeOf(sheet, area).getSpecialCellsOrNullObject('Visible')
  visible.load('address')
  return visible
}

function queueMerged(context: ExcelContext, name: string, area: Area): Excel.RangeAreas | null {
  if (!supports('1.13')) return null
  const sheet = context.workbook.worksheets.getItem(name)
  const merged = rangeOf(sheet, area).getMergedAreasOrNullObject()
  merged.load('address')
  return merged
}

const mergesOf = (address: string): string[] =>
  address.split(',').map((part) => addressOf(areaAt(part)))

const tablesOf = (sheet: Excel.Worksheet): Excel.TableCollection => sheet.tables
