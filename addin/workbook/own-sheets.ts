// Hanei's own sheets as they stand in the workbook, held against what was written into them.
import { cellAddress, columnLetters } from '../../shared/sheet/address.ts'
import { areaAt } from './area.ts'
import { readBlocks } from './blocks.ts'
import type { JournalEntry, JournalImage, SheetLook, WrittenSheet } from './journal.ts'
import { type Content, createRowCheck, isBlankRow } from './row-hash.ts'
import type { ExcelContext } from './session.ts'

export interface OwnSheet {
  name: string
  exists: boolean
  isProtected: boolean
  /** Used area from A1, at least the written extent. */
  rows: number
  columns: number
  has: { table: boolean; chart: boolean }
}

/** The latest entry that wrote a sheet; null when no write-back made it. */
export function lastWritten(
  journal: readonly JournalEntry[],
  name: string,
): { entry: JournalEntry; written: WrittenSheet } | null {
  for (let i = journal.length - 1; i >= 0; i -= 1) {
    const entry = journal[i]
    const written = entry?.sheets.find((sheet) => sheet.name === name)
    if (entry && written) return { entry, written }
  }
  return null
}

/** Queues what there is to know about sheets; call the answer after a sync. */
export function queueOwnSheets(
  context: ExcelContext,
  sheets: readonly { name: string; extent: string; look: SheetLook | null }[],
): () => OwnSheet[] {
  const queued = sheets.map(({ name, extent, look }) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(name)
    sheet.load('name')
    sheet.protection.load('protected')
    const used = sheet.getUsedRangeOrNullObject(true)
    used.load('rowIndex,columnIndex,rowCount,columnCount')
    const table = sheet.tables.getItemOrNullObject(look?.table?.name ?? '反映')
    table.load('name')
    const chart = sheet.charts.getItemOrNullObject(look?.chart?.name ?? '反映')
    chart.load('name')
    return { name, extent, sheet, used, table, chart }
  })
  return () =>
    queued.map(({ name, extent, sheet, used, table, chart }) => {
      const written = areaAt(extent)
      const exists = !sheet.isNullObject
      const isUsed = exists && !used.isNullObject
      return {
        name,
        exists,
        isProtected: exists && sheet.protection.protected,
        rows: Math.max(written.rows, isUsed ? used.rowIndex + used.rowCount : 0),
        columns: Math.max(written.columns, isUsed ? used.columnIndex + used.columnCount : 0),
        has: { table: exists && !table.isNullObject, chart: exists && !chart.isNullObject },
      }
    })
}

/** What the sheets hold now, from A1: text that looks like a formula keeps its text mark. */
export async function readContents(
  context: ExcelContext,
  sheets: readonly OwnSheet[],
): Promise<Map<string, Content[][]>> {
  const there = sheets.filter((sheet) => sheet.exists)
  const tables = await readBlocks(
    context,
    there.flatMap(({ name, rows, columns }) => {
      const area = { row: 0, column: 0, rows, columns }
      return [
        { sheet: name, area, part: 'formulas' as const },
        { sheet: name, area, part: 'values' as const },
      ]
    }),
  )
  return new Map(
    there.map(({ name }, i) => [
      name,
      markedText((tables[2 * i] ?? []) as Content[][], (tables[2 * i + 1] ?? []) as Content[][]),
    ]),
  )
}

/** A cell whose formula and value are the same text holds text, even if it starts with `=`. */
export const markedText = (formulas: Content[][], values: Content[][]): Content[][] =>
  formulas.map((row, r) => row.map((cell, c) => asContent(cell, values[r]?.[c] ?? '')))

/** A cell's content, text that would be read as something else carrying Excel's text mark. */
export const asContent = (formula: Content, value: Content): Content =>
  typeof formula === 'string' &&
  (formula.startsWith("'") || (formula.startsWith('=') && formula === value))
    ? `'${formula}`
    : formula

/** Cells that are neither what was written nor what stood there before; named by their row. */
export function laterEdits(
  sheets: readonly WrittenSheet[],
  image: JournalImage,
  contents: ReadonlyMap<string, Content[][]>,
): string[] {
  const edits: string[] = []
  for (const { name, extent } of sheets) {
    const now = contents.get(name)
    if (!now) continue
    const isWritten = createRowCheck(image.written[name] ?? [])
    const before = image.before[name]?.contents ?? []
    const width = areaAt(extent).columns
    now.forEach((cells, row) => {
      const inside = cells.slice(0, width)
      const beyond = cells.slice(width)
      const isOurs =
        isBlankRow(inside) ||
        isWritten(inside, row + 1) ||
        JSON.stringify(trimEnd(cells)) === JSON.stringify(trimEnd(before[row] ?? []))
      if (!isOurs) edits.push(`${name}!A${row + 1}:${columnLetters(width - 1)}${row + 1}`)
      beyond.forEach((cell, c) => {
        if (cell !== '' && cell !== null) edits.push(`${name}!${cellAddress(row + 1, width + c)}`)
      })
    })
  }
  return edits
}

function trimEnd(cells: readonly Content[]): Content[] {
  const kept = [...cells]
  while (kept.length > 0 && (kept.at(-1) === '' || kept.at(-1) === null)) kept.pop()
  return kept
}
