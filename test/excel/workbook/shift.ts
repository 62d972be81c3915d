// Inserting and deleting cells, rows and columns: everything that names cells moves along.
import { type Area, LAST_COLUMN, LAST_ROW } from './address.ts'
import { cellKey } from './cells.ts'
import { movedReference, rewriteFormula } from './formula.ts'
import { isFormula, type Sheet, sheetByName, type Workbook } from './model.ts'

export interface Shift {
  axis: 'rows' | 'columns'
  /** First row or column that moves or goes. */
  at: number
  /** How many are inserted, or deleted when negative. */
  count: number
  /** The columns (or rows) concerned; all of them for whole rows and columns. */
  band: { from: number; to: number }
}

/** Inserts empty cells where `area` stands, moving what is there down or right. */
export const insertCells = (
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  direction: 'Down' | 'Right',
): void => applyShift(workbook, sheet, shiftFor(area, direction === 'Down' ? 'rows' : 'columns', 1))

/** Deletes the cells of `area`, moving what is below up or what is right left. */
export const deleteCells = (
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  direction: 'Up' | 'Left',
): void => applyShift(workbook, sheet, shiftFor(area, direction === 'Up' ? 'rows' : 'columns', -1))

/** Where an area is after a shift on its own sheet; null when its cells are gone. */
export const shiftedArea = (area: Area, shift: Shift): Area | null => {
  const vertical = shift.axis === 'rows'
  const [start, length] = vertical ? [area.row, area.rows] : [area.column, area.columns]
  const [from, size] = vertical ? [area.column, area.columns] : [area.row, area.rows]
  if (length === (vertical ? LAST_ROW : LAST_COLUMN)) return area
  if (from < shift.band.from || from + size > shift.band.to) return area
  const span = shiftedSpan(start, length, shift.at, shift.count)
  if (!span) return null
  return vertical
    ? { ...area, row: span[0], rows: span[1] }
    : { ...area, column: span[0], columns: span[1] }
}

const shiftFor = (area: Area, axis: Shift['axis'], sign: 1 | -1): Shift =>
  axis === 'rows'
    ? {
        axis,
        at: area.row,
        count: sign * area.rows,
        band: { from: area.column, to: area.column + area.columns },
      }
    : {
        axis,
        at: area.column,
        count: sign * area.columns,
        band: { from: area.row, to: area.row + area.rows },
      }

const applyShift = (workbook: Workbook, sheet: Sheet, shift: Shift): void => {
  moveContents(sheet, shift)
  const move = (area: Area) => shiftedArea(area, shift)
  sheet.merges = keep(sheet.merges.map(move))
  sheet.selection = keep(sheet.selection.map(move))
  for (const format of sheet.conditionalFormats) format.areas = keep(format.areas.map(move))
  sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one.areas.length > 0)
  moveTables(workbook, sheet, shift)
  for (const one of workbook.sheets) {
    for (const chart of one.charts) {
      const places = [chart.source, ...chart.series.flatMap((s) => keep([s.values, s.categories]))]
      for (const place of places) {
        if (place.sheetId === sheet.id) place.area = move(place.area) ?? place.area
      }
    }
    rewriteFormulas(workbook, one, sheet, move)
  }
  for (const name of workbook.names) {
    name.formula = movedFormula(workbook, name.formula, null, sheet, move)
  }
  workbook.engine.reset()
}

const moveTables = (workbook: Workbook, sheet: Sheet, shift: Shift): void => {
  workbook.tables = workbook.tables.filter((table) => {
    if (table.sheetId !== sheet.id) return true
    const after = shiftedArea(table.area, shift)
    if (!after) return false
    const added = after.columns - table.area.columns
    const offset = shift.at - table.area.column
    if (shift.axis === 'columns' && added > 0) {
      const fresh = Array.from({ length: added }, (_, index) => ({
        id: workbook.nextId(),
        name: `列${table.columns.length + index + 1}`,
        shown: null,
      }))
      table.columns.splice(offset, 0, ...fresh)
    } else if (shift.axis === 'columns' && added < 0) {
      table.columns.splice(Math.max(0, offset), -added)
    }
    table.area = after
    return true
  })
}

const rewriteFormulas = (
  workbook: Workbook,
  where: Sheet,
  moved: Sheet,
  move: (area: Area) => Area | null,
): void => {
  for (const key of where.formulas) {
    const cells = where.cells[Math.floor(key / LAST_COLUMN)]
    const content = cells?.[key % LAST_COLUMN]
    if (!cells || !isFormula(content)) continue
    const formula = movedFormula(workbook, content.formula, where, moved, move)
    if (formula !== content.formula) cells[key % LAST_COLUMN] = { formula }
  }
}

const movedFormula = (
  workbook: Workbook,
  formula: string,
  here: Sheet | null,
  moved: Sheet,
  move: (area: Area) => Area | null,
): string =>
  rewriteFormula(formula, (piece) => {
    if (piece.kind !== 'reference') return null
    const sheet = piece.sheet === null ? here : sheetByName(workbook, piece.sheet)
    if (sheet !== moved) return null
    const after = move(piece.area)
    const same = after && after.row === piece.area.row && after.column === piece.area.column
    if (same && after.rows === piece.area.rows && after.columns === piece.area.columns) return null
    return movedReference(piece, after)
  })

const moveContents = (sheet: Sheet, shift: Shift): void => {
  const { axis, at, count, band } = shift
  const whole = band.from === 0 && band.to === (axis === 'rows' ? LAST_COLUMN : LAST_ROW)
  if (axis === 'rows' && whole) {
    spliceRows(sheet.cells, at, count)
    spliceRows(sheet.styles, at, count)
  } else {
    sheet.cells = movedGrid(sheet.cells, shift)
    sheet.styles = movedGrid(sheet.styles, shift)
  }
  if (whole && axis === 'rows') {
    sheet.rowStyles = movedKeys(sheet.rowStyles, at, count)
    sheet.rowHeights = movedKeys(sheet.rowHeights, at, count)
    sheet.hiddenRows = movedSet(sheet.hiddenRows, at, count)
  } else if (whole) {
    sheet.columnStyles = movedKeys(sheet.columnStyles, at, count)
    sheet.columnWidths = movedKeys(sheet.columnWidths, at, count)
    sheet.hiddenColumns = movedSet(sheet.hiddenColumns, at, count)
  }
  sheet.formulas = new Set()
  sheet.cells.forEach((cells, row) => {
    cells?.forEach((content, column) => {
      if (isFormula(content)) sheet.formulas.add(cellKey(row, column))
    })
  })
}

const spliceRows = <T>(rows: T[], at: number, count: number): void => {
  if (at >= rows.length) return
  if (count < 0) rows.splice(at, -count)
  else rows.splice(at, 0, ...new Array<T>(count))
}

const movedGrid = <T>(grid: (T[] | undefined)[], shift: Shift): T[][] => {
  const moved: T[][] = []
  grid.forEach((cells, row) => {
    cells?.forEach((cell, column) => {
      const after = shiftedArea({ row, column, rows: 1, columns: 1 }, shift)
      if (!after) return
      const target = moved[after.row] ?? []
      moved[after.row] = target
      target[after.column] = cell
    })
  })
  return moved
}

const movedKeys = <T>(map: Map<number, T>, at: number, count: number): Map<number, T> => {
  const moved = new Map<number, T>()
  for (const [key, value] of map) {
    const span = shiftedSpan(key, 1, at, count)
    if (span) moved.set(span[0], value)
  }
  return moved
}

const movedSet = (set: Set<number>, at: number, count: number): Set<number> =>
  new Set(movedKeys(new Map([...set].map((key) => [key, true])), at, count).keys())

const shiftedSpan = (
  start: number,
  length: number,
  at: number,
  count: number,
): [number, number] | null => {
  const end = start + length
  if (count >= 0) {
    if (start >= at) return [start + count, length]
    return end > at ? [start, length + count] : [start, length]
  }
  const after = (place: number) => (place <= at ? place : Math.max(at, place + count))
  const from = after(start)
  return after(end) > from ? [from, after(end) - from] : null
}

const keep = <T>(items: (T | null | undefined)[]): T[] =>
  items.filter((item): item is T => item !== null && item !== undefined)
