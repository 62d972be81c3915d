// The cells of a block, each made when it is asked for.
import { parseCell } from '../../address/index.ts'
import type { CellForm, Hole, Pattern, WriteBlock, WriteCell, WriteSheet } from '../types.ts'
import { asText } from './cells.ts'
import { literal } from './formula.ts'
import { numberAt } from './numbers.ts'
import { fillPattern } from './pattern.ts'

/** Rows and columns of the block count from 0. */
export interface BlockCells {
  /** Of its first cell: row from 1, column from 0. */
  top: number
  left: number
  rows: number
  columns: number
  cell(row: number, column: number): WriteCell
  /** As `Range.values` takes it, text with Excel's text mark; blank is ''. */
  entry(row: number, column: number): string | number
  /** What the cell will show: its number, its text, its formula's result; blank is ''. */
  shown(row: number, column: number): string | number
  isFormula(row: number, column: number): boolean
}

/** @throws Error when the block's origin is no cell, which is a bug of whoever made it */
export function cellsOf(block: WriteBlock): BlockCells {
  const { columns, texts, sources } = block
  const origin = parseCell(block.origin)
  if (!origin) throw new Error(`no such cell: ${block.origin}`)
  const top = origin.row
  return {
    top,
    left: origin.column,
    rows: block.rows,
    columns: columns.length,
    cell(row, column) {
      const form = formAt(row, column)
      if (form.kind === 'blank') return null
      if (form.kind === 'number') return { kind: 'number', value: valueAt(row, column) }
      if (form.kind === 'text') return { kind: 'text', value: textOf(form, row, column) }
      const formula = filled(form.pattern, row, column)
      return { kind: 'formula', formula, expected: shownBy(form, row, column) }
    },
    entry(row, column) {
      const form = formAt(row, column)
      if (form.kind === 'blank') return ''
      if (form.kind === 'number') return valueAt(row, column)
      if (form.kind === 'text') return asText(textOf(form, row, column))
      return filled(form.pattern, row, column)
    },
    shown: (row, column) => shownBy(formAt(row, column), row, column),
    isFormula: (row, column) => formAt(row, column).kind === 'formula',
  }

  function formAt(row: number, column: number): CellForm {
    const { forms, form } = columns[column] ?? NO_COLUMN
    return forms[numberAt(form, row)] ?? BLANK
  }

  function valueAt(row: number, column: number): number {
    return numberAt((columns[column] ?? NO_COLUMN).value, row)
  }

  function shownBy(form: CellForm, row: number, column: number): number | string {
    switch (form.kind) {
      case 'blank':
        return ''
      case 'number':
        return valueAt(row, column)
      case 'text':
        return textOf(form, row, column)
      case 'formula':
        return form.result === 'number' ? valueAt(row, column) : placedText(row, column)
    }
  }

  function textOf(form: CellForm, row: number, column: number): string {
    if (form.kind !== 'text') return ''
    return form.pattern ? filled(form.pattern, row, column) : placedText(row, column)
  }

  function placedText(row: number, column: number): string {
    return texts[valueAt(row, column)] ?? ''
  }

  function filled(pattern: Pattern, row: number, column: number): string {
    return fillPattern(pattern, (hole) => fillerOf(hole, row, column))
  }

  function fillerOf(hole: Hole, row: number, column: number): string | number {
    switch (hole.of) {
      case 'row':
        return top + row
      case 'source':
        return numberAt(sources, row)
      case 'text':
        return literal(textOf(formAt(row, hole.column), row, hole.column))
      case 'result': {
        const result = shownBy(formAt(row, column), row, column)
        return typeof result === 'number' ? result : literal(result)
      }
    }
  }
}

/** Cells of a sheet that will not be blank. */
export function countCells({ blocks }: WriteSheet): number {
  let count = 0
  for (const { rows, columns } of blocks) {
    for (const { forms, form } of columns) {
      for (let row = 0; row < rows; row += 1) {
        if (forms[numberAt(form, row)]?.kind !== 'blank') count += 1
      }
    }
  }
  return count
}

const BLANK: CellForm = { kind: 'blank' }
const NO_COLUMN: WriteBlock['columns'][number] = { forms: [], form: 0, value: 0 }
