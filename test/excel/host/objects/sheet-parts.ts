// Small parts of a sheet: freeze panes, custom properties.
import type { Sheet } from '../../workbook/model.ts'
import { rangeArgument } from '../access.ts'
import { HostError } from '../errors.ts'
import { type Call, type ObjectType, object } from '../registry.ts'
import { range } from './range.ts'

export const WorksheetFreezePanesType: ObjectType<Sheet> = {
  name: 'WorksheetFreezePanes',
  properties: {},
  methods: {
    freezeRows: (sheet, [count = 1], call) => freeze(sheet, Number(count), 0, call),
    freezeColumns: (sheet, [count = 1], call) => freeze(sheet, 0, Number(count), call),
    freezeAt: (sheet, [frozen], call) => {
      const { area } = rangeArgument(call.state, sheet, frozen)
      freeze(sheet, area.row + area.rows, area.column + area.columns, call)
    },
    unfreeze: (sheet, _, call) => freeze(sheet, 0, 0, call),
    getLocationOrNullObject: (sheet) => {
      const { rows, columns } = sheet.freeze
      if (rows === 0 && columns === 0) return null
      return range(sheet, {
        row: 0,
        column: 0,
        rows: rows || 1_048_576,
        columns: columns || 16_384,
      })
    },
  },
}

const freeze = (sheet: Sheet, rows: number, columns: number, call: Call): void => {
  sheet.freeze = { rows, columns }
  call.state.changed({ kind: 'structure', actor: call.state.actor })
}

interface CustomProperty {
  sheet: Sheet
  key: string
}

const WorksheetCustomPropertyType: ObjectType<CustomProperty> = {
  name: 'WorksheetCustomProperty',
  id: ({ key }) => key,
  properties: {
    key: ({ key }) => key,
    value: {
      get: ({ sheet, key }) => sheet.customProperties.get(key) ?? '',
      set: ({ sheet, key }, value) => {
        sheet.customProperties.set(key, String(value))
      },
    },
  },
  methods: {
    delete: ({ sheet, key }) => {
      sheet.customProperties.delete(key)
    },
  },
}

export const WorksheetCustomPropertyCollectionType: ObjectType<Sheet> = {
  name: 'WorksheetCustomPropertyCollection',
  properties: {},
  items: (sheet) =>
    [...sheet.customProperties.keys()].map((key) =>
      object(WorksheetCustomPropertyType, { sheet, key }),
    ),
  item: (sheet, key) => {
    if (!sheet.customProperties.has(String(key))) throw new HostError('ItemNotFound', String(key))
    return object(WorksheetCustomPropertyType, { sheet, key: String(key) })
  },
  methods: {
    add: (sheet, [key, value]) => {
      sheet.customProperties.set(String(key), String(value))
      return object(WorksheetCustomPropertyType, { sheet, key: String(key) })
    },
    getCount: (sheet) => sheet.customProperties.size,
    getItemOrNullObject: (sheet, [key]) =>
      sheet.customProperties.has(String(key))
        ? object(WorksheetCustomPropertyType, { sheet, key: String(key) })
        : null,
  },
}
