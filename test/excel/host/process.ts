// One request of the library: its object paths resolved, its actions run in order, its results.
import type { Sheet } from '../workbook/model.ts'
import { HostError } from './errors.ts'
import { query } from './query.ts'
import { type Call, type HostObject, memberKey } from './registry.ts'
import { assertSupported } from './requirement.ts'
import { serviceObject } from './services.ts'
import type { HostState } from './state.ts'

export interface RequestBody {
  Actions: Action[]
  ObjectPaths: Record<string, ObjectPath>
}

export interface Action {
  Id: number
  ActionType: number
  Name: string
  ObjectPathId: number
  ArgumentInfo?: ArgumentInfo
  QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number }
  RecursiveQueryInfo?: unknown
  ObjectState?: Record<string, unknown>
}

export interface ObjectPath {
  Id: number
  ObjectPathType: number
  Name: string
  ParentObjectPathId?: number
  ArgumentInfo?: ArgumentInfo
}

interface ArgumentInfo {
  Arguments?: unknown[]
  ReferencedObjectPathIds?: unknown[] | null
}

export interface ResponseBody {
  Results: { ActionId: number; Value: unknown }[]
  TraceIds: number[]
  Error?: {
    Code: string
    Message: string
    Location: string
    ActionIndex: number
    HttpStatusCode: number
  }
}

/** How far a request has come. */
export interface Progress {
  actions: number
  /** Properties set and methods called among them. */
  writes: number
}

/** Runs a request's actions; @param root the Workbook; @param afterAction called after each one. */
export const processRequest = (
  state: HostState,
  root: HostObject,
  body: RequestBody,
  toMessage: (error: HostError) => string,
  afterAction: (done: Progress) => void = () => {},
): ResponseBody => {
  const response: ResponseBody = { Results: [], TraceIds: [] }
  const paths = createPaths(state, root, body.ObjectPaths)
  let writes = 0
  for (const [index, action] of body.Actions.entries()) {
    const call: Call = { state, location: '' }
    try {
      const result = runAction(state, paths, action, call)
      if (result !== NOTHING) response.Results.push({ ActionId: action.Id, Value: result })
      if (action.ActionType === 5) response.TraceIds.push(action.Id)
      if (isWrite(action)) writes += 1
      afterAction({ actions: index + 1, writes })
    } catch (error) {
      if (!(error instanceof HostError)) throw error
      response.Error = {
        Code: error.code,
        Message: toMessage(error),
        Location: call.location,
        ActionIndex: index,
        HttpStatusCode: 400,
      }
      break
    }
  }
  return response
}

const isWrite = ({ ActionType, Name }: Action): boolean =>
  ActionType === 4 || ActionType === 9 || (ActionType === 3 && !Name.startsWith('_'))

const NOTHING = Symbol('nothing')

type Paths = (id: number, call: Call) => HostObject | null

const runAction = (state: HostState, paths: Paths, action: Action, call: Call): unknown => {
  if (action.ActionType === 5) return null
  const target = paths(action.ObjectPathId, call)
  switch (action.ActionType) {
    case 1:
      return target === null ? null : identity(state, target)
    case 2:
    case 7:
      if (target === null) return null
      return {
        ...identity(state, target),
        ...query(target, action.QueryInfo ?? {}, call, action.ActionType === 7),
      }
    case 3:
      // The library asks to keep whatever it was given, null objects too.
      if (target === null && action.Name === '_KeepReference') return null
      if (target === null) throw new HostError('ItemNotFound')
      return callMethod(target, action.Name, argumentsOf(action.ArgumentInfo, paths, call), call)
    case 4: {
      if (target === null) throw new HostError('ItemNotFound')
      const [value] = argumentsOf(action.ArgumentInfo, paths, call)
      setProperty(target, action.Name, value, call)
      return NOTHING
    }
    case 9:
      if (target === null) throw new HostError('ItemNotFound')
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
        setProperty(target, name, value, call)
      }
      return NOTHING
    default:
      throw new HostError('ApiNotFound', `action type ${action.ActionType}`)
  }
}

/** Resolves object paths, each once a request: a path of a method that adds something adds it once. */
const createPaths = (
  state: HostState,
  root: HostObject,
  objectPaths: Record<string, ObjectPath>,
): Paths => {
  const known = new Map<number, HostObject | null>()
  const resolve: Paths = (id, call) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const path = objectPaths[id]
    if (!path) throw new HostError('InvalidReference', `path ${id}`)
    const found = resolvePath(state, root, path, resolve, call)
    known.set(id, found)
    return found
  }
  return resolve
}

const resolvePath = (
  state: HostState,
  root: HostObject,
  path: ObjectPath,
  resolve: Paths,
  call: Call,
): HostObject | null => {
  switch (path.ObjectPathType) {
    case 1:
      return root
    case 2:
      return serviceObject(path.Name, state)
    case 6: {
      const kept = state.references.get(path.Name)
      const { sheet } = (kept?.object.target ?? {}) as { sheet?: Sheet }
      // A range of a sheet that has been deleted since.
      const isLost = sheet !== undefined && !state.workbook.sheets.includes(sheet)
      if (!kept || isLost) throw new HostError('InvalidReference', path.Name)
      return kept.object as HostObject
    }
    case 7:
      return null
  }
  const parent = resolve(path.ParentObjectPathId ?? -1, call)
  if (parent === null) return null
  const args = argumentsOf(path.ArgumentInfo, resolve, call)
  if (path.ObjectPathType === 5) {
    call.location = `${parent.type.name}.getItem`
    if (!parent.type.item) throw new HostError('ApiNotFound', call.location)
    return parent.type.item(parent.target, args[0], call)
  }
  if (path.ObjectPathType === 3) {
    return callMethod(parent, path.Name, args, call) as HostObject | null
  }
  if (path.ObjectPathType !== 4)
    throw new HostError('ApiNotFound', `path type ${path.ObjectPathType}`)
  return followObject(parent, path.Name, call)
}

/** `range.format`: the object a property holds. */
export const followObject = (parent: HostObject, name: string, call: Call): HostObject | null => {
  const key = memberKey(parent.type.objects, name)
  call.location = `${parent.type.name}.${key ?? lowerFirst(name)}`
  const onward = key === undefined ? undefined : parent.type.objects?.[key]
  if (!onward || key === undefined) throw new HostError('ApiNotFound', call.location)
  assertSupported(call.state, parent.type.name, key)
  return onward(parent.target, call)
}

const callMethod = (target: HostObject, name: string, args: unknown[], call: Call): unknown => {
  if (name === '_KeepReference') return keepReference(call.state, target)
  const key = memberKey(target.type.methods, name)
  call.location = `${target.type.name}.${key ?? lowerFirst(name)}`
  const method = key === undefined ? undefined : target.type.methods?.[key]
  if (!method || key === undefined) {
    const lower = name.toLowerCase()
    if (lower === 'getitem' && target.type.item) {
      return target.type.item(target.target, args[0], call)
    }
    throw new HostError('ApiNotFound', call.location)
  }
  assertSupported(call.state, target.type.name, key)
  return method(target.target, args, call) ?? null
}

const setProperty = (target: HostObject, name: string, value: unknown, call: Call): void => {
  const key = memberKey(target.type.properties, name)
  call.location = `${target.type.name}.${key ?? lowerFirst(name)}`
  const property = key === undefined ? undefined : target.type.properties?.[key]
  if (key === undefined || property === undefined) throw new HostError('ApiNotFound', call.location)
  assertSupported(call.state, target.type.name, key)
  if (typeof property === 'function') throw new HostError('InvalidOperation', 'read-only')
  property.set(target.target, value, call)
}

const keepReference = (state: HostState, target: HostObject): null => {
  if (state.referenceIds.has(target)) return null
  const id = state.nextReference()
  state.references.set(id, { object: target })
  state.referenceIds.set(target, id)
  return null
}

const identity = (state: HostState, target: HostObject): Record<string, unknown> => {
  const reference = state.referenceIds.get(target)
  const id = target.type.id?.(target.target)
  return {
    ...(id === undefined ? {} : { Id: id, _Id: id }),
    ...(reference === undefined ? {} : { _ReferenceId: reference }),
  }
}

const argumentsOf = (info: ArgumentInfo | undefined, paths: Paths, call: Call): unknown[] => {
  const references = info?.ReferencedObjectPathIds
  return (info?.Arguments ?? []).map((value, index) =>
    argument(value, references?.[index], paths, call),
  )
}

const argument = (value: unknown, reference: unknown, paths: Paths, call: Call): unknown => {
  if (Array.isArray(reference) && Array.isArray(value)) {
    return value.map((one, index) => argument(one, reference[index], paths, call))
  }
  return typeof reference === 'number' && reference > 0 ? paths(reference, call) : value
}

const lowerFirst = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)
