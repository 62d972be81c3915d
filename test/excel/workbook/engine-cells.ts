// Handing cells to IronCalc and reading its results: inputs, runs of cells, raw numbers, spills.
import type { Model } from '@ironcalc/wasm'
import { type Area, LAST_COLUMN, LAST_ROW } from './address.ts'
import type { Computed, Sheet, Workbook } from './model.ts'

export interface LoadedCells {
  /** Cells handed over. */
  keys: Set<number>
  /** Areas asked for, by name. */
  areas: Set<string>
  wide: Area[]
}

export const newLoadedCells = (): LoadedCells => ({ keys: new Set(), areas: new Set(), wide: [] })

export const inside = (area: Area, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns

export const engineInput = (content: string | number | boolean | undefined): string => {
  if (content === undefined) return ''
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE'
  return typeof content === 'number' ? String(content) : `'${content}`
}

export const cellsOf = (rows: Computed[][] | null | undefined): number =>
  rows ? rows.length * (rows[0]?.length ?? 0) : 0

export const givenInput = (value: Computed): string => {
  if (typeof value !== 'object') return engineInput(value)
  return value.error === '#BUSY!' ? '=#N/A' : `=${value.error}`
}

export const widthOf = (sheet: Sheet): number => {
  let width = 0
  for (const cells of sheet.cells) if (cells && cells.length > width) width = cells.length
  return width
}

/** Below this many cells a run is handed over one by one. */
const SHORT_RUN = 8

/** Hands a column's cells over, neighbours together: each crossing into WebAssembly costs. */
export const newRun = (model: Model, sheet: number, column: number) => {
  let start = 0
  let inputs: string[] = []
  const end = () => {
    if (inputs.length < SHORT_RUN) {
      inputs.forEach((input, at) => {
        model.setUserInput(sheet, start + at + 1, column + 1, input)
      })
    } else {
      model.setSelectedSheet(sheet)
      model.setSelectedCell(start + 1, column + 1)
      const area = { sheet, row: start + 1, column: column + 1, width: 1, height: 1 }
      model.pasteCsvText(area, inputs.join('\n'))
    }
    inputs = []
  }
  return {
    push: (row: number, input: string) => {
      // Text that would be cut by the paste's own signs goes alone.
      if (/[\t\r\n"]/.test(input)) {
        model.setUserInput(sheet, row + 1, column + 1, input)
        return
      }
      if (inputs.length > 0 && row !== start + inputs.length) end()
      if (inputs.length === 0) start = row
      inputs.push(input)
    },
    end,
  }
}

/** Fifteen digits, Excel's own precision, so that the text IronCalc answers is the whole number. */
export const RAW = '0.00000000000000E+00'

export const showRawNumbers = (model: Model, workbook: Workbook): void => {
  workbook.sheets.forEach((sheet, index) => {
    const columns = new Set<number>()
    for (const key of sheet.formulas) columns.add(key % LAST_COLUMN)
    for (const column of columns) {
      const area = { sheet: index, row: 1, column: column + 1, width: 1, height: LAST_ROW }
      model.updateRangeStyle(area, 'num_fmt', RAW)
    }
  })
}

export const spillAt = (model: Model, index: number, row: number, column: number): Area | null => {
  const structure = model.getCellArrayStructure(index, row + 1, column + 1)
  if (typeof structure === 'string' || !('DynamicAnchor' in structure)) return null
  const [columns, rows] = structure.DynamicAnchor
  return { row, column, rows, columns }
}

export const obstructed = (sheet: Sheet, area: Area): boolean => {
  for (let row = area.row; row < area.row + area.rows; row += 1) {
    for (let column = area.column; column < area.column + area.columns; column += 1) {
      if (row === area.row && column === area.column) continue
      if (sheet.cells[row]?.[column] !== undefined) return true
    }
  }
  return false
}

/** Cell types of IronCalc. */
const NUMBER = 1
const LOGICAL = 4
const ERROR = 16

export const computedAt = (model: Model, index: number, row: number, column: number): Computed => {
  const text = model.getFormattedCellValue(index, row + 1, column + 1)
  const type = model.getCellType(index, row + 1, column + 1)
  if (type === NUMBER) {
    const number = Number(text)
    return Number.isNaN(number) ? plainNumber(text) : number === 0 ? 0 : number
  }
  if (type === LOGICAL) return text === 'TRUE'
  if (type !== ERROR) return text
  if (text === '#CIRC!') return 0
  return { error: text === '#ERROR!' || text === '#N/IMPL!' ? '#NAME?' : text }
}

/** A spilled neighbour column still has IronCalc's own format: thousands separators and so on. */
const plainNumber = (text: string): number => Number(text.replace(/[^0-9.eE+-]/g, ''))
