// The cells of an area in blocks by measured bytes: values, then formulas and formats where numbers are.
import { cellAddress } from '../../../shared/address/index.ts'
import type { Cell, SheetSnapshot } from '../../../shared/schema/index.ts'
import { formatsOfColumn } from '../../../shared/sheet/cell-formats.ts'
import { isSameRow } from '../compare/fingerprint.ts'
import { type Area, passingRangeOf } from '../excel/area.ts'
import { bytesOf, bytesOfTable, REQUEST_BYTES } from '../excel/bytes.ts'
import { isTooMuch, problem, problemError } from '../excel/problems.ts'
import type { ExcelContext } from '../excel/session.ts'
import type { Progress } from '../port.ts'

export interface ReadOptions {
  sheet: string
  range?: string | undefined
  /** Merged areas too: Excel clears the user's undo list for it. Left out below ExcelApi 1.13. */
  merges?: boolean | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** An earlier reading: if the sheet is as it was, one request reads it again. */
  earlier?: SheetSnapshot | undefined
  /** Values and formulas alone, to compare with `earlier`; no tables, no hidden rows. */
  cellsOnly?: boolean | undefined
  /** Bytes that the caller has queued to ride along with the first request; half of it when unknown. */
  alongBytes?: number | undefined
  /** Asked between the first request and the next, to queue what shall ride along. */
  alongside?: (() => void) | undefined
}

type Part = 'values' | 'formulas' | 'numberFormat'
interface Job {
  part: Part
  area: Area
}
interface ReadCells {
  rows: Cell[][]
  formulas: Record<string, string>
  numberFormats: Record<string, string>
}

/** Rows further down may be longer than those measured, and an answer is more than its cells. */
const LONGER_ROWS = 1.04
/** Cells of the first block, before a byte has been measured. */
const FIRST_CELLS = 40_000
/** A first guess in bytes a cell; what comes is measured. */
const CELL_BYTES = { formulas: 16, numberFormat: 14 }

export function createReader(context: ExcelContext, options: ReadOptions) {
  const { sheet: name, onProgress } = options
  let area: Area = { row: 0, column: 0, rows: 0, columns: 0 }
  let rows: Cell[][] = []
  let earlier: Cell[][] = []
  let formulas: Record<string, string> = {}
  let formats = new Map<number, string[]>()
  let numeric = new Set<number>()
  let jobs: Job[] = []
  let bytesPerRow = 0
  const cellBytes = { ...CELL_BYTES }
  let target = REQUEST_BYTES
  let isFirst = true
  let done = 0
  return {
    /** Sets out to read an area; `known` are its rows as they were, for their size and columns. */
    expect(next: Area, known: Cell[][] | null): void {
      area = next
      earlier = known ?? []
      rows = []
      formulas = {}
      formats = new Map()
      done = 0
      numeric = new Set(known ? numericColumns(known) : [])
      bytesPerRow = known && known.length > 0 ? bytesOfTable(known) / known.length : 0
      jobs = [{ part: 'values', area }]
      for (const column of numeric) addColumnJobs(column, 0, area.rows)
    },
    /** One request: what `queue` asks for and as many blocks as fit; smaller ones where it was too much. */
    async sync<T>(queue: () => T): Promise<T> {
      for (;;) {
        const queued = queue()
        if (await isThrough()) return queued
      }
    },
    async finish(): Promise<ReadCells> {
      while (jobs.length > 0) await isThrough()
      return { rows, formulas, numberFormats: formatsOf(area, rows, formats) }
    },
  }

  /** Sends a batch; false when it has to be sent again in smaller pieces. */
  async function isThrough(): Promise<boolean> {
    const batch = takeBatch()
    const ranges = batch.map(({ part, area: block }) => {
      const range = passingRangeOf(context.workbook.worksheets.getItem(name), block)
      range.load(part)
      return range
    })
    try {
      await context.sync()
    } catch (error) {
      if (batch.length === 0 || !isTooMuch(error)) throw error
      halve(batch, error)
      return false
    }
    batch.forEach((job, i) => {
      const table: unknown = ranges[i]?.[job.part]
      // Excel may answer null instead of an error when a read is too large.
      if (isTable(table)) take(job, table)
      else halve([job], problemError(problem('payloadTooLarge')))
    })
    onProgress?.({ done, total: area.rows })
    return true
  }

  function takeBatch(): Job[] {
    const batch: Job[] = []
    // The first request carries other questions too.
    let room = isFirst ? Math.max(target / 2, target - (options.alongBytes ?? target)) : target
    isFirst = false
    while (room > 0) {
      const job = jobs[0]
      if (!job) break
      const perRow = rowBytes(job)
      const fitting = Math.max(1, Math.floor(room / perRow))
      if (batch.length > 0 && fitting < job.area.rows && room < target / 8) break
      jobs.shift()
      const count = Math.min(job.area.rows, fitting)
      if (count < job.area.rows) jobs.unshift({ ...job, area: below(job.area, count) })
      batch.push({ ...job, area: { ...job.area, rows: count } })
      // Only a first, small block until its bytes are known.
      if (job.part === 'values' && bytesPerRow === 0) break
      room -= count * perRow
    }
    return batch
  }

  function rowBytes({ part, area: block }: Job): number {
    if (part !== 'values') return cellBytes[part]
    return bytesPerRow > 0 ? bytesPerRow : (target / FIRST_CELLS) * block.columns
  }

  function halve(batch: readonly Job[], error: unknown): void {
    if (batch.every((job) => job.area.rows === 1)) throw error
    target = Math.max(target / 2, 1)
    const halves = batch.flatMap((job) => {
      const half = Math.ceil(job.area.rows / 2)
      if (half === job.area.rows) return [job]
      return [
        { ...job, area: { ...job.area, rows: half } },
        { ...job, area: below(job.area, half) },
      ]
    })
    jobs.unshift(...halves)
  }

  function take(job: Job, table: unknown[][]): void {
    const offset = job.area.row - area.row
    if (job.part !== 'values' && table.length > 0) {
      cellBytes[job.part] = Math.max(4, bytesOf(table) / table.length)
    }
    if (job.part === 'values') takeValues(table as Cell[][], offset)
    else if (job.part === 'formulas') takeFormulas(job.area, table)
    else {
      const column = formats.get(job.area.column) ?? []
      table.forEach(([format], i) => {
        column[offset + i] = String(format)
      })
      formats.set(job.area.column, column)
    }
  }

  function takeValues(table: Cell[][], offset: number): void {
    // Rows that are as they were are shared with the earlier reading, so that they are held once.
    table.forEach((row, i) => {
      const was = earlier[offset + i]
      rows[offset + i] = was && isSameRow(was, row) ? was : row
    })
    done += table.length
    bytesPerRow = Math.max(1, (bytesOf(table) / table.length) * LONGER_ROWS)
    for (const column of numericColumns(table)) {
      if (numeric.has(column)) continue
      numeric.add(column)
      addColumnJobs(column, 0, area.rows)
    }
  }

  function addColumnJobs(column: number, from: number, count: number): void {
    const block = { row: area.row + from, rows: count, column: area.column + column, columns: 1 }
    jobs.push({ part: 'formulas', area: block })
    if (!options.cellsOnly) jobs.push({ part: 'numberFormat', area: block })
  }

  function takeFormulas(block: Area, table: unknown[][]): void {
    table.forEach(([formula], i) => {
      if (typeof formula !== 'string' || !formula.startsWith('=')) return
      formulas[cellAddress(block.row + i + 1, block.column)] = formula
    })
  }
}

const below = (area: Area, rows: number): Area => ({
  ...area,
  row: area.row + rows,
  rows: area.rows - rows,
})

const isTable = (value: unknown): value is unknown[][] =>
  Array.isArray(value) && Array.isArray(value[0])

/** Columns with a number or an error value in them, from 0: there amounts and their formulas stand. */
export function numericColumns(rows: readonly Cell[][]): number[] {
  const columns = new Set<number>()
  for (const row of rows) {
    for (let c = 0; c < row.length; c += 1) {
      const cell = row[c]
      if (typeof cell === 'number' || (typeof cell === 'string' && cell.startsWith('#'))) {
        columns.add(c)
      }
    }
  }
  return [...columns]
}

/** Formats of the numbers in each column that was asked for. */
function formatsOf(
  area: Area,
  rows: readonly Cell[][],
  formats: ReadonlyMap<number, string[]>,
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [column, list] of formats) {
    Object.assign(found, formatsOfColumn(column, cellsOfColumn(area, column, rows, list)))
  }
  return found
}

/** Rows of a column with their formats, from the top of the area. */
export const cellsOfColumn = (
  area: Area,
  column: number,
  rows: readonly Cell[][],
  formats: readonly string[],
) =>
  formats.map((format, i) => ({
    row: area.row + i + 1,
    cell: rows[i]?.[column - area.column],
    format,
  }))
