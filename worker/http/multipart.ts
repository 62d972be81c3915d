// multipart/form-data (RFC 7578) in one bounded pass over the body's bytes.
//
// The platform's own `formData()` differs in how it reads file names, and makes an object of each of
// a million empty parts before anybody can count them.

export interface FormPart {
  name: string
  /** null for a field that is no file. */
  filename: string | null
  /** Media type in lower case, without parameters; '' where none is given. */
  type: string
  bytes: Uint8Array
}

export type FormReading =
  | { ok: true; parts: FormPart[] }
  | { ok: false; fault: 'noBoundary' | 'malformed' | 'tooManyParts' | 'notUtf8' }

/** Bytes of a part's headers. */
const longestHead = 8_192
const boundaryOf = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i

/** @param contentType the request's header, with its boundary @param most parts */
export function readForm(bytes: Uint8Array, contentType: string, most: number): FormReading {
  const [, quoted, plain] = boundaryOf.exec(contentType) ?? []
  const boundary = quoted ?? plain
  if (boundary === undefined) return { ok: false, fault: 'noBoundary' }
  const opening = new TextEncoder().encode(`--${boundary}`)
  const delimiter = new TextEncoder().encode(`\r\n--${boundary}`)
  const parts: FormPart[] = []
  // What stands before the first boundary counts for nothing.
  let at = startsWith(bytes, opening, 0) ? opening.length : endOf(bytes, delimiter, 0)
  while (at >= 0) {
    if (bytes[at] === dash && bytes[at + 1] === dash) return { ok: true, parts }
    const head = endOf(bytes, lineEnd, at)
    if (head < 0) break
    const body = endOf(bytes, headEnd, head - 2, longestHead)
    const next = body < 0 ? -1 : endOf(bytes, delimiter, body - 2)
    if (next < 0) break
    if (parts.length === most) return { ok: false, fault: 'tooManyParts' }
    const end = Math.max(body, next - delimiter.length)
    const part = partOf(bytes.subarray(head, body), bytes.subarray(body, end))
    if (typeof part === 'string') return { ok: false, fault: part }
    parts.push(part)
    at = next
  }
  return { ok: false, fault: 'malformed' }
}

const dash = 0x2d
const lineEnd = new Uint8Array([0x0d, 0x0a])
const headEnd = new Uint8Array([0x0d, 0x0a, 0x0d, 0x0a])

function startsWith(bytes: Uint8Array, sought: Uint8Array, at: number): boolean {
  for (let i = 0; i < sought.length; i++) if (bytes[at + i] !== sought[i]) return false
  return true
}

/** Where the first occurrence ends, beginning within `reach` bytes; -1 without one. */
function endOf(
  bytes: Uint8Array,
  sought: Uint8Array,
  from: number,
  reach = Number.POSITIVE_INFINITY,
): number {
  const last = Math.min(bytes.length - sought.length, from + reach)
  const [first] = sought
  for (let i = from; i <= last; i++)
    if (bytes[i] === first && startsWith(bytes, sought, i)) return i + sought.length
  return -1
}

function partOf(head: Uint8Array, bytes: Uint8Array): FormPart | 'malformed' | 'notUtf8' {
  const headers = new Map<string, string>()
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(head)
    for (const line of text.split('\r\n')) {
      const colon = line.indexOf(':')
      if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1))
    }
  } catch {
    return 'notUtf8'
  }
  const disposition = parametersOf(headers.get('content-disposition') ?? '')
  const name = disposition.get('name')
  if (disposition.get('') !== 'form-data' || name === undefined) return 'malformed'
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const extended = extendedName(disposition.get('filename*'))
  return { name, filename: extended ?? disposition.get('filename') ?? null, type, bytes }
}

/** `form-data; name="file"; filename="総務課.xlsx"`: the value itself under ''. */
function parametersOf(header: string): Map<string, string> {
  const found = new Map<string, string>()
  let at = header.indexOf(';')
  found.set('', (at < 0 ? header : header.slice(0, at)).trim().toLowerCase())
  while (at >= 0) {
    const equals = header.indexOf('=', at)
    if (equals < 0) break
    const name = header
      .slice(at + 1, equals)
      .trim()
      .toLowerCase()
    const { value, end } = valueAt(header, equals + 1)
    found.set(name, value)
    at = header.indexOf(';', end)
  }
  return found
}

/** Quoted or plain. Browsers write a quote inside as %22, others as \". */
function valueAt(header: string, from: number): { value: string; end: number } {
  if (header[from] !== '"') {
    const semicolon = header.indexOf(';', from)
    const end = semicolon < 0 ? header.length : semicolon
    return { value: header.slice(from, end).trim(), end }
  }
  let value = ''
  let at = from + 1
  for (; at < header.length && header[at] !== '"'; at++) {
    if (header[at] === '\\' && header[at + 1] === '"') at++
    value += header[at]
  }
  return { value: value.replaceAll('%22', '"'), end: at + 1 }
}

/** RFC 8187: UTF-8''%E7%B7%8F.xlsx. */
function extendedName(value: string | undefined): string | undefined {
  const encoded =
    value && /^utf-8'[^']*'/i.test(value) ? value.slice(value.indexOf("'", 6) + 1) : ''
  if (encoded === '') return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}
