// The lines of several sheets as one budget: its rows stand one below the other, its columns are the roles.
//
// Rules and totals that look at the whole budget then run as they do on one sheet. No sheet has these
// rows and columns: whatever they say of a cell is told in the sheets' own addresses, by `toSheets`.
import {
  type CellRange,
  cellAddress,
  columnLetters,
  parseCell,
  parseRange,
  rangeAddress,
} from '../address/index.ts'
import { amountUnit, commonUnit } from '../model/amount-unit.ts'
import type { Budget, CellAt, TableReading } from '../model/budget.ts'
import { Lines } from '../model/lines.ts'
import { type ColumnRole, columnRoles, type SheetSnapshot } from '../schema/index.ts'
import type { RowsAddress } from '../totals/index.ts'

/** A cell or range of one of the sheets. */
export interface Placed {
  /** Position in the sheets that were given. */
  sheet: number
  range: string
}

export interface Joined {
  budget: Budget
  cellAt: CellAt
  /** Addresses of the amounts in some of its rows, on the sheets. */
  amountsAt: RowsAddress
  /** Position of the sheet that a line stands on. */
  sheetAt(index: number): number
  toSheets(address: string): Placed[]
  /** Where a sheet's range stands in the joined budget; none outside its lines. */
  fromSheet(sheet: number, address: string): string[]
}

export interface Part {
  /** Position in all sheets of the run. */
  sheet: number
  budget: Budget
}

interface PlacedPart extends Part {
  first: number
  /** 0-based sheet column by joined column. */
  columns: number[]
  /** Column letters of its amounts. */
  amountLetters: string
}

const headingRow = 1
const firstRow = 2
/** The first joined column stands for a row's first cell. */
const columnOfRole = new Map<ColumnRole, number>(columnRoles.map((role, i) => [role, i + 1]))

/** @param parts the counted sheets @param references what the sheets' addresses begin with, `!` and all @param around sheets beside them whose declared figures are the whole budget's */
export function joinBudgets(
  parts: readonly Part[],
  around: readonly Part[],
  references: readonly string[],
): Joined {
  let size = 0
  const placed = parts.map((part): PlacedPart => {
    const first = size
    size += part.budget.lines.length
    const { table } = part.budget
    const amount = table?.columnOf.amount ?? table?.range.left ?? 0
    return { ...part, first, columns: columnsOf(table), amountLetters: columnLetters(amount) }
  })
  const declared = around.flatMap(({ sheet, budget }) =>
    budget.declared.map((figure) => ({ sheet, figure })),
  )
  const afterLines = firstRow + size
  const joinedCell = (k: number): string => `A${afterLines + k}`
  const partAt = (row: number): PlacedPart | undefined => {
    const index = row - firstRow
    return index < 0 || index >= size ? undefined : placed[partIndex(placed, index)]
  }
  const table = tableOf(parts, size)
  return {
    budget: {
      snapshot: joinedSnapshot(parts),
      tables: table ? [table] : [],
      table,
      lines: linesOf(placed, size, partAt),
      declared: declared.map(({ figure }, k) => ({ ...figure, cell: joinedCell(k) })),
      years: [],
      notes: [],
      readingNotes: parts.length > 0 ? [] : [{ code: 'noTable' }],
    },
    amountsAt(first, last, addresses) {
      for (let k = partIndex(placed, first - firstRow); k < placed.length; k++) {
        const part = placed[k]
        if (!part || part.first > last - firstRow) break
        const { lines } = part.budget
        if (lines.length === 0) continue
        const own = lines.rowOf(Math.max(first - firstRow - part.first, 0))
        const to = lines.rowOf(Math.min(last - firstRow - part.first, lines.length - 1))
        const reference = `${references[part.sheet] ?? ''}${part.amountLetters}`
        addresses.push(
          own === to ? `${reference}${own}` : `${reference}${own}:${part.amountLetters}${to}`,
        )
      }
    },
    cellAt(row, column) {
      const part = partAt(row)
      if (!part) return null
      const { snapshot, lines } = part.budget
      const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
      const own = lines.rowOf(row - firstRow - part.first)
      return snapshot.rows[own - origin.row]?.[(part.columns[column] ?? 0) - origin.column] ?? null
    },
    sheetAt: (index) => partAt(firstRow + index)?.sheet ?? -1,
    toSheets(address) {
      const range = parseRange(address)
      if (!range) return []
      const figure = declared[range.top - afterLines]
      if (figure) return [{ sheet: figure.sheet, range: figure.figure.cell }]
      if (range.top < firstRow) return placed.flatMap((part) => ownRange(part, range))
      // Parts follow each other: a run of rows meets few of them.
      const own: Placed[] = []
      for (let k = partIndex(placed, range.top - firstRow); k < placed.length; k++) {
        const part = placed[k]
        if (!part || part.first > range.bottom - firstRow) break
        own.push(...ownRange(part, range))
      }
      return own
    },
    fromSheet(sheet, address) {
      const part = placed.find((each) => each.sheet === sheet)
      const range = parseRange(address)
      const own = part && range ? joinedRanges(part, range) : []
      const stated = declared.flatMap(({ sheet: of, figure }, k) =>
        of === sheet && figure.cell === address ? [joinedCell(k)] : [],
      )
      return [...own, ...stated]
    },
  }
}

/** The last part that begins at or before a line: of empty ones before it, the one that holds it. */
function partIndex(parts: readonly PlacedPart[], index: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((parts[middle]?.first ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

function columnsOf(table: TableReading | null): number[] {
  const left = table?.range.left ?? 0
  return [left, ...columnRoles.map((role) => table?.columnOf[role] ?? left)]
}

function ownRange({ sheet, budget, first, columns }: PlacedPart, range: CellRange): Placed[] {
  const { lines, table } = budget
  if (!table || lines.length === 0) return []
  const isWhole = range.left !== range.right
  if (isWhole) return [{ sheet, range: rangeAddress(table.range) }]
  const column = columns[range.left] ?? table.range.left
  const from = Math.max(range.top - firstRow - first, 0)
  const to = Math.min(range.bottom - firstRow - first, lines.length - 1)
  if (range.top === headingRow && range.bottom === headingRow)
    return [{ sheet, range: cellAddress(table.headerRows[0] ?? table.range.top, column) }]
  if (from > to) return []
  const rows = { top: lines.rowOf(from), bottom: lines.rowOf(to) }
  return [{ sheet, range: rangeAddress({ ...rows, left: column, right: column }) }]
}

function joinedRanges({ budget, first, columns }: PlacedPart, range: CellRange): string[] {
  const { lines } = budget
  const start = lines.length > 0 ? lines.rowOf(0) : 0
  const from = Math.max(range.top - start, 0)
  const to = Math.min(range.bottom - start, lines.length - 1)
  if (from > to) return []
  const rows = { top: firstRow + first + from, bottom: firstRow + first + to }
  return columns.flatMap((own, column) =>
    column > 0 && own >= range.left && own <= range.right
      ? [rangeAddress({ ...rows, left: column, right: column })]
      : [],
  )
}

function tableOf(parts: readonly Part[], size: number): TableReading | null {
  const tables = parts.flatMap(({ budget }) => budget.table ?? [])
  const [first] = tables
  if (!first) return null
  const columnOf: TableReading['columnOf'] = {}
  for (const role of columnRoles)
    if (tables.some((table) => table.columnOf[role] !== undefined))
      columnOf[role] = columnOfRole.get(role) ?? 0
  const units = new Set(
    parts.map(({ budget }) => amountUnit(budget.table) ?? commonUnit(budget.lines)),
  )
  const [unit = null] = units
  return {
    ...first,
    range: { top: headingRow, left: 0, bottom: firstRow + size - 1, right: columnRoles.length },
    headerRows: [headingRow],
    columns: Object.entries(columnOf).flatMap(([role, column]) => {
      const heading = tables.flatMap(
        ({ columns }) => columns.find((each) => each.role === role) ?? [],
      )
      return heading[0] ? [{ ...heading[0], column: columnLetters(column), unit: null }] : []
    }),
    columnOf,
    unit: units.size === 1 ? unit : null,
    unitCell: null,
    confidence: Math.min(...tables.map(({ confidence }) => confidence)),
    alternatives: [],
    sums: { sums: [], confidence: 1, alternatives: [] },
  }
}

function linesOf(
  parts: readonly PlacedPart[],
  size: number,
  partAt: (row: number) => PlacedPart | undefined,
): Lines {
  const ask = <T>(row: number, answer: (lines: Lines, own: number) => T, none: T): T => {
    const part = partAt(row)
    if (!part) return none
    const { lines } = part.budget
    return answer(lines, lines.rowOf(row - firstRow - part.first))
  }
  const joined = new Lines(firstRow, size, blank, {
    amount: (row) => ask(row, (lines, own) => lines.cells.amount(own), blank.amount),
    department: (row) => ask(row, (lines, own) => lines.cells.department(own), ''),
    remark: (row) => ask(row, (lines, own) => lines.cells.remark(own), ''),
    isHidden: (row) => ask(row, (lines, own) => lines.cells.isHidden(own), false),
    hasHidden: parts.some(({ budget }) => budget.lines.cells.hasHidden),
  })
  for (const { budget, first } of parts) copyLines(budget.lines, joined, first)
  return joined
}

function copyLines(lines: Lines, joined: Lines, first: number): void {
  for (let i = 0; i < lines.length; i++) {
    const at = first + i
    const amount = lines.amountOf(i)
    const kind = lines.kindOf(i)
    // A section's total is a part of the whole.
    joined.setKind(at, kind === 'total' ? 'subtotal' : kind)
    joined.setNames(at, lines.namesOf(i))
    if (amount) joined.setAmount(at, amount)
    else joined.setPlainAmount(at, lines.yen[i] as number)
    joined.setExclusion(at, lines.exclusionOf(i))
    joined.setReflection(at, lines.reflectionOf(i))
    joined.level[at] = lines.level[i] as number
    const parent = lines.parentOf(i)
    if (parent >= 0) joined.setParent(at, first + parent)
    joined.setDetail(at, lines.detailOf(i))
    if (lines.departmentOf(i) !== '' || lines.remarkOf(i) !== '') joined.describe(at)
  }
  for (const [index, { from, to }] of lines.covers)
    joined.covers.set(first + index, { from: first + from, to: first + to })
}

const blank = {
  amount: {
    state: 'missing' as const,
    yen: null,
    raw: '',
    unit: null,
    unitSource: null,
    approximate: false,
    numberAsText: false,
    ignored: [],
    problem: null,
    unitConflict: null,
    shownOtherwise: null,
  },
  exclusion: { kind: 'none' as const },
  reflection: { kind: 'unset' as const },
}

/** Stands where one sheet's cells are meant; it holds none. */
const joinedSnapshot = (parts: readonly Part[]): SheetSnapshot => ({
  sheet: parts.map(({ budget }) => budget.snapshot.sheet).join('、'),
  origin: 'A1',
  rows: [],
})
