// What `load` answers: the asked properties of an object, nested objects and collection items.
import { HostError } from './errors.ts'
import { followObject } from './process.ts'
import { type Call, type HostObject, memberKey, wireName } from './registry.ts'
import { assertSupported, isSupported } from './requirement.ts'

export interface QueryInfo {
  Select?: string[]
  Expand?: string[]
  Top?: number
  Skip?: number
}

/** @param camel names as in the JavaScript API (a query answered as JSON) instead of as on the wire. */
export const query = (
  target: HostObject,
  info: QueryInfo,
  call: Call,
  camel: boolean,
): Record<string, unknown> => {
  const paths = [...(info.Select ?? []), ...(info.Expand ?? [])].map((path) => path.split(/[/.]/))
  return read(target, paths, call, camel, info)
}

const read = (
  target: HostObject,
  paths: string[][],
  call: Call,
  camel: boolean,
  page: QueryInfo = {},
): Record<string, unknown> => {
  const say = camel ? (name: string) => name : wireName
  const answer: Record<string, unknown> = {}
  const nested = new Map<string, string[][]>()
  const forItems: string[][] = []
  let all = paths.length === 0
  for (const [first = '', ...rest] of paths) {
    if (first === '*' || first === '$all') all = true
    else if (target.type.items && first.toLowerCase() === 'items') forItems.push(rest)
    else if (memberKey(target.type.properties, first))
      readProperty(target, first, answer, call, say)
    else if (memberKey(target.type.objects, first)) {
      const key = first.toLowerCase()
      nested.set(key, [...(nested.get(key) ?? []), ...(rest.length > 0 ? [rest] : [])])
    } else if (target.type.items) forItems.push([first, ...rest])
    else if (first !== '' && first !== '$none') throw missing(target, first)
  }
  if (all) {
    for (const key of Object.keys(target.type.properties ?? {})) {
      if (isSupported(call.state, target.type.name, key)) {
        readProperty(target, key, answer, call, say)
      }
    }
  }
  for (const [name, rest] of nested) {
    const found = followObject(target, name, call)
    const key = memberKey(target.type.objects, name) ?? name
    answer[say(key)] = found === null ? null : read(found, rest, call, camel)
  }
  if (target.type.items) {
    const items = target.type.items(target.target, call)
    const shown = items.slice(page.Skip ?? 0, (page.Skip ?? 0) + (page.Top ?? items.length))
    const itemPaths = forItems.filter((path) => path.length > 0)
    answer[camel ? 'items' : '_Items'] = shown.map((item, index) => ({
      ...itemIdentity(item, index, camel),
      ...read(item, itemPaths, call, camel),
    }))
  }
  return answer
}

const readProperty = (
  target: HostObject,
  name: string,
  answer: Record<string, unknown>,
  call: Call,
  say: (name: string) => string,
): void => {
  const key = memberKey(target.type.properties, name)
  const property = key === undefined ? undefined : target.type.properties?.[key]
  if (key === undefined || property === undefined) throw missing(target, name)
  call.location = `${target.type.name}.${key}`
  assertSupported(call.state, target.type.name, key)
  answer[say(key)] =
    typeof property === 'function'
      ? property(target.target, call)
      : property.get(target.target, call)
}

const missing = (target: HostObject, name: string): HostError =>
  new HostError('ApiNotFound', `${target.type.name}.${name}`)

const itemIdentity = (item: HostObject, index: number, camel: boolean): Record<string, unknown> => {
  const id = item.type.id?.(item.target)
  if (camel) return id === undefined ? {} : { id }
  return id === undefined ? { _Index: index } : { Id: id, _Id: id, _Index: index }
}
