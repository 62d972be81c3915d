// Hanei's own sheets as they stand in the workbook, held against what was written into them.
import { cellAddress, columnLetters } from '../../../shared/address/index.ts'
import { type Content, createRowCheck, isBlankRow } from '../compare/row-hash.ts'
import { areaAt } from '../excel/area.ts'
import { readPieces } from '../excel/blocks.ts'
import type { ExcelContext } from '../excel/session.ts'
import type { JournalEntry, JournalImage, SheetLook, WrittenSheet } from './journal.ts'

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

/** Some rows of a sheet as they are now, the first of them counted from 0. */
export type TakeRows = (name: string, first: number, rows: Content[][]) => void

/** Hands on what the sheets hold now, from A1 down: text that looks like a formula keeps its text mark. */
export async function readContents(
  context: ExcelContext,
  sheets: readonly OwnSheet[],
  take: TakeRows,
): Promise<void> {
  const there = sheets.filter((sheet) => sheet.exists)
  await readPieces(
    context,
    there.map(({ name, rows, columns }) => ({
      sheet: name,
      area: { row: 0, column: 0, rows, columns },
      parts: ['formulas', 'values'],
    })),
    (of, first, [formulas = [], values = []]) => {
      const name = there[of]?.name ?? ''
      take(name, first, markedText(formulas as Content[][], values as Content[][]))
    },
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

/** Finds cells that are neither what was written nor what stood there before; named by their row. */
export function createEditFinder(
  sheets: readonly WrittenSheet[],
  image: JournalImage,
): { look: TakeRows; edits(): string[] } {
  const finders = new Map(sheets.map((sheet) => [sheet.name, finderOf(sheet, image)]))
  return {
    look: (name, first, rows) => finders.get(name)?.look(first, rows),
    edits: () => [...finders.values()].flatMap(({ edits }) => edits),
  }
}

function finderOf({ name, extent }: WrittenSheet, image: JournalImage) {
  const edits: string[] = []
  const isWritten = createRowCheck(image.written[name] ?? [])
  const before = image.before[name]?.contents ?? []
  const width = areaAt(extent).columns
  return {
    edits,
    look(first: number, rows: Content[][]): void {
      rows.forEach((cells, r) => {
        const row = first + r
        const inside = cells.slice(0, width)
        const isOurs =
          isBlankRow(inside) ||
          isWritten(inside, row + 1) ||
          JSON.stringify(trimEnd(cells)) === JSON.stringify(trimEnd(before[row] ?? []))
        if (!isOurs) edits.push(`${name}!A${row + 1}:${columnLetters(width - 1)}${row + 1}`)
        cells.slice(width).forEach((cell, c) => {
          if (cell !== '' && cell !== null) edits.push(`${name}!${cellAddress(row + 1, width + c)}`)
        })
      })
    },
  }
}

function trimEnd(cells: readonly Content[]): Content[] {
  const kept = [...cells]
  while (kept.length > 0 && (kept.at(-1) === '' || kept.at(-1) === null)) kept.pop()
  return kept
}
