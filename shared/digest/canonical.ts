// RFC 8785 (JCS): one JSON text for equal values, so that a digest over it means something.

/**
 * The canonical JSON text of a JSON value: keys in UTF-16 code unit order, no white space, numbers
 * as ECMAScript prints them. Properties that are undefined are left out, as JSON.stringify does.
 * @throws TypeError on a value JSON has no form for (NaN, Infinity, a function, a BigInt)
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  // The platform prints a whole value several times faster than its parts are put together here.
  const ordered = inOrder(value)
  return ordered === unordered ? print(value) : JSON.stringify(ordered)
}

/** Stands for a value with an object that cannot be given its keys in canonical order. */
const unordered = Symbol('unordered')

/** The value with the keys of every object in canonical order, as JSON.stringify prints them. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return arrayInOrder(value)
  if (typeof value === 'object' && value !== null) {
    return objectInOrder(value as Record<string, unknown>)
  }
  return checked(value)
}

/** Lists of cells come by the ten thousand: without objects in it a list is what it was. */
function arrayInOrder(items: readonly unknown[]): unknown {
  let copy: unknown[] | null = null
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (typeof item === 'string') continue
    const ordered = inOrder(item)
    if (ordered === unordered) return unordered
    if (ordered === item) continue
    copy ??= items.slice()
    copy[i] = ordered
  }
  return copy ?? items
}

function objectInOrder(object: Record<string, unknown>): unknown {
  const copy: Record<string, unknown> = {}
  for (const key of sortedKeys(object)) {
    // Numbers come first in every object of ECMAScript, and `__proto__` is no plain member.
    if (isDigit(key.charCodeAt(0)) || key === '__proto__') return unordered
    const member = object[key]
    if (member === undefined) continue
    const ordered = inOrder(member)
    if (ordered === unordered) return unordered
    copy[key] = ordered
  }
  return copy
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    return printObject(value as Record<string, unknown>)
  }
  return JSON.stringify(checked(value))
}

function printObject(object: Record<string, unknown>): string {
  const members: string[] = []
  for (const key of sortedKeys(object)) {
    const member = object[key]
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${print(member)}`)
  }
  return `{${members.join(',')}}`
}

/** What is neither array nor object, where JSON has a form for it. */
function checked(value: unknown): unknown {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`)
    return value
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  throw new TypeError(`JSON has no form for a ${typeof value}`)
}

// RFC 8785 §3.2.3: sorted by UTF-16 code units, which is what comparing strings does here.
function sortedKeys(object: Record<string, unknown>): string[] {
  const keys = Object.keys(object)
  for (let i = 1; i < keys.length; i++) {
    if ((keys[i - 1] as string) > (keys[i] as string)) return keys.sort()
  }
  return keys
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
