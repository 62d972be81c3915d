// All sheets of the workbook in three requests as far as they are of everyday size: where their cells
// lie, what they hold, and formulas and formats where numbers are.
import { cellAddress } from '../../../shared/address/index.ts'
import { type Cell, limits, type SheetSnapshot } from '../../../shared/schema/index.ts'
import { formatsOfColumn } from '../../../shared/sheet/cell-formats.ts'
import { type Area, addressOf, areaAt, rangeOf } from '../excel/area.ts'
import { readBlocks } from '../excel/blocks.ts'
import { queueFar } from '../excel/near-cells.ts'
import { type ExcelContext, supports } from '../excel/session.ts'
import type { Progress } from '../port.ts'
import { cellsOfColumn, numericColumns } from './cell-reader.ts'
import { type FoundSheet, findSheets } from './find-sheets.ts'
import { hiddenOf } from './hidden.ts'

export interface ReadWorkbookOptions {
  /** Names as last listed. */
  known: readonly string[]
  /** Merged areas too; see `ReadOptions`. */
  merges?: boolean | undefined
  onProgress?: ((progress: Progress) => void) | undefined
}

/** A sheet as it was read; null where all together would be too much, or a cell lies far away. */
export interface FoundSnapshot extends FoundSheet {
  snapshot: SheetSnapshot | null
}

type Filled = FoundSheet & { area: Area }

/**
 * Every sheet but Hanei's own, hidden ones too; the sheets that are not read are named.
 * @returns also where the cells of Hanei's own lie
 * @throws a problem error, as `readSnapshot`
 */
export async function readSheets(
  context: ExcelContext,
  { known, merges = false, onProgress }: ReadWorkbookOptions,
): Promise<{ sheets: FoundSnapshot[]; found: FoundSheet[] }> {
  const found = await findSheets(context, known)
  const users = found.filter(({ own }) => !own)
  const small = fitting(users)
  const filled = users.filter((one): one is Filled => one.area !== null && small.has(one.name))
  const total = filled.length
  onProgress?.({ done: 0, total })
  const facts = filled.map((one) => queueFacts(context, one, merges))
  const values = (await readBlocks(
    context,
    filled.map(({ name, area }) => ({ sheet: name, area, parts: ['values'] })),
  )) as Cell[][][]
  const numbers = filled.flatMap(({ name, area }, sheet) =>
    numericColumns(values[sheet] ?? []).map((column) => ({ sheet, name, column, area })),
  )
  const columns = await readColumns(context, numbers)
  onProgress?.({ done: total, total })
  const snapshots = new Map(
    filled.map((one, i): [string, SheetSnapshot] => [
      one.name,
      snapshotOf(one, values[i] ?? [], {
        columns: columns.filter(({ sheet }) => sheet === i),
        ...(facts[i] ?? noFacts),
      }),
    ]),
  )
  return {
    found,
    sheets: users.map((one) => ({
      ...one,
      snapshot:
        one.size === 0
          ? { sheet: one.name, origin: 'A1', rows: [], ...one.facts }
          : (snapshots.get(one.name) ?? null),
    })),
  }
}

/** Smallest first, so that one large sheet keeps none of the others from being read. */
function fitting(sheets: readonly FoundSheet[]): Set<string> {
  const sizes = sheets
    .map(({ name, area }) => ({ name, rows: area?.rows ?? 0, columns: area?.columns ?? 0 }))
    .sort((a, b) => a.rows * a.columns - b.rows * b.columns)
  let rows = 0
  let cells = 0
  return new Set(
    sizes.flatMap((one) => {
      rows += one.rows
      cells += one.rows * one.columns
      const fits = rows <= limits.rows && cells <= limits.cells && one.columns <= limits.columns
      return fits ? [one.name] : []
    }),
  )
}

interface Facts {
  visible: Excel.RangeAreas | null
  merged: Excel.RangeAreas | null
  tables: { name: string; range: Excel.Range }[]
  far: ReturnType<typeof queueFar> | null
}

const noFacts: Facts = { visible: null, merged: null, tables: [], far: null }

/** Rides along with the first values. */
function queueFacts(context: ExcelContext, sheet: Filled, merges: boolean): Facts {
  const place = context.workbook.worksheets.getItem(sheet.name)
  const range = rangeOf(place, sheet.area)
  const visible = sheet.isAnyHidden ? range.getSpecialCellsOrNullObject('Visible') : null
  visible?.load('address')
  const merged = merges && supports('1.13') ? range.getMergedAreasOrNullObject() : null
  merged?.load('address')
  const tables = sheet.tables.map((name) => {
    const of = context.workbook.tables.getItem(name).getRange()
    of.load('address')
    return { name, range: of }
  })
  return { visible, merged, tables, far: queueFar(context, sheet.name, sheet.far) }
}

interface NumericColumn {
  /** Position among the sheets that are read. */
  sheet: number
  name: string
  /** Within the area, from 0. */
  column: number
  area: Area
}

type ReadColumn = NumericColumn & { formulas: unknown[][]; formats: unknown[][] }

async function readColumns(
  context: ExcelContext,
  columns: readonly NumericColumn[],
): Promise<ReadColumn[]> {
  const blocks = columns.map(({ name, area, column }) => ({
    sheet: name,
    area: { ...area, column: area.column + column, columns: 1 },
  }))
  const tables = await readBlocks(context, [
    ...blocks.map((block) => ({ ...block, parts: ['formulas'] as const })),
    ...blocks.map((block) => ({ ...block, parts: ['numberFormat'] as const })),
  ])
  return columns.map((column, i) => ({
    ...column,
    formulas: tables[i] ?? [],
    formats: tables[columns.length + i] ?? [],
  }))
}

function snapshotOf(
  { name, area, facts }: Filled,
  rows: Cell[][],
  { columns, visible, merged, tables, far }: Facts & { columns: readonly ReadColumn[] },
): SheetSnapshot {
  const formulas: Record<string, string> = {}
  const numberFormats: Record<string, string> = {}
  for (const { column, formulas: written, formats } of columns) {
    const at = area.column + column
    written.forEach(([formula], i) => {
      if (typeof formula === 'string' && formula.startsWith('='))
        formulas[cellAddress(area.row + i + 1, at)] = formula
    })
    const list = formats.map(([format]) => String(format))
    Object.assign(numberFormats, formatsOfColumn(at, cellsOfColumn(area, at, rows, list)))
  }
  return {
    sheet: name,
    origin: cellAddress(area.row + 1, area.column),
    rows,
    ...facts,
    ...(Object.keys(formulas).length > 0 ? { formulas } : {}),
    ...(Object.keys(numberFormats).length > 0 ? { numberFormats } : {}),
    ...(visible ? hiddenOf(area, visible.isNullObject ? [] : visible.address.split(',')) : {}),
    ...(merged && !merged.isNullObject ? { merges: rangesOf(merged.address) } : {}),
    ...(tables.length > 0
      ? {
          tables: tables.map(({ name: table, range }) => ({
            name: table,
            range: addressOf(areaAt(range.address)),
          })),
        }
      : {}),
    ...(far?.take() ?? {}),
  }
}

const rangesOf = (address: string): string[] =>
  address.split(',').map((part) => addressOf(areaAt(part)))
