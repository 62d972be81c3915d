// Everything a write-back must not touch, read before and after, to name what changed.
import { cellAddress } from '../../shared/sheet/address.ts'
import { readBlocks } from './blocks.ts'
import type { ExcelContext } from './session.ts'

/** Contents of the sheets that are neither written nor the source. */
export interface Outside {
  sheets: string[]
  contents: Map<string, { row: number; column: number; rows: unknown[][] }>
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
          large.map(({ name, area }) => ({ sheet: name, area, part: 'formulas' })),
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
    const was = cellsByAddress(before.contents.get(name))
    const is = cellsByAddress(after.contents.get(name))
    for (const address of new Set([...was.keys(), ...is.keys()])) {
      const cell = `${name}!${address}`
      if (was.get(address) === is.get(address) || written.has(cell)) continue
      changed.push(cell)
      if (changed.length >= most) return changed
    }
  }
  return changed
}

/** Cells whose formula names one of the sheets. */
export function cellsNaming(outside: Outside, sheets: readonly string[]): string[] {
  const found: string[] = []
  for (const [name, table] of outside.contents) {
    for (const [address, content] of cellsByAddress(table)) {
      if (typeof content !== 'string' || !content.startsWith('=')) continue
      if (sheets.some((sheet) => namesSheet(content, sheet))) found.push(`${name}!${address}`)
    }
  }
  return found
}

const namesSheet = (formula: string, sheet: string): boolean =>
  formula.includes(`${sheet}!`) || formula.includes(`${sheet.replaceAll("'", "''")}'!`)

function cellsByAddress(
  table: { row: number; column: number; rows: unknown[][] } | undefined,
): Map<string, unknown> {
  const cells = new Map<string, unknown>()
  table?.rows.forEach((row, r) => {
    row.forEach((content, c) => {
      if (content !== '' && content !== null) {
        cells.set(cellAddress(table.row + r + 1, table.column + c), content)
      }
    })
  })
  return cells
}
