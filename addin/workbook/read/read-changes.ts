// A sheet read again after edits: the edited cells, what formulas come to, and nothing else.

import { columnLetters, parseRange } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { formatsOfColumn } from '../../../shared/sheet/cell-formats.ts'
import { type PatchedCell, patchSnapshot, type SheetPatch } from '../../../shared/sheet/patch.ts'
import { withoutEnd } from '../../../shared/text/without-end.ts'
import { areaOf } from '../compare/fingerprint.ts'
import { type Area, addressOf, areaAt, rangeOf } from '../excel/area.ts'
import type { ExcelContext } from '../excel/session.ts'
import { calculationOf } from './calculation.ts'
import { cellsOfColumn } from './cell-reader.ts'
import { hiddenOf } from './hidden.ts'

/** More cells than this are read faster with the whole sheet. */
const MOST_CELLS = 30_000
/** More ranges than this in one column are read as one range over all of them. */
const MOST_RANGES = 8

/**
 * From the earlier reading to the sheet as it is, in two requests and a third for unusual formats; null when the whole sheet has to
 * be read: it grew, shrank or moved, much was changed, or a column came to hold its first number.
 * @param edited addresses that were changed since; cells whose results changed are found by themselves
 * @throws a problem error, as `readSnapshot`
 */
export async function readChanges(
  context: ExcelContext,
  before: SheetSnapshot,
  edited: readonly string[],
): Promise<SheetPatch | null> {
  const area = areaOf(before)
  const asked = area && withinArea(edited, area)
  if (!area || !asked) return null

  const sheet = context.workbook.worksheets.getItem(before.sheet)
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden,columnHidden')
  const withFormulas = rangeOf(sheet, area).getSpecialCellsOrNullObject('Formulas')
  withFormulas.load('address,cellCount')
  const tables = tablesOf(sheet)
  tables.load('items/name')
  const { application } = context
  application.load('calculationMode')
  await context.sync()
  if (used.isNullObject || !isSame(used, area)) return null

  const calculated = withFormulas.isNullObject ? [] : listed(withFormulas)
  if (calculated === null) return null
  const parts = [...asked, ...calculated]
  if (parts.reduce((sum, { rows, columns }) => sum + rows * columns, 0) > MOST_CELLS) return null
  const ranges = parts.map((part) => {
    const range = rangeOf(sheet, part)
    range.load('values,formulas')
    return range
  })
  const looks = asked.map((part) => {
    const range = rangeOf(sheet, part)
    range.load('numberFormat')
    return { part, range }
  })
  const isAnyHidden = used.rowHidden !== false || used.columnHidden !== false
  const visible = isAnyHidden ? rangeOf(sheet, area).getSpecialCellsOrNullObject('Visible') : null
  visible?.load('address')
  const tableRanges = tables.items.map(({ name }) => {
    const range = context.workbook.tables.getItem(name).getRange()
    range.load('address')
    return { name, range }
  })
  await context.sync()

  const numeric = numericIn(before, area)
  const cells = parts.flatMap((part, i) => changedIn(part, ranges[i], before, area, numeric))
  const patch: SheetPatch = {
    cells,
    facts: {
      ...calculationOf(application),
      ...(visible ? hiddenOf(area, visible.isNullObject ? [] : visible.address.split(',')) : {}),
      ...(tableRanges.length > 0
        ? {
            tables: tableRanges.map(({ name, range }) => ({
              name,
              range: addressOf(areaAt(range.address)),
            })),
          }
        : {}),
    },
  }
  const numberFormats = { ...before.numberFormats }
  const unusual = new Set([
    ...looks.flatMap((look) => unlike(look, numberFormats)),
    ...withOtherNumbers(before, patch, asked, area),
  ])
  const columns = [...unusual].filter(numeric)
  if (columns.length > 0) {
    const { rows } = patchSnapshot(before, patch)
    for (const [column, formats] of await readFormats(context, sheet, area, columns)) {
      for (const key of Object.keys(numberFormats))
        if (lettersOf(key) === columnLetters(column)) delete numberFormats[key]
      Object.assign(
        numberFormats,
        formatsOfColumn(column, cellsOfColumn(area, column, rows, formats)),
      )
    }
  }
  if (Object.keys(numberFormats).length > 0) patch.facts.numberFormats = numberFormats
  return keepsItsColumns(before, patch, area) ? patch : null
}

const tablesOf = (sheet: Excel.Worksheet): Excel.TableCollection => sheet.tables

/** The edited parts of the area; null when an address is no bounded range, as of whole rows. */
function withinArea(addresses: readonly string[], area: Area): Area[] | null {
  const parts: Area[] = []
  for (const address of addresses.flatMap((one) => one.split(','))) {
    if (!parseRange(address.slice(address.lastIndexOf('!') + 1))) return null
    const part = intersection(areaAt(address), area)
    if (part) parts.push(part)
  }
  return parts
}

function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row)
  const column = Math.max(a.column, b.column)
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null
}

const isSame = (used: Excel.Range, { row, column, rows, columns }: Area): boolean =>
  used.rowIndex === row &&
  used.columnIndex === column &&
  used.rowCount === rows &&
  used.columnCount === columns

/** null where Excel cut a long address short. */
function listed({ address, cellCount }: Excel.RangeAreas): Area[] | null {
  const areas = address.split(',').map((one) => areaAt(one))
  const count = areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  return count === cellCount ? spansOf(areas) : null
}

/** Scattered cells of a column as one range from the first to the last. */
function spansOf(areas: readonly Area[]): Area[] {
  const byColumns = new Map<string, Area[]>()
  for (const part of areas) {
    const key = `${part.column}/${part.columns}`
    const others = byColumns.get(key)
    if (others) others.push(part)
    else byColumns.set(key, [part])
  }
  return [...byColumns.values()].flatMap((parts) => {
    const [first] = parts
    if (!first || parts.length <= MOST_RANGES) return parts
    const row = Math.min(...parts.map((part) => part.row))
    const end = Math.max(...parts.map((part) => part.row + part.rows))
    return [{ ...first, row, rows: end - row }]
  })
}

/** Columns with a cell in the part whose format is not the one known of it; the others keep theirs. */
function unlike(
  { part, range }: { part: Area; range: Excel.Range },
  common: Readonly<Record<string, string>>,
): number[] {
  const table: unknown[][] = range.numberFormat
  const columns = Array.from({ length: part.columns }, (_, i) => i)
  return columns
    .filter((c) => {
      const letters = columnLetters(part.column + c)
      const usual = common[letters] ?? 'General'
      return table.some((row, r) => row[c] !== (common[`${letters}${part.row + r + 1}`] ?? usual))
    })
    .map((c) => part.column + c)
}

/**
 * Columns where a cell came to hold a number or holds none any more: only numbers have formats, and
 * which one is the usual is counted. Edited cells of columns with one format alone are looked at anyway.
 */
function withOtherNumbers(
  before: SheetSnapshot,
  { cells }: SheetPatch,
  asked: readonly Area[],
  area: Area,
): number[] {
  const mixed = new Set(Object.keys(before.numberFormats ?? {}).map(lettersOfCell))
  return cells.flatMap(({ row, column, value }) => {
    const was = before.rows[row - 1 - area.row]?.[column - area.column]
    if ((typeof was === 'number') === (typeof value === 'number')) return []
    const isLookedAt = asked.some((part) => isInside(part, row - 1, column))
    return isLookedAt && !mixed.has(columnLetters(column)) ? [] : [column]
  })
}

const isInside = (part: Area, row: number, column: number): boolean =>
  row >= part.row &&
  row < part.row + part.rows &&
  column >= part.column &&
  column < part.column + part.columns

const lettersOf = (key: string): string => withoutEnd(key, /\d/)
/** '' for a column's own key. */
const lettersOfCell = (key: string): string => (/\d$/.test(key) ? lettersOf(key) : '')

/** The formats of each column, from the top of the area. */
async function readFormats(
  context: ExcelContext,
  sheet: Excel.Worksheet,
  area: Area,
  columns: readonly number[],
): Promise<[number, string[]][]> {
  const ranges = columns.map((column) => {
    const range = rangeOf(sheet, { ...area, column, columns: 1 })
    range.load('numberFormat')
    return range
  })
  await context.sync()
  return columns.map((column, i) => {
    const table: unknown[][] = ranges[i]?.numberFormat ?? []
    return [column, table.map(([format]) => String(format))]
  })
}

/** The cells of a part that are not as before. */
function changedIn(
  part: Area,
  range: Excel.Range | undefined,
  before: SheetSnapshot,
  area: Area,
  numeric: (column: number) => boolean,
): PatchedCell[] {
  const values: Cell[][] = range?.values ?? []
  const formulas: unknown[][] = range?.formulas ?? []
  const changed: PatchedCell[] = []
  for (let c = 0; c < part.columns; c += 1) {
    const column = part.column + c
    const letters = columnLetters(column)
    for (let r = 0; r < values.length; r += 1) {
      const row = part.row + r + 1
      const value = values[r]?.[c] ?? ''
      const entry = formulas[r]?.[c]
      const isFormula = typeof entry === 'string' && entry.startsWith('=') && numeric(column)
      const formula = isFormula ? entry : null
      const was = before.rows[row - 1 - area.row]?.[column - area.column]
      if (was === value && (before.formulas?.[`${letters}${row}`] ?? null) === formula) continue
      changed.push({ row, column, value, formula })
    }
  }
  return changed
}

const isNumeric = (cell: Cell | undefined): boolean =>
  typeof cell === 'number' || (typeof cell === 'string' && cell.startsWith('#'))

/** Whether a column holds a number or an error: of those alone a reading has formulas and formats. */
function numericIn({ rows }: SheetSnapshot, area: Area): (column: number) => boolean {
  const known = new Map<number, boolean>()
  return (column) => {
    const found = known.get(column) ?? rows.some((row) => isNumeric(row[column - area.column]))
    known.set(column, found)
    return found
  }
}

/** A column's first or last number changes what is read of it. */
function keepsItsColumns(before: SheetSnapshot, patch: SheetPatch, area: Area): boolean {
  const was = numericIn(before, area)
  const is = numericIn(patchSnapshot(before, patch), area)
  return [...new Set(patch.cells.map(({ column }) => column))].every(
    (column) => was(column) === is(column),
  )
}
