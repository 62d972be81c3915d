// Table, its columns, rows and filters, and the collections of them.
import { formatArea, intersect } from '../../workbook/address.ts'
import { contentAt, plainValue, valueAt } from '../../workbook/cells.ts'
import { type Sheet, sheetById, type Table } from '../../workbook/model.ts'
import { bodyArea } from '../../workbook/structured.ts'
import {
  addTable,
  applyFilters,
  convertToRange,
  nameFault,
  renameTable,
  resizeTable,
  showTotals,
} from '../../workbook/tables.ts'
import { assertAllowed, rangeArgument, text } from '../access.ts'
import { clearCells, shiftCells, writeCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { eventMethods } from '../events.ts'
import { type Call, type HostObject, type ObjectType, object, type Property } from '../registry.ts'
import type { HostState } from '../state.ts'
import { range } from './range.ts'
import { TableColumnCollectionType } from './table-column.ts'
import { WorksheetType } from './worksheet.ts'

export const TableType: ObjectType<Table> = {
  name: 'Table',
  id: (table) => table.id,
  properties: {
    id: (table) => table.id,
    name: {
      get: (table) => table.name,
      set: (table, value, { state }) => {
        const name = text(value, 'name')
        if (name.toLowerCase() !== table.name.toLowerCase()) assertTableName(state, name)
        renameTable(state.workbook, table, name)
      },
    },
    style: {
      get: (table) => table.style,
      set: (table, value, { state }) => {
        table.style = text(value, 'style')
        state.changed({ kind: 'structure', actor: state.actor })
      },
    },
    showHeaders: {
      get: (table) => table.showHeaders,
      set: (table, value, { state }) => {
        const on = value === true
        if (on === table.showHeaders) return
        const rows = table.area.rows + (on ? 1 : -1)
        table.area = { ...table.area, row: table.area.row + (on ? -1 : 1), rows }
        table.showHeaders = on
        resizeTable(state.workbook, table, table.area)
      },
    },
    showTotals: {
      get: (table) => table.showTotals,
      set: (table, value, { state }) => {
        assertAllowed(state, sheetOf(state, table), 'cells', table.area)
        showTotals(state.workbook, table, value === true)
        state.changed({ kind: 'structure', actor: state.actor })
      },
    },
    showBandedRows: look('showBandedRows'),
    showBandedColumns: look('showBandedColumns'),
    showFilterButton: look('showFilterButton'),
    highlightFirstColumn: look('highlightFirstColumn'),
    highlightLastColumn: look('highlightLastColumn'),
    legacyId: (_, { state }) => String(state.workbook.tables.indexOf(_) + 1),
  },
  objects: {
    columns: (table) => object(TableColumnCollectionType, table),
    rows: (table) => object(TableRowCollectionType, table),
    worksheet: (table, { state }) => object(WorksheetType, sheetOf(state, table)),
  },
  methods: {
    ...eventMethods('table', (table: Table) => table.id),
    getRange: (table, _, { state }) => range(sheetOf(state, table), table.area),
    getDataBodyRange: (table, _, { state }) => range(sheetOf(state, table), bodyArea(table)),
    getHeaderRowRange: (table, _, { state }) => {
      if (!table.showHeaders) throw new HostError('InvalidOperation', 'no header row')
      return range(sheetOf(state, table), { ...table.area, rows: 1 })
    },
    getTotalRowRange: (table, _, { state }) => {
      if (!table.showTotals) throw new HostError('InvalidOperation', 'no totals row')
      const row = table.area.row + table.area.rows - 1
      return range(sheetOf(state, table), { ...table.area, row, rows: 1 })
    },
    resize: (table, [newRange], { state }) => {
      const sheet = sheetOf(state, table)
      const target = rangeArgument(state, sheet, newRange)
      const fits = target.sheet === sheet && intersect(target.area, table.area)
      if (!fits || target.area.row !== table.area.row) {
        throw new HostError('InvalidArgument', 'newRange')
      }
      assertAllowed(state, sheet, 'cells', target.area)
      resizeTable(state.workbook, table, target.area)
      state.changed({ kind: 'structure', actor: state.actor })
    },
    delete: (table, _, call) => {
      const { state } = call
      const sheet = sheetOf(state, table)
      clearCells(state, { sheet, area: table.area }, 'All')
      state.workbook.tables = state.workbook.tables.filter((one) => one !== table)
      state.workbook.engine.reset()
      state.changed({ kind: 'structure', actor: state.actor })
    },
    convertToRange: (table, _, { state }) => {
      const sheet = sheetOf(state, table)
      convertToRange(state.workbook, table)
      state.changed({ kind: 'structure', actor: state.actor })
      return range(sheet, table.area)
    },
    clearFilters: (table, _, { state }) => {
      for (const column of table.columns) column.shown = null
      filtered(state, table)
    },
    reapplyFilters: (table, _, { state }) => filtered(state, table),
    clearStyle: (table) => {
      table.style = ''
    },
  },
}

export interface TableScope {
  /** The sheet whose tables are meant; all sheets' when left out. */
  sheet?: Sheet
}

export const TableCollectionType: ObjectType<TableScope> = {
  name: 'TableCollection',
  properties: { count: (scope, { state }) => inScope(state, scope).length },
  items: (scope, { state }) => inScope(state, scope).map((table) => object(TableType, table)),
  item: (scope, key, { state }) => {
    const table = find(state, scope, key)
    if (!table) throw new HostError('ItemNotFound', String(key))
    return object(TableType, table)
  },
  methods: {
    ...eventMethods('tables', (scope: TableScope) => scope.sheet?.id ?? 'Workbook'),
    add: (scope, [address, hasHeaders], call) => add(scope, address, hasHeaders === true, call),
    getCount: (scope, _, { state }) => inScope(state, scope).length,
    getItemAt: (scope, [index], { state }) => {
      const table = inScope(state, scope)[Number(index)]
      if (!table) throw new HostError('InvalidArgument', 'index')
      return object(TableType, table)
    },
    getItemOrNullObject: (scope, [key], { state }) => {
      const table = find(state, scope, key)
      return table ? object(TableType, table) : null
    },
  },
}

/** Tables found in a range. */
export const tableCollection = (tables: Table[]): HostObject => object(TableScopedType, tables)

const TableScopedType: ObjectType<Table[]> = {
  name: 'TableScopedCollection',
  properties: {},
  items: (tables) => tables.map((table) => object(TableType, table)),
  item: (tables, key) => {
    const table = tables.find((one) => one.id === key || one.name === key)
    if (!table) throw new HostError('ItemNotFound', String(key))
    return object(TableType, table)
  },
  methods: {
    getCount: (tables) => tables.length,
    getFirst: (tables) => {
      const [first] = tables
      if (!first) throw new HostError('ItemNotFound')
      return object(TableType, first)
    },
  },
}

const TableRowCollectionType: ObjectType<Table> = {
  name: 'TableRowCollection',
  properties: { count: (table) => bodyArea(table).rows },
  items: (table) =>
    Array.from({ length: bodyArea(table).rows }, (_, index) =>
      object(TableRowType, { table, index }),
    ),
  item: (table, key) => object(TableRowType, { table, index: Number(key) }),
  methods: {
    getCount: (table) => bodyArea(table).rows,
    getItemAt: (table, [index]) => object(TableRowType, { table, index: Number(index) }),
    add: (table, [index, values], call) => {
      const { state } = call
      const sheet = sheetOf(state, table)
      const body = bodyArea(table)
      const list = (Array.isArray(values?.valueOf()) ? values : [[]]) as unknown[][]
      const at = typeof index === 'number' && index >= 0 ? index : body.rows
      const rows = { ...body, row: body.row + at, rows: list.length }
      assertAllowed(state, sheet, 'cells', rows)
      const grown = { ...table.area, rows: table.area.rows + list.length }
      if (at < body.rows || table.showTotals)
        shiftCells(state, { sheet, area: { ...rows } }, 'Down')
      table.area = grown
      state.workbook.engine.reset()
      writeCells(state, sheet, rows, list)
      return object(TableRowType, { table, index: at })
    },
  },
}

interface TableRowTarget {
  table: Table
  index: number
}

const TableRowType: ObjectType<TableRowTarget> = {
  name: 'TableRow',
  properties: {
    index: ({ index }) => index,
    values: {
      get: ({ table, index }, { state }) => {
        const sheet = sheetOf(state, table)
        const row = bodyArea(table).row + index
        return [
          table.columns.map((_, column) =>
            plainValue(valueAt(state.workbook, sheet, row, table.area.column + column)),
          ),
        ]
      },
      set: ({ table, index }, value, { state }) => {
        const body = bodyArea(table)
        writeCells(state, sheetOf(state, table), { ...body, row: body.row + index, rows: 1 }, value)
      },
    },
  },
  methods: {
    getRange: ({ table, index }, _, { state }) => {
      const body = bodyArea(table)
      return range(sheetOf(state, table), { ...body, row: body.row + index, rows: 1 })
    },
    delete: ({ table, index }, _, { state }) => {
      const sheet = sheetOf(state, table)
      const body = bodyArea(table)
      shiftCells(state, { sheet, area: { ...body, row: body.row + index, rows: 1 } }, 'Up')
    },
  },
}

/** The sheet a table stands on. */
export const sheetOf = (state: HostState, table: Table): Sheet => {
  const sheet = sheetById(state.workbook, table.sheetId)
  if (!sheet || !state.workbook.tables.includes(table))
    throw new HostError('ItemNotFound', table.name)
  return sheet
}

/** Hides the rows filtered away and says so. */
export const filtered = (state: HostState, table: Table): void => {
  const sheet = sheetOf(state, table)
  assertAllowed(state, sheet, 'allowAutoFilter')
  applyFilters(state.workbook, table)
  const area = bodyArea(table)
  state.changed({ kind: 'rowsHidden', sheet, area, actor: state.actor, hidden: true })
}

const inScope = (state: HostState, { sheet }: TableScope): Table[] =>
  state.workbook.tables.filter((table) => !sheet || table.sheetId === sheet.id)

const find = (state: HostState, scope: TableScope, key: unknown): Table | undefined =>
  inScope(state, scope).find(
    (table) => table.id === key || table.name.toLowerCase() === String(key).toLowerCase(),
  )

const add = (scope: TableScope, address: unknown, hasHeaders: boolean, call: Call): HostObject => {
  const { state } = call
  const active = sheetById(state.workbook, state.workbook.activeSheetId) ?? null
  const target = rangeArgument(state, scope.sheet ?? active, address)
  assertAllowed(state, target.sheet, 'cells', target.area)
  const clash = state.workbook.tables.some(
    (table) => table.sheetId === target.sheet.id && intersect(table.area, target.area),
  )
  if (clash || target.sheet.merges.some((merge) => intersect(merge, target.area))) {
    throw new HostError('InvalidArgument', `a table cannot be made at ${formatArea(target.area)}`)
  }
  const filled = contentAt(target.sheet, target.area.row, target.area.column) !== undefined
  let area = target.area
  if (!hasHeaders) {
    if (filled) shiftCells(state, { sheet: target.sheet, area: { ...area, rows: 1 } }, 'Down')
    area = { ...area, rows: area.rows + (filled ? 1 : 0) }
  }
  const body = area.rows === 1 ? { ...area, rows: 2 } : area
  const table = addTable(state.workbook, target.sheet, body, { hasHeaders: true })
  state.changed({ kind: 'structure', actor: state.actor })
  return object(TableType, table)
}

const assertTableName = (state: HostState, name: string): void => {
  const fault = nameFault(state.workbook, name)
  if (fault === 'exists') throw new HostError('ItemAlreadyExists', name)
  if (fault) throw new HostError('InvalidArgument', `table name ${name}`)
}

function look(
  key:
    | 'showBandedRows'
    | 'showBandedColumns'
    | 'showFilterButton'
    | 'highlightFirstColumn'
    | 'highlightLastColumn',
): Property<Table> {
  return {
    get: (table) => table[key],
    set: (table, value, { state }) => {
      table[key] = value === true
      state.changed({ kind: 'structure', actor: state.actor })
    },
  }
}
