// TableColumn, its filter, and the collection of a table's columns.
import { plainValue, valueAt, writeInput } from '../../workbook/cells.ts'
import type { Table, TableColumn } from '../../workbook/model.ts'
import { bodyArea } from '../../workbook/structured.ts'
import { text } from '../access.ts'
import { writeCells } from '../edits.ts'
import { HostError } from '../errors.ts'
import { type HostObject, type ObjectType, object } from '../registry.ts'
import { range } from './range.ts'
import { filtered, sheetOf } from './table.ts'

interface ColumnTarget {
  table: Table
  column: TableColumn
}

const TableColumnType: ObjectType<ColumnTarget> = {
  name: 'TableColumn',
  id: ({ column }) => column.id,
  properties: {
    id: ({ column }) => column.id,
    index: ({ table, column }) => table.columns.indexOf(column),
    name: {
      get: ({ column }) => column.name,
      set: ({ table, column }, value, { state }) => {
        const place = table.area.column + table.columns.indexOf(column)
        const name = text(value, 'name')
        writeInput(state.workbook, sheetOf(state, table), table.area.row, place, `'${name}`)
        column.name = name
      },
    },
    values: {
      get: (target, { state }) => {
        const sheet = sheetOf(state, target.table)
        const area = columnArea(target, target.table.area)
        return Array.from({ length: area.rows }, (_, row) => [
          plainValue(valueAt(state.workbook, sheet, area.row + row, area.column)),
        ])
      },
      set: (target, value, { state }) =>
        writeCells(
          state,
          sheetOf(state, target.table),
          columnArea(target, target.table.area),
          value,
        ),
    },
  },
  objects: {
    filter: (target) => object(FilterType, target),
  },
  methods: {
    getRange: (target, _, { state }) =>
      range(sheetOf(state, target.table), columnArea(target, target.table.area)),
    getDataBodyRange: (target, _, { state }) =>
      range(sheetOf(state, target.table), columnArea(target, bodyArea(target.table))),
    getHeaderRowRange: (target, _, { state }) =>
      range(sheetOf(state, target.table), { ...columnArea(target, target.table.area), rows: 1 }),
    getTotalRowRange: (target, _, { state }) => {
      if (!target.table.showTotals) throw new HostError('InvalidOperation', 'no totals row')
      const area = columnArea(target, target.table.area)
      return range(sheetOf(state, target.table), {
        ...area,
        row: area.row + area.rows - 1,
        rows: 1,
      })
    },
  },
}

const FilterType: ObjectType<ColumnTarget> = {
  name: 'Filter',
  properties: {
    criteria: ({ column }) => (column.shown ? { filterOn: 'Values', values: column.shown } : null),
  },
  methods: {
    applyValuesFilter: ({ table, column }, [values], { state }) => {
      if (!Array.isArray(values)) throw new HostError('InvalidArgument', 'values')
      column.shown = values.map(String)
      filtered(state, table)
    },
    clear: ({ table, column }, _, { state }) => {
      column.shown = null
      filtered(state, table)
    },
  },
}

export const TableColumnCollectionType: ObjectType<Table> = {
  name: 'TableColumnCollection',
  properties: { count: (table) => table.columns.length },
  items: (table) => table.columns.map((column) => object(TableColumnType, { table, column })),
  item: (table, key) => {
    const found = find(table, key)
    if (!found) throw new HostError('ItemNotFound', String(key))
    return found
  },
  methods: {
    getCount: (table) => table.columns.length,
    getItemAt: (table, [index]) => {
      const column = table.columns[Number(index)]
      if (!column) throw new HostError('InvalidArgument', 'index')
      return object(TableColumnType, { table, column })
    },
    getItemOrNullObject: (table, [key]) => find(table, key) ?? null,
  },
}

const find = (table: Table, key: unknown): HostObject | undefined => {
  const column = table.columns.find(
    (one) => one.id === key || one.name.toLowerCase() === String(key).toLowerCase(),
  )
  return column && object(TableColumnType, { table, column })
}

const columnArea = ({ table, column }: ColumnTarget, area: Table['area']): Table['area'] => ({
  ...area,
  column: table.area.column + table.columns.indexOf(column),
  columns: 1,
})
