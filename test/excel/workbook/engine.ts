// Calculation by IronCalc: formulas and just the cells they look at are handed to it, lazily.
import { initSync, Model, type SyncInitInput } from '@ironcalc/wasm'
import { type Area, LAST_COLUMN, LAST_ROW } from './address.ts'
import {
  cellsOf,
  computedAt,
  engineInput,
  givenInput,
  inside,
  type LoadedCells,
  newLoadedCells,
  newRun,
  obstructed,
  RAW,
  showRawNumbers,
  spillAt,
  widthOf,
} from './engine-cells.ts'
import { engineFormula } from './engine-formula.ts'
import { type Computed, isFormula, type Sheet, type Workbook } from './model.ts'

export interface Engine {
  /** The value of a formula cell or of a cell a formula spills into; undefined for any other. */
  value: (sheet: Sheet, row: number, column: number) => Computed | undefined
  /** Areas filled by formulas with several results. */
  spills: (sheet: Sheet) => Area[]
  /** A cell's content has changed. */
  touch: (sheet: Sheet, row: number, column: number) => void
  /** Anything else has changed: sheets, names, tables, rows moved. */
  reset: () => void
  /** Gives a formula cell its results from outside, as custom functions do; null gives it back. */
  give: (sheet: Sheet, row: number, column: number, results: Computed[][] | null) => void
  /** What a formula would come to if it stood on a sheet. */
  evaluate: (sheet: Sheet, formula: string) => Computed
  /** How often the whole workbook was calculated. */
  readonly calculations: number
  /** Frees the engine's memory; it comes back by itself when asked again. */
  dispose: () => void
}

/** Compiles the engine once; call it before the first `createWorkbook`. */
export const initEngine = (wasm: SyncInitInput): void => {
  initSync({ module: wasm })
}

export const createEngine = (workbook: Workbook): Engine => {
  let model: Model | null = null
  let stale = true
  let calculations = 0
  let loaded = new Map<string, LoadedCells>()
  let results = new Map<string, Map<number, Computed>>()
  let spilled = new Map<string, Area[]>()
  let dirty = new Map<string, Set<number>>()
  const given = new Map<string, Map<number, Computed[][]>>()

  const reset = () => {
    model?.free()
    model = null
    stale = true
    loaded = new Map()
    dirty = new Map()
  }

  const indexOf = (sheet: Sheet): number => workbook.sheets.indexOf(sheet)

  const pushCell = (target: Model, sheet: Sheet, key: number) => {
    const row = Math.floor(key / LAST_COLUMN)
    const column = key % LAST_COLUMN
    const content = sheet.cells[row]?.[column]
    const index = indexOf(sheet)
    if (!isFormula(content)) {
      target.setUserInput(index, row + 1, column + 1, engineInput(content))
      return
    }
    const rows = given.get(sheet.id)?.get(key)
    if (rows) {
      rows.forEach((values, r) => {
        values.forEach((value, c) => {
          target.setUserInput(index, row + r + 1, column + c + 1, givenInput(value))
        })
      })
      return
    }
    const { text, areas } = engineFormula(workbook, sheet, row, column, content.formula)
    target.setUserInput(index, row + 1, column + 1, text)
    for (const needed of areas) pushArea(target, needed.sheet, needed.area)
  }

  const pushArea = (target: Model, sheet: Sheet, area: Area) => {
    const cells = loaded.get(sheet.id) ?? newLoadedCells()
    loaded.set(sheet.id, cells)
    const name = `${area.row},${area.column},${area.rows},${area.columns}`
    if (cells.areas.has(name)) return
    cells.areas.add(name)
    if (area.rows * area.columns > 1) cells.wide.push(area)
    const index = indexOf(sheet)
    const lastRow = Math.min(area.row + area.rows, sheet.cells.length)
    const end = area.column + area.columns
    // The width goes through all rows: for one column each, a long sheet would take their square.
    const lastColumn = area.columns === 1 ? end : Math.min(end, widthOf(sheet))
    for (let column = area.column; column < lastColumn; column += 1) {
      const run = newRun(target, index, column)
      for (let row = area.row; row < lastRow; row += 1) {
        const content = sheet.cells[row]?.[column]
        const key = row * LAST_COLUMN + column
        if (content === undefined || isFormula(content) || cells.keys.has(key)) continue
        cells.keys.add(key)
        run.push(row, engineInput(content))
      }
      run.end()
    }
  }

  const build = (): Model => {
    const fresh = new Model('workbook', 'en', 'Asia/Tokyo', 'en')
    fresh.pauseEvaluation()
    workbook.sheets.forEach((_, index) => {
      if (index > 0) fresh.newSheet()
    })
    // Numbered names first: a sheet may be called what another one is called by default.
    workbook.sheets.forEach((_, index) => {
      fresh.renameSheet(index, `_${index}`)
    })
    workbook.sheets.forEach((sheet, index) => {
      fresh.renameSheet(index, sheet.name)
      for (const row of sheet.hiddenRows) fresh.setRowsHidden(index, row + 1, row + 1, true)
    })
    for (const sheet of workbook.sheets) {
      for (const key of sheet.formulas) pushCell(fresh, sheet, key)
    }
    return fresh
  }

  const pushDirty = (target: Model) => {
    for (const [id, keys] of dirty) {
      const sheet = workbook.sheets.find((one) => one.id === id)
      if (!sheet) continue
      const cells = loaded.get(id)
      for (const key of keys) {
        const row = Math.floor(key / LAST_COLUMN)
        const column = key % LAST_COLUMN
        const known = cells?.keys.has(key) || results.get(id)?.has(key) || sheet.formulas.has(key)
        if (!known && !cells?.wide.some((area) => inside(area, row, column))) {
          if (!cells?.areas.has(`${row},${column},1,1`)) continue
        }
        pushCell(target, sheet, key)
        cells?.keys.add(key)
      }
    }
    dirty = new Map()
  }

  const read = (target: Model) => {
    results = new Map()
    spilled = new Map()
    for (const sheet of workbook.sheets) {
      if (sheet.formulas.size === 0) continue
      const index = indexOf(sheet)
      const values = new Map<number, Computed>()
      results.set(sheet.id, values)
      for (const key of sheet.formulas) {
        const row = Math.floor(key / LAST_COLUMN)
        const column = key % LAST_COLUMN
        const rows = given.get(sheet.id)?.get(key)
        const area = rows
          ? { row, column, rows: rows.length, columns: rows[0]?.length ?? 1 }
          : spillAt(target, index, row, column)
        if (rows && area?.rows === 1 && area.columns === 1) {
          values.set(key, rows[0]?.[0] ?? '')
          continue
        }
        if (!area) {
          values.set(key, computedAt(target, index, row, column))
          continue
        }
        if (obstructed(sheet, area)) {
          values.set(key, { error: '#SPILL!' })
          continue
        }
        spilled.set(sheet.id, [...(spilled.get(sheet.id) ?? []), area])
        for (let r = row; r < row + area.rows; r += 1) {
          for (let c = column; c < column + area.columns; c += 1) {
            const one = rows?.[r - row]?.[c - column]
            values.set(r * LAST_COLUMN + c, one ?? computedAt(target, index, r, c))
          }
        }
      }
    }
  }

  const refresh = () => {
    if (!stale) return
    stale = false
    if (!workbook.sheets.some((sheet) => sheet.formulas.size > 0)) {
      results = new Map()
      spilled = new Map()
      dirty = new Map()
      return
    }
    if (model) pushDirty(model)
    else model = build()
    showRawNumbers(model, workbook)
    model.evaluate()
    calculations += 1
    read(model)
  }

  const touch = (sheet: Sheet, row: number, column: number) => {
    stale = true
    if (!model) return
    const keys = dirty.get(sheet.id) ?? new Set()
    keys.add(row * LAST_COLUMN + column)
    dirty.set(sheet.id, keys)
  }

  return {
    value: (sheet, row, column) => {
      refresh()
      return results.get(sheet.id)?.get(row * LAST_COLUMN + column)
    },
    spills: (sheet) => {
      refresh()
      return spilled.get(sheet.id) ?? []
    },
    touch,
    give: (sheet, row, column, rows) => {
      const key = row * LAST_COLUMN + column
      const known = given.get(sheet.id) ?? new Map<number, Computed[][]>()
      given.set(sheet.id, known)
      const before = known.get(key)
      if (rows) known.set(key, rows)
      else known.delete(key)
      // Several results leave traces in cells that hold nothing of their own.
      if (cellsOf(before) > 1 || cellsOf(rows) > 1) reset()
      else touch(sheet, row, column)
    },
    evaluate: (sheet, formula) => {
      const row = LAST_ROW - 1
      const column = LAST_COLUMN - 1
      refresh()
      const target = model ?? build()
      model = target
      const { text, areas } = engineFormula(workbook, sheet, row, column, formula)
      for (const needed of areas) pushArea(target, needed.sheet, needed.area)
      const index = indexOf(sheet)
      target.setUserInput(index, row + 1, column + 1, text)
      const area = { sheet: index, row: row + 1, column: column + 1, width: 1, height: 1 }
      target.updateRangeStyle(area, 'num_fmt', RAW)
      target.evaluate()
      const result = computedAt(target, index, row, column)
      target.setUserInput(index, row + 1, column + 1, '')
      return result
    },
    reset,
    get calculations() {
      return calculations
    },
    dispose: reset,
  }
}
