// Workbook.properties: title, author and the like.
import { type ObjectType, object, type Property } from '../registry.ts'
import type { HostState } from '../state.ts'

export const DocumentPropertiesType: ObjectType<HostState> = {
  name: 'DocumentProperties',
  properties: {
    author: property('author'),
    category: property('category'),
    comments: property('comments'),
    company: property('company'),
    keywords: property('keywords'),
    manager: property('manager'),
    subject: property('subject'),
    title: property('title'),
    lastAuthor: ({ workbook }) => workbook.properties.lastAuthor ?? '',
    revisionNumber: property('revisionNumber'),
  },
  objects: { custom: (state) => object(CustomPropertyCollectionType, state) },
}

const CustomPropertyCollectionType: ObjectType<HostState> = {
  name: 'CustomPropertyCollection',
  properties: {},
  items: ({ workbook }) =>
    Object.keys(workbook.properties)
      .filter((key) => key.startsWith('custom:'))
      .map((key) => object(CustomPropertyType, { workbook, key })),
  methods: {
    add: ({ workbook }, [key, value]) => {
      workbook.properties[`custom:${String(key)}`] = String(value)
      return object(CustomPropertyType, { workbook, key: `custom:${String(key)}` })
    },
    getItemOrNullObject: ({ workbook }, [key]) =>
      `custom:${String(key)}` in workbook.properties
        ? object(CustomPropertyType, { workbook, key: `custom:${String(key)}` })
        : null,
  },
}

const CustomPropertyType: ObjectType<{ workbook: HostState['workbook']; key: string }> = {
  name: 'CustomProperty',
  id: ({ key }) => key.slice('custom:'.length),
  properties: {
    key: ({ key }) => key.slice('custom:'.length),
    value: ({ workbook, key }) => workbook.properties[key] ?? '',
  },
  methods: {
    delete: ({ workbook, key }) => {
      delete workbook.properties[key]
    },
  },
}

function property(key: string): Property<HostState> {
  return {
    get: ({ workbook }) => workbook.properties[key] ?? '',
    set: ({ workbook }, value) => {
      workbook.properties[key] = String(value)
    },
  }
}
