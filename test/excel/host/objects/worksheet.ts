// Worksheet and WorksheetCollection.
import { LAST_COLUMN, LAST_ROW } from '../../workbook/address.ts'
import { usedArea } from '../../workbook/cells.ts'
import { type Sheet, STANDARD_HEIGHT, sheetById, sheetByName } from '../../workbook/model.ts'
import { addSheet, deleteSheet, renameSheet, sheetNameFault } from '../../workbook/sheets.ts'
import { areasArgument, assertStructure, integer, rangeArgument, text } from '../access.ts'
import { HostError } from '../errors.ts'
import { eventMethods } from '../events.ts'
import { type HostObject, type ObjectType, object, type Property } from '../registry.ts'
import type { HostState } from '../state.ts'
import { ChartCollectionType } from './chart.ts'
import { copySheet } from './copy-sheet.ts'
import { NamedItemCollectionType } from './named-item.ts'
import { PageLayoutType } from './page-layout.ts'
import { WorksheetProtectionType } from './protection.ts'
import { range } from './range.ts'
import { areas } from './range-areas.ts'
import { color } from './range-format.ts'
import { activateSheet } from './range-methods.ts'
import { WorksheetCustomPropertyCollectionType, WorksheetFreezePanesType } from './sheet-parts.ts'
import { TableCollectionType } from './table.ts'

export const WorksheetType: ObjectType<Sheet> = {
  name: 'Worksheet',
  id: (sheet) => sheet.id,
  properties: {
    id: (sheet) => sheet.id,
    name: {
      get: (sheet) => sheet.name,
      set: (sheet, value, { state }) => {
        const name = text(value, 'name')
        assertStructure(state)
        assertSheetName(state, name, sheet)
        const nameBefore = sheet.name
        renameSheet(state.workbook, sheet, name)
        state.changed({ kind: 'sheetRenamed', sheet, actor: state.actor, nameBefore })
      },
    },
    position: {
      get: (sheet, { state }) => state.workbook.sheets.indexOf(sheet),
      set: (sheet, value, { state }) => {
        assertStructure(state)
        moveSheet(state, sheet, integer(value, 'position'))
      },
    },
    visibility: {
      get: (sheet) => sheet.visibility,
      set: (sheet, value, { state }) => {
        if (value !== 'Visible' && value !== 'Hidden' && value !== 'VeryHidden') {
          throw new HostError('InvalidArgument', 'visibility')
        }
        assertStructure(state)
        const others = state.workbook.sheets.filter((one) => one !== sheet)
        const other = others.find((one) => one.visibility === 'Visible')
        if (value !== 'Visible' && !other) throw new HostError('InvalidOperation', 'last sheet')
        sheet.visibility = value
        if (value !== 'Visible' && other && state.workbook.activeSheetId === sheet.id) {
          activateSheet(state, other)
        }
        state.changed({ kind: 'structure', actor: state.actor })
      },
    },
    tabColor: {
      get: (sheet) => sheet.tabColor,
      set: (sheet, value, { state }) => {
        sheet.tabColor = value === '' ? '' : color(value)
        state.changed({ kind: 'structure', actor: state.actor })
      },
    },
    showGridlines: flag('showGridlines'),
    showHeadings: flag('showHeadings'),
    // What the library writes for the two above.
    gridlines: flag('showGridlines'),
    headings: flag('showHeadings'),
    standardHeight: () => STANDARD_HEIGHT,
    standardWidth: {
      get: (sheet) => sheet.standardWidth,
      set: (sheet, value) => {
        if (typeof value !== 'number') throw new HostError('InvalidArgument', 'standardWidth')
        sheet.standardWidth = value
      },
    },
    enableCalculation: () => true,
    tabId: (sheet, { state }) => state.workbook.sheets.indexOf(sheet) + 1,
  },
  objects: {
    tables: (sheet) => object(TableCollectionType, { sheet }),
    charts: (sheet) => object(ChartCollectionType, sheet),
    names: (sheet) => object(NamedItemCollectionType, { sheet }),
    protection: (sheet) => object(WorksheetProtectionType, sheet),
    freezePanes: (sheet) => object(WorksheetFreezePanesType, sheet),
    pageLayout: (sheet) => object(PageLayoutType, sheet),
    customProperties: (sheet) => object(WorksheetCustomPropertyCollectionType, sheet),
  },
  methods: {
    ...eventMethods('sheet', (sheet: Sheet) => sheet.id),
    activate: (sheet, _, { state }) => {
      if (sheet.visibility !== 'Visible') throw new HostError('InvalidOperation', 'hidden sheet')
      activateSheet(state, sheet)
    },
    calculate: () => undefined,
    copy: (sheet, [position, other], { state }) => {
      assertStructure(state)
      const beside = (other as { target?: Sheet } | null | undefined)?.target
      const copy = copySheet(state.workbook, sheet, String(position ?? 'None'), beside)
      state.changed({ kind: 'sheetAdded', sheet: copy, actor: state.actor })
      return object(WorksheetType, copy)
    },
    delete: (sheet, _, { state }) => {
      assertStructure(state)
      const others = state.workbook.sheets.filter((one) => one !== sheet)
      const last = !others.some((one) => one.visibility === 'Visible')
      if (last || sheet.visibility === 'VeryHidden')
        throw new HostError('InvalidOperation', 'delete')
      deleteSheet(state.workbook, sheet)
      state.changed({ kind: 'sheetDeleted', sheet, actor: state.actor })
    },
    getCell: (sheet, [row, column]) =>
      range(sheet, {
        row: integer(row, 'row'),
        column: integer(column, 'column'),
        rows: 1,
        columns: 1,
      }),
    getRange: (sheet, [address], { state }) => {
      if (address === undefined || address === null || address === '') {
        return range(sheet, { row: 0, column: 0, rows: LAST_ROW, columns: LAST_COLUMN })
      }
      const target = rangeArgument(state, sheet, address)
      return range(target.sheet, target.area)
    },
    getRangeByIndexes: (sheet, [row, column, rows, columns]) => {
      const area = {
        row: integer(row, 'startRow'),
        column: integer(column, 'startColumn'),
        rows: integer(rows, 'rowCount'),
        columns: integer(columns, 'columnCount'),
      }
      if (area.row < 0 || area.column < 0 || area.rows < 1 || area.columns < 1) {
        throw new HostError('InvalidArgument', 'indexes')
      }
      return range(sheet, area)
    },
    getRanges: (sheet, [address], { state }) => {
      const target = areasArgument(state, sheet, address ?? 'A:XFD')
      return areas(sheet, target.areas)
    },
    getUsedRange: (sheet, [valuesOnly], { state }) =>
      range(
        sheet,
        usedArea(state.workbook, sheet, valuesOnly === true) ?? {
          row: 0,
          column: 0,
          rows: 1,
          columns: 1,
        },
      ),
    getUsedRangeOrNullObject: (sheet, [valuesOnly], { state }) => {
      const used = usedArea(state.workbook, sheet, valuesOnly === true)
      return used && range(sheet, used)
    },
    getNextOrNullObject: (sheet, [visibleOnly], { state }) =>
      neighbour(state, sheet, 1, visibleOnly === true),
    getPreviousOrNullObject: (sheet, [visibleOnly], { state }) =>
      neighbour(state, sheet, -1, visibleOnly === true),
    _GetSheetById: (_, [id], { state }) => worksheet(state, id),
    _GetAnotherWorksheetById: (_, [id], { state }) => worksheet(state, id),
  },
}

interface Sheets {
  state: HostState
}

export const WorksheetCollectionType: ObjectType<Sheets> = {
  name: 'WorksheetCollection',
  properties: {},
  items: ({ state }) => state.workbook.sheets.map((sheet) => object(WorksheetType, sheet)),
  item: ({ state }, key) => worksheet(state, key),
  methods: {
    ...eventMethods('sheets', () => 'Workbook'),
    add: ({ state }, [name]) => {
      assertStructure(state)
      if (name !== undefined && name !== null) assertSheetName(state, text(name, 'name'))
      const sheet = addSheet(state.workbook, typeof name === 'string' ? name : undefined)
      state.changed({ kind: 'sheetAdded', sheet, actor: state.actor })
      return object(WorksheetType, sheet)
    },
    getActiveWorksheet: ({ state }) => worksheet(state, state.workbook.activeSheetId),
    getCount: ({ state }, [visibleOnly]) => seen(state, visibleOnly === true).length,
    getFirst: ({ state }, [visibleOnly]) =>
      worksheet(state, seen(state, visibleOnly === true)[0]?.id),
    getLast: ({ state }, [visibleOnly]) =>
      worksheet(state, seen(state, visibleOnly === true).at(-1)?.id),
    getItemOrNullObject: ({ state }, [key]) => {
      const sheet = findSheet(state, key)
      return sheet ? object(WorksheetType, sheet) : null
    },
  },
}

/** @throws HostError ItemNotFound */
export const worksheet = (state: HostState, key: unknown): HostObject => {
  const sheet = findSheet(state, key)
  if (!sheet) throw new HostError('ItemNotFound', String(key))
  return object(WorksheetType, sheet)
}

const findSheet = (state: HostState, key: unknown): Sheet | undefined =>
  sheetById(state.workbook, String(key)) ?? sheetByName(state.workbook, String(key))

const seen = (state: HostState, visibleOnly: boolean): Sheet[] =>
  state.workbook.sheets.filter((sheet) => !visibleOnly || sheet.visibility === 'Visible')

const neighbour = (
  state: HostState,
  sheet: Sheet,
  step: 1 | -1,
  visibleOnly: boolean,
): HostObject | null => {
  const { sheets } = state.workbook
  for (let at = sheets.indexOf(sheet) + step; at >= 0 && at < sheets.length; at += step) {
    const found = sheets[at]
    if (found && (!visibleOnly || found.visibility === 'Visible'))
      return object(WorksheetType, found)
  }
  return null
}

const moveSheet = (state: HostState, sheet: Sheet, position: number): void => {
  const { workbook } = state
  if (position < 0 || position >= workbook.sheets.length) {
    throw new HostError('InvalidArgument', 'position')
  }
  workbook.sheets = workbook.sheets.filter((one) => one !== sheet)
  workbook.sheets.splice(position, 0, sheet)
  workbook.engine.reset()
  state.changed({ kind: 'structure', actor: state.actor })
}

const assertSheetName = (state: HostState, name: string, except?: Sheet): void => {
  const fault = sheetNameFault(state.workbook, name, except)
  if (fault === 'exists') throw new HostError('ItemAlreadyExists', name)
  if (fault) throw new HostError('InvalidArgument', `sheet name ${fault}`)
}

function flag(key: 'showGridlines' | 'showHeadings'): Property<Sheet> {
  return {
    get: (sheet) => sheet[key],
    set: (sheet, value, { state }) => {
      if (typeof value !== 'boolean') throw new HostError('InvalidArgument', key)
      sheet[key] = value
      state.changed({ kind: 'structure', actor: state.actor })
    },
  }
}
