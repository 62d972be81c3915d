// How the members of Excel's objects are declared: tables of properties, methods and ways onward.
import type { HostState } from './state.ts'

/** What a member is given besides its object. */
export interface Call {
  state: HostState
  /** JSON path of the member in the request, for the error's location. */
  location: string
}

export type Reader<T> = (target: T, call: Call) => unknown
export type Writer<T> = (target: T, value: unknown, call: Call) => void

/** A property: a reader alone, or a reader and a writer. */
export type Property<T> = Reader<T> | { get: Reader<T>; set: Writer<T> }

/** An object reached from another; null for a null object. */
export type Onward<T> = (target: T, call: Call) => HostObject | null

export type Method<T> = (target: T, args: unknown[], call: Call) => unknown

/** One of Excel's classes, as far as the stand-in plays it. Keys are as in the JavaScript API. */
export interface ObjectType<T> {
  name: string
  properties?: Record<string, Property<T>>
  objects?: Record<string, Onward<T>>
  methods?: Record<string, Method<T>>
  /** The members of a collection. */
  items?: (target: T, call: Call) => HostObject[]
  /** `getItem`; throws ItemNotFound. */
  item?: (target: T, key: unknown, call: Call) => HostObject
  /** What the library finds the object by again in a later request. */
  id?: (target: T) => string | number
}

/** An object of the workbook with the table of its members. */
export interface HostObject {
  type: ObjectType<unknown>
  target: unknown
}

/** Pairs an object of the workbook with its type. */
export const object = <T>(type: ObjectType<T>, target: T): HostObject => ({
  type: type as unknown as ObjectType<unknown>,
  target,
})

/** The member of a table whatever its letters' case; the key as declared, or undefined. */
export const memberKey = (
  table: Record<string, unknown> | undefined,
  name: string,
): string | undefined => {
  if (!table) return undefined
  let keys = folded.get(table)
  if (!keys) {
    keys = new Map(Object.keys(table).map((key) => [key.toLowerCase(), key]))
    folded.set(table, keys)
  }
  return keys.get(name.toLowerCase())
}

const folded = new WeakMap<object, Map<string, string>>()

/** `numberFormat` → `NumberFormat`: names as they travel. */
export const wireName = (name: string): string =>
  name.startsWith('_') ? name : name.slice(0, 1).toUpperCase() + name.slice(1)
