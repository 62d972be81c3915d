// Everything a write-back must not touch, read before and after, to name what changed.
import { cellAddress } from '../../../shared/address/index.ts'
import { type Area, areaAt } from '../excel/area.ts'
import { readBlocks, readPieces } from '../excel/blocks.ts'
import { areaOf, usedParts } from '../excel/near-cells.ts'
import type { ExcelContext } from '../excel/session.ts'
import { differingCells, type Table } from './cell-changes.ts'

/** Contents of the sheets that are neither written nor the source. */
export interface Outside {
  sheets: string[]
  contents: Map<string, Table>
  /** What stands far from the rest of a sheet, by its cell. */
  far: Map<string, Map<string, unknown>>
}

/** Sheets larger than this are read in blocks of their own. */
export const DIRECT_CELLS = 40_000

/** Queues what is known to be small; what is left is read by `finish`. */
export function queueOutside(
  context: ExcelContext,
  names: readonly string[],
  sizeOf: ReadonlyMap<string, number>,
) {
  const queued = names.map((name) => {
    const used = context.workbook.worksheets
      .getItemOrNullObject(name)
      .getUsedRangeOrNullObject(true)
    const cells = sizeOf.get(name)
    const isSmall = cells !== undefined && cells <= DIRECT_CELLS
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    if (isSmall) used.load('formulas')
    return { name, used, isSmall }
  })
  return {
    /** Call after a sync. Needs further requests only for large or unknown sheets. */
    async finish(allSheets: readonly string[]): Promise<Outside> {
      const contents: Outside['contents'] = new Map()
      const far: Outside['far'] = new Map()
      const large: { name: string; area: Area; isFar: boolean }[] = []
      for (const { name, used, isSmall } of queued) {
        if (used.isNullObject) continue
        const place = { row: used.rowIndex, column: used.columnIndex }
        if (isSmall) contents.set(name, { ...place, rows: used.formulas })
        else {
          const parts = await usedParts(context, name, areaOf(used))
          large.push(...parts.map((area, i) => ({ name, area, isFar: i > 0 })))
        }
      }
      if (large.length > 0) {
        const tables = await readBlocks(
          context,
          large.map(({ name, area }) => ({ sheet: name, area, parts: ['formulas'] })),
        )
        large.forEach(({ name, area: { row, column }, isFar }, i) => {
          const table = { row, column, rows: tables[i] ?? [] }
          if (isFar) far.set(name, new Map([...(far.get(name) ?? []), ...cellsOf(table)]))
          else contents.set(name, table)
        })
      }
      return { sheets: [...allSheets], contents, far }
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
  for (const name of new Set([...before.far.keys(), ...after.far.keys()])) {
    const [was, is] = [before.far.get(name), after.far.get(name)]
    for (const address of new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])) {
      if (was?.get(address) === is?.get(address) || written.has(`${name}!${address}`)) continue
      if (changed.push(`${name}!${address}`) >= most) return changed
    }
  }
  return changed
}

/** A table's filled cells with their addresses. */
function* cellsOf({ row, column, rows }: Table): Iterable<[string, unknown]> {
  for (const address of differingCells({ row, column, rows }, null)) {
    const at = areaAt(address)
    yield [address, rows[at.row - row]?.[at.column - column]]
  }
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
  const places: { name: string; area: Area; found: string[] }[] = []
  for (const { name, used } of queued) {
    if (used.isNullObject) continue
    const parts = await usedParts(context, name, areaOf(used))
    places.push(...parts.map((area) => ({ name, area, found: [] })))
  }
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
