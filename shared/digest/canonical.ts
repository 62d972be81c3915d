// RFC 8785 (JCS): one JSON text for equal values, so that a digest over it means something.

/**
 * The canonical JSON text of a JSON value: keys in UTF-16 code unit order, no white space, numbers
 * as ECMAScript prints them. Properties that are undefined are left out, as JSON.stringify does.
 * @throws TypeError on a value JSON has no form for (NaN, Infinity, a function, a BigInt)
 * @example canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value)
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    // Cells by the ten thousand: without objects in it the platform's own text is the canonical one.
    if (value.every(isText)) return JSON.stringify(value)
    return `[${value.map(canonicalJson).join(',')}]`
  }
  if (typeof value === 'object') return canonicalObject(value as Record<string, unknown>)
  throw new TypeError(`JSON has no form for a ${typeof value}`)
}

const isText = (value: unknown): boolean => typeof value === 'string'

// RFC 8785 §3.2.3: sorted by UTF-16 code units, which is what comparing strings does here.
function canonicalObject(object: Record<string, unknown>): string {
  const members: string[] = []
  for (const key of Object.keys(object).sort()) {
    const member = object[key]
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`)
  }
  return `{${members.join(',')}}`
}
