// Everything a write-back must not touch, read before and after, to name what changed.
import { cellAddress } from '../../../shared/address/index.ts'
import { readBlocks, readPieces } from '../excel/blocks.ts'
import type { ExcelContext } from '../excel/session.ts'
import { differingCells, type Table } from './cell-changes.ts'

/** Contents of the sheets that are neither written nor the source. */
export interface Outside {
  sheets: string[]
  contents: Map<string, Table>
}

/** Sheets larger than this are read in blocks of their own. */
export const DIRECT_CELLS = 40_000

/** Queues what is known to be small; what is left is read by `finish`. */
export function queueOutside(
  context: ExcelContext,
  names: readonly string[],
  cellsOf: ReadonlyMap<string, number>,
) {
  const queued = names.map((name) => {
    const used = context.workbook.worksheets
      .getItemOrNullObject(name)
      .getUsedRangeOrNullObject(true)
    const cells = cellsOf.get(name)
    const isSmall = cells !== undefined && cells <= DIRECT_CELLS
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    if (isSmall) used.load('formulas')
    return { name, used, isSmall }
  })
  return {
    /** Call after a sync. Needs further requests only for large or unknown sheets. */
    async finish(allSheets: readonly string[]): Promise<Outside> {
      const contents: Outside['contents'] = new Map()
      const large: {
        name: string
        area: { row: number; column: number; rows: number; columns: number }
      }[] = []
      for (const { name, used, isSmall } of queued) {
        if (used.isNullObject) continue
        const place = { row: used.rowIndex, column: used.columnIndex }
        if (isSmall) contents.set(name, { ...place, rows: used.formulas })
        else
          large.push({ name, area: { ...place, rows: used.rowCount, columns: used.columnCount } })
      }
      if (large.length > 0) {
        const tables = await readBlocks(
          context,
          large.map(({ name, area }) => ({ sheet: name, area, parts: ['formulas'] })),
        )
        large.forEach(({ name, area }, i) => {
          contents.set(name, { row: area.row, column: area.column, rows: tables[i] ?? [] })
        })
      }
      return { sheets: [...allSheets], contents }
    },
  }
}

/** Cells and sheets that differ, without those the write set names. */
export function outsideChanges(
  before: Outside,
  after: Outside,
  written: ReadonlySet<string>,
  most = 50,
): string[] {
  const changed: string[] = []
  const names = new Set([...before.sheets, ...after.sheets])
  for (const name of names) {
    if (before.sheets.includes(name) !== after.sheets.includes(name)) changed.push(name)
  }
  for (const name of new Set([...before.contents.keys(), ...after.contents.keys()])) {
    const was = before.contents.get(name) ?? null
    for (const address of differingCells(was, after.contents.get(name) ?? null)) {
      const cell = `${name}!${address}`
      if (written.has(cell)) continue
      changed.push(cell)
      if (changed.length >= most) return changed
    }
  }
  return changed
}

/** Cells of some sheets whose formula names one of others. The sheets are read, none of them kept. */
export async function cellsNaming(
  context: ExcelContext,
  among: readonly string[],
  sheets: readonly string[],
): Promise<string[]> {
  const queued = among.map((name) => {
    const used = context.workbook.worksheets
      .getItemOrNullObject(name)
      .getUsedRangeOrNullObject(true)
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    return { name, used }
  })
  await context.sync()
  const places = queued.flatMap(({ name, used }) => {
    if (used.isNullObject) return []
    const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used
    return [{ name, area: { row, column, rows, columns }, found: [] as string[] }]
  })
  const names = sheets.flatMap((sheet) => [`${sheet}!`, `${sheet.replaceAll("'", "''")}'!`])
  await readPieces(
    context,
    places.map(({ name, area }) => ({ sheet: name, area, parts: ['formulas'] })),
    (of, first, [piece = []]) => {
      const place = places[of]
      piece.forEach((row, r) => {
        row.forEach((content, c) => {
          if (typeof content !== 'string' || !content.startsWith('=')) return
          if (!place || !names.some((name) => content.includes(name))) return
          const address = cellAddress(first + r + 1, place.area.column + c)
          place.found.push(`${place.name}!${address}`)
        })
      })
    },
  )
  return places.flatMap(({ found }) => found)
}
