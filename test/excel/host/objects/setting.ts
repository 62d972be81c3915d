// Workbook.settings: small values kept in the file for this add-in.
import { HostError } from '../errors.ts'
import { type ObjectType, object } from '../registry.ts'
import type { HostState } from '../state.ts'

interface SettingTarget {
  state: HostState
  key: string
}

const SettingType: ObjectType<SettingTarget> = {
  name: 'Setting',
  id: ({ key }) => key,
  properties: {
    key: ({ key }) => key,
    value: {
      get: ({ state, key }) => state.workbook.settings.get(key) ?? null,
      set: ({ state, key }, value) => {
        state.workbook.settings.set(key, value)
      },
    },
  },
  methods: {
    delete: ({ state, key }) => {
      state.workbook.settings.delete(key)
    },
  },
}

export const SettingCollectionType: ObjectType<HostState> = {
  name: 'SettingCollection',
  properties: {},
  items: (state) =>
    [...state.workbook.settings.keys()].map((key) => object(SettingType, { state, key })),
  item: (state, key) => {
    if (!state.workbook.settings.has(String(key))) throw new HostError('ItemNotFound', String(key))
    return object(SettingType, { state, key: String(key) })
  },
  methods: {
    add: (state, [key, value]) => {
      if (typeof key !== 'string') throw new HostError('InvalidArgument', 'key')
      state.workbook.settings.set(key, value)
      return object(SettingType, { state, key })
    },
    getCount: (state) => state.workbook.settings.size,
    getItemOrNullObject: (state, [key]) =>
      state.workbook.settings.has(String(key))
        ? object(SettingType, { state, key: String(key) })
        : null,
  },
}
