// Range: what it can do, and the ranges reached from it.
import {
  type Area,
  bounding,
  cellCount,
  contains,
  intersect,
  LAST_COLUMN,
  LAST_ROW,
} from '../../workbook/address.ts'
import {
  contentAt,
  formatAt,
  mergeArea,
  patchFormat,
  putContent,
  unmergeArea,
  usedArea,
} from '../../workbook/cells.ts'
import { relativeFormula } from '../../workbook/formula.ts'
import { isFormula, type Sheet } from '../../workbook/model.ts'
import { assertAllowed, integer, rangeArgument } from '../access.ts'
import { clearCells, shiftCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { type Call, type HostObject, type Method, object } from '../registry.ts'
import type { HostState, RangeTarget } from '../state.ts'
import { allPrecedents, directDependents, directPrecedents, workbookAreas } from './precedents.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'
import { RangeViewType } from './range-view.ts'
import { specialCells } from './special-cells.ts'
import { tableCollection } from './table.ts'

export const rangeMethods: Record<string, Method<RangeTarget>> = {
  getCell: ({ sheet, area }, [row, column]) =>
    inSheet(sheet, {
      row: area.row + integer(row, 'row'),
      column: area.column + integer(column, 'column'),
      rows: 1,
      columns: 1,
    }),
  getRow: ({ sheet, area }, [row]) =>
    inSheet(sheet, { ...area, row: area.row + integer(row, 'row'), rows: 1 }),
  getColumn: ({ sheet, area }, [column]) =>
    inSheet(sheet, { ...area, column: area.column + integer(column, 'column'), columns: 1 }),
  getLastRow: ({ sheet, area }) =>
    inSheet(sheet, { ...area, row: area.row + area.rows - 1, rows: 1 }),
  getLastColumn: ({ sheet, area }) =>
    inSheet(sheet, { ...area, column: area.column + area.columns - 1, columns: 1 }),
  getLastCell: ({ sheet, area }) =>
    inSheet(sheet, {
      row: area.row + area.rows - 1,
      column: area.column + area.columns - 1,
      rows: 1,
      columns: 1,
    }),
  getEntireRow: ({ sheet, area }) => inSheet(sheet, { ...area, column: 0, columns: LAST_COLUMN }),
  getEntireColumn: ({ sheet, area }) => inSheet(sheet, { ...area, row: 0, rows: LAST_ROW }),
  getOffsetRange: ({ sheet, area }, [rows, columns]) =>
    inSheet(sheet, {
      ...area,
      row: area.row + integer(rows, 'rowOffset'),
      column: area.column + integer(columns, 'columnOffset'),
    }),
  getResizedRange: ({ sheet, area }, [rows, columns]) =>
    inSheet(sheet, {
      ...area,
      rows: area.rows + integer(rows, 'deltaRows'),
      columns: area.columns + integer(columns, 'deltaColumns'),
    }),
  getAbsoluteResizedRange: ({ sheet, area }, [rows, columns]) =>
    inSheet(sheet, {
      ...area,
      rows: integer(rows, 'numRows'),
      columns: integer(columns, 'numColumns'),
    }),
  getRowsAbove: ({ sheet, area }, [count = 1]) =>
    beside(sheet, area, -integer(count, 'count'), 'rows'),
  getRowsBelow: ({ sheet, area }, [count = 1]) =>
    beside(sheet, area, integer(count, 'count'), 'rows'),
  getColumnsBefore: ({ sheet, area }, [count = 1]) =>
    beside(sheet, area, -integer(count, 'count'), 'columns'),
  getColumnsAfter: ({ sheet, area }, [count = 1]) =>
    beside(sheet, area, integer(count, 'count'), 'columns'),
  getBoundingRect: ({ sheet, area }, [other], call) =>
    inSheet(sheet, bounding(area, sameSheet(call.state, sheet, other).area)),
  getIntersection: (target, [other], call) => {
    const found = crossing(target, other, call)
    if (!found) throw new HostError('ItemNotFound')
    return found
  },
  getIntersectionOrNullObject: (target, [other], call) => crossing(target, other, call),
  getUsedRange: ({ sheet, area }, [valuesOnly], call) => {
    const used = usedArea(call.state.workbook, sheet, valuesOnly === true, area)
    return range(sheet, used ?? { ...area, rows: 1, columns: 1 })
  },
  getUsedRangeOrNullObject: ({ sheet, area }, [valuesOnly], call) => {
    const used = usedArea(call.state.workbook, sheet, valuesOnly === true, area)
    return used && range(sheet, used)
  },
  getSurroundingRegion: ({ sheet, area }) => range(sheet, surrounding(sheet, area)),
  getSpecialCells: (target, [type, values], call) => {
    const found = specialCells(target, type, values, call)
    if (!found) throw new HostError('ItemNotFound')
    return areas(target.sheet, found)
  },
  getSpecialCellsOrNullObject: (target, [type, values], call) => {
    const found = specialCells(target, type, values, call)
    return found && areas(target.sheet, found)
  },
  getMergedAreasOrNullObject: ({ sheet, area }) => {
    const found = sheet.merges.filter((merge) => intersect(merge, area))
    return found.length > 0 ? areas(sheet, found) : null
  },
  getVisibleView: (target) => object(RangeViewType, target),
  getTables: ({ sheet, area }, [whole], call) =>
    tableCollection(
      call.state.workbook.tables.filter(
        (table) =>
          table.sheetId === sheet.id &&
          (whole === true ? contains(area, table.area) : intersect(area, table.area) !== null),
      ),
    ),
  getSpillingToRangeOrNullObject: ({ sheet, area }, _, call) => {
    const spill = call.state.workbook.engine
      .spills(sheet)
      .find((one) => one.row === area.row && one.column === area.column)
    return spill ? range(sheet, spill) : null
  },
  clear: (target, [what], call) => clearCells(call.state, target, String(what ?? 'All')),
  delete: (target, [shift], call) => {
    if (shift !== 'Up' && shift !== 'Left') throw new HostError('InvalidArgument', 'shift')
    shiftCells(call.state, target, shift)
  },
  insert: (target, [shift], call) => {
    if (shift !== 'Down' && shift !== 'Right') throw new HostError('InvalidArgument', 'shift')
    const area = { ...target.area }
    shiftCells(call.state, target, shift)
    return range(target.sheet, area)
  },
  merge: ({ sheet, area }, [across], call) => {
    assertAllowed(call.state, sheet, 'allowFormatCells')
    const inTable = call.state.workbook.tables.some(
      (table) => table.sheetId === sheet.id && intersect(table.area, area),
    )
    if (inTable) throw new HostError('InvalidOperation', 'cells of a table cannot be merged')
    const strips =
      across === true
        ? Array.from({ length: area.rows }, (_, row) => ({ ...area, row: area.row + row, rows: 1 }))
        : [area]
    for (const strip of strips) mergeArea(call.state.workbook, sheet, strip)
    call.state.changed({ kind: 'format', sheet, area, actor: call.state.actor })
  },
  unmerge: ({ sheet, area }, _, call) => {
    assertAllowed(call.state, sheet, 'allowFormatCells')
    unmergeArea(sheet, area)
    call.state.changed({ kind: 'format', sheet, area, actor: call.state.actor })
  },
  select: ({ sheet, area }, _, call) => {
    if (sheet.visibility !== 'Visible') throw new HostError('InvalidOperation', 'hidden sheet')
    activateSheet(call.state, sheet)
    sheet.selection = [{ ...area }]
    call.state.changed({ kind: 'selection', sheet, area, actor: call.state.actor })
  },
  calculate: () => undefined,
  getDirectPrecedents: (target, _, { state }) =>
    workbookAreas(directPrecedents(state.workbook, target)),
  getPrecedents: (target, _, { state }) => workbookAreas(allPrecedents(state.workbook, target)),
  getDirectDependents: (target, _, { state }) =>
    workbookAreas(directDependents(state.workbook, target)),
  copyFrom: ({ sheet, area }, [source, type], call) =>
    copyCells(
      call,
      { sheet, area },
      rangeArgument(call.state, sheet, source),
      String(type ?? 'All'),
    ),
  /** Asked by the library before it cuts a big array into slices. */
  _ValidateArraySize: ({ area }, [rows, columns]) => {
    if (rows !== area.rows || columns !== area.columns) {
      throw new HostError('InvalidArgument', 'the array does not match the range')
    }
  },
}

/** Shows a sheet. */
export const activateSheet = (state: HostState, sheet: Sheet): void => {
  if (state.workbook.activeSheetId === sheet.id) return
  const before = state.workbook.sheets.find((one) => one.id === state.workbook.activeSheetId)
  state.workbook.activeSheetId = sheet.id
  state.changed({ kind: 'activated', sheet, before: before ?? null, actor: state.actor })
}

const inSheet = (sheet: Sheet, area: Area): HostObject => {
  const fits =
    area.row >= 0 &&
    area.column >= 0 &&
    area.rows > 0 &&
    area.columns > 0 &&
    area.row + area.rows <= LAST_ROW &&
    area.column + area.columns <= LAST_COLUMN
  if (!fits) throw new HostError('InvalidArgument', 'outside the sheet')
  return range(sheet, area)
}

const beside = (sheet: Sheet, area: Area, count: number, axis: 'rows' | 'columns'): HostObject => {
  if (count === 0) throw new HostError('InvalidArgument', 'count')
  const place = axis === 'rows' ? 'row' : 'column'
  const start = count > 0 ? area[place] + area[axis] : area[place] + count
  return inSheet(sheet, { ...area, [place]: start, [axis]: Math.abs(count) })
}

const sameSheet = (state: HostState, sheet: Sheet, other: unknown): RangeTarget => {
  const target = rangeArgument(state, sheet, other)
  if (target.sheet !== sheet) throw new HostError('InvalidArgument', 'another sheet')
  return target
}

const crossing = ({ sheet, area }: RangeTarget, other: unknown, call: Call): HostObject | null => {
  const found = intersect(area, sameSheet(call.state, sheet, other).area)
  return found && range(sheet, found)
}

const surrounding = (sheet: Sheet, area: Area): Area => {
  let region = area
  for (;;) {
    const wider = {
      row: Math.max(0, region.row - 1),
      column: Math.max(0, region.column - 1),
      rows: region.rows + (region.row > 0 ? 2 : 1),
      columns: region.columns + (region.column > 0 ? 2 : 1),
    }
    let found = region
    for (let row = wider.row; row < wider.row + wider.rows; row += 1) {
      for (let column = wider.column; column < wider.column + wider.columns; column += 1) {
        if (contentAt(sheet, row, column) === undefined) continue
        found = bounding(found, { row, column, rows: 1, columns: 1 })
      }
    }
    if (cellCount(found) === cellCount(region)) return region
    region = found
  }
}

const copyCells = (call: Call, to: RangeTarget, from: RangeTarget, type: string): void => {
  if (!['All', 'Formulas', 'Values', 'Formats'].includes(type)) {
    throw new HostError('InvalidArgument', `copyType ${type}`)
  }
  const { workbook } = call.state
  const rows = Math.max(to.area.rows, from.area.rows)
  const columns = Math.max(to.area.columns, from.area.columns)
  const area = { ...to.area, rows, columns }
  assertAllowed(call.state, to.sheet, 'cells', area)
  const cells = Array.from({ length: rows * columns }, (_, index) => {
    const row = from.area.row + (Math.floor(index / columns) % from.area.rows)
    const column = from.area.column + ((index % columns) % from.area.columns)
    return { row, column, content: contentAt(from.sheet, row, column) }
  })
  cells.forEach(({ row, column, content }, index) => {
    const at = {
      row: area.row + Math.floor(index / columns),
      column: area.column + (index % columns),
    }
    if (type !== 'Formats') {
      const moved = isFormula(content)
        ? { formula: relativeFormula(content.formula, at.row - row, at.column - column) }
        : content
      putContent(workbook, to.sheet, at.row, at.column, moved)
    }
    if (type === 'All' || type === 'Formats') {
      const one = { ...at, rows: 1, columns: 1 }
      patchFormat(to.sheet, one, formatAt(from.sheet, row, column))
    }
  })
  call.state.changed({
    kind: 'cells',
    sheet: to.sheet,
    area,
    actor: call.state.actor,
    changeType: 'RangeEdited',
  })
}
