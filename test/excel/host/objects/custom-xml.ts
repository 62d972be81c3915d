// Workbook.customXmlParts: documents kept in the file.
import type { CustomXmlPart } from '../../workbook/model.ts'
import { guid } from '../../workbook/sheets.ts'
import { text } from '../access.ts'
import { HostError } from '../errors.ts'
import { type HostObject, type ObjectType, object } from '../registry.ts'
import type { HostState } from '../state.ts'

const CustomXmlPartType: ObjectType<CustomXmlPart> = {
  name: 'CustomXmlPart',
  id: (part) => part.id,
  properties: {
    id: (part) => part.id,
    namespaceUri: (part) => namespaceOf(part.xml),
  },
  methods: {
    getXml: (part) => part.xml,
    setXml: (part, [xml]) => {
      part.xml = wellFormed(xml)
    },
    delete: (part, _, { state }) => {
      state.workbook.customXmlParts = state.workbook.customXmlParts.filter((one) => one !== part)
    },
  },
}

export const CustomXmlPartCollectionType: ObjectType<HostState> = {
  name: 'CustomXmlPartCollection',
  properties: {},
  items: ({ workbook }) => workbook.customXmlParts.map((part) => object(CustomXmlPartType, part)),
  item: (state, key) => {
    const found = find(state, key)
    if (!found) throw new HostError('ItemNotFound', String(key))
    return found
  },
  methods: {
    add: ({ workbook }, [xml]) => {
      const part = { id: `{${guid(workbook.nextId())}}`, xml: wellFormed(xml) }
      workbook.customXmlParts.push(part)
      return object(CustomXmlPartType, part)
    },
    getCount: ({ workbook }) => workbook.customXmlParts.length,
    getItemOrNullObject: (state, [key]) => find(state, key) ?? null,
    getByNamespace: ({ workbook }, [namespace]) =>
      object(
        ScopedType,
        workbook.customXmlParts.filter((part) => namespaceOf(part.xml) === namespace),
      ),
  },
}

const ScopedType: ObjectType<CustomXmlPart[]> = {
  name: 'CustomXmlPartScopedCollection',
  properties: {},
  items: (parts) => parts.map((part) => object(CustomXmlPartType, part)),
  item: (parts, key) => {
    const part = parts.find((one) => one.id === key)
    if (!part) throw new HostError('ItemNotFound', String(key))
    return object(CustomXmlPartType, part)
  },
  methods: {
    getCount: (parts) => parts.length,
    getItemOrNullObject: (parts, [key]) => {
      const part = parts.find((one) => one.id === key)
      return part ? object(CustomXmlPartType, part) : null
    },
    getOnlyItem: (parts) => only(parts),
    getOnlyItemOrNullObject: (parts) => (parts.length === 1 ? only(parts) : null),
  },
}

const only = (parts: CustomXmlPart[]): HostObject => {
  const [part] = parts
  if (!part || parts.length > 1) throw new HostError('GeneralException', `${parts.length} parts`)
  return object(CustomXmlPartType, part)
}

const find = ({ workbook }: HostState, key: unknown): HostObject | undefined => {
  const part = workbook.customXmlParts.find((one) => one.id === key)
  return part && object(CustomXmlPartType, part)
}

/** The namespace of the root element. */
const namespaceOf = (xml: string): string => {
  const root = /<(?![?!])(?:([\w.-]+):)?[\w.-]+([^>]*)>/.exec(xml)
  const attribute = root?.[1] ? `xmlns:${root[1]}` : 'xmlns'
  const found = new RegExp(`\\s${attribute}\\s*=\\s*["']([^"']*)["']`).exec(root?.[2] ?? '')
  return found?.[1] ?? ''
}

/** Elements must nest and close, as Excel demands. */
const wellFormed = (xml: unknown): string => {
  const written = text(xml, 'xml')
  const open: string[] = []
  const bare = written.replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '')
  for (const match of bare.matchAll(/<(\/?)([\w.:-]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g)) {
    const [, closing, name = '', , empty] = match
    if (closing) {
      if (open.pop() !== name) throw new HostError('InvalidArgument', 'xml')
    } else if (!empty) open.push(name)
  }
  if (open.length > 0 || !/^\s*</.test(bare)) throw new HostError('InvalidArgument', 'xml')
  return written
}
