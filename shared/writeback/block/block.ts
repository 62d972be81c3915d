// Puts cells together into a block that keeps them by column: patterns and texts once, the rest as numbers.

import type { CellForm, Pattern, WriteBlock, WriteColumn } from '../types.ts'
import type { DraftCell } from './cells.ts'
import { packNumbers } from './numbers.ts'
import { pattern } from './pattern.ts'

export interface BlockBuilder {
  /** @param source the row on the staff's sheet that the cells are about, from 1 */
  add(cells: readonly DraftCell[], source?: number): void
  done(): WriteBlock
}

/** A block of cells given row by row; shorter rows end in blanks. */
export function blockOf(origin: string, rows: readonly (readonly DraftCell[])[]): WriteBlock {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const block = createBlock(origin, { rows: rows.length, columns })
  for (const row of rows) block.add(row)
  return block.done()
}

/** For long blocks: no row is kept as cells. @param size rows that will be added, and their columns */
export function createBlock(origin: string, size: { rows: number; columns: number }): BlockBuilder {
  const texts = createTexts()
  const columns = Array.from({ length: size.columns }, () => createColumn(size.rows, texts.place))
  const sources = new Float64Array(size.rows)
  let rows = 0
  return {
    add(cells, source = 0) {
      columns.forEach((column, c) => {
        column.put(rows, cells[c] ?? null)
      })
      sources[rows] = source
      rows += 1
    },
    done: () => ({
      origin,
      rows,
      columns: columns.map((column) => column.done()),
      texts: texts.list,
      sources: packNumbers(sources),
    }),
  }
}

interface ColumnBuilder {
  put(row: number, cell: DraftCell): void
  done(): WriteColumn
}

function createColumn(rows: number, placeOf: (text: string) => number): ColumnBuilder {
  const forms: CellForm[] = []
  const places = new Map<string | Pattern, number>()
  const placesWithText = new Map<string | Pattern, number>()
  const form = new Float64Array(rows)
  const value = new Float64Array(rows)
  return {
    put(row, cell) {
      form[row] = formOf(cell)
      value[row] = numberOf(cell)
    },
    done: () => ({ forms, form: packNumbers(form), value: packNumbers(value) }),
  }

  function formOf(cell: DraftCell): number {
    const isTextResult = cell?.kind === 'formula' && typeof cell.expected === 'string'
    const known = isTextResult ? placesWithText : places
    const key = keyOf(cell)
    const place = known.get(key) ?? forms.length
    if (place === forms.length) {
      forms.push(makeForm(cell))
      known.set(key, place)
    }
    return place
  }

  function numberOf(cell: DraftCell): number {
    if (cell === null) return 0
    const said = cell.kind === 'formula' ? cell.expected : cell.value
    if (typeof said === 'number') return said
    return typeof said === 'string' ? placeOf(said) : 0
  }
}

/** What cells of one form have in common. */
function keyOf(cell: DraftCell): string | Pattern {
  if (cell === null) return 'blank'
  if (cell.kind === 'formula') return cell.formula
  return cell.kind === 'text' && typeof cell.value === 'object' ? cell.value : cell.kind
}

function makeForm(cell: DraftCell): CellForm {
  if (cell === null) return { kind: 'blank' }
  if (cell.kind === 'number') return { kind: 'number' }
  if (cell.kind === 'text') {
    return { kind: 'text', pattern: typeof cell.value === 'string' ? null : cell.value }
  }
  return {
    kind: 'formula',
    pattern: typeof cell.formula === 'string' ? pattern([cell.formula]) : cell.formula,
    result: typeof cell.expected === 'number' ? 'number' : 'text',
  }
}

function createTexts() {
  const list: string[] = []
  const places = new Map<string, number>()
  return {
    list,
    place(text: string): number {
      const known = places.get(text)
      if (known !== undefined) return known
      places.set(text, list.length)
      return list.push(text) - 1
    },
  }
}
