// A small XML scanner for workbook parts: elements, attributes, text. No document types, no entities but XML's own five.

export interface XmlHandler {
  /** `name` is without its prefix; `attributes` is their source for `attribute()`. */
  open: (name: string, attributes: string) => void
  close?: (name: string) => void
  text?: (text: string) => void
}

/** Walks the document once. False when it is not well-formed or declares a document type. */
export function scanXml(xml: string, handler: XmlHandler): boolean {
  const openElements: string[] = []
  let elements = 0
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at && openElements.length > 0) handler.text?.(decodeXml(xml.slice(at, start)))
    const second = xml.charCodeAt(start + 1)
    if (second === 0x3f) {
      const end = xml.indexOf('?>', start)
      if (end < 0) return false
      at = end + 2
    } else if (second === 0x21) {
      if (xml.startsWith('<!--', start)) {
        const end = xml.indexOf('-->', start + 4)
        if (end < 0) return false
        at = end + 3
      } else if (xml.startsWith('<![CDATA[', start)) {
        const end = xml.indexOf(']]>', start)
        if (end < 0) return false
        handler.text?.(xml.slice(start + 9, end))
        at = end + 3
      } else return false
    } else if (second === 0x2f) {
      const end = xml.indexOf('>', start)
      if (end < 0) return false
      const name = localName(xml, start + 2, end)
      if (openElements.pop() !== name) return false
      handler.close?.(name)
      at = end + 1
    } else {
      const end = endOfTag(xml, start + 1)
      if (end < 0) return false
      const empty = xml.charCodeAt(end - 1) === 0x2f
      const stop = empty ? end - 1 : end
      let nameEnd = start + 1
      while (nameEnd < stop && xml.charCodeAt(nameEnd) > 0x20) nameEnd++
      const name = localName(xml, start + 1, nameEnd)
      if (!isNameStart(name.charCodeAt(0))) return false
      handler.open(name, nameEnd < stop ? xml.slice(nameEnd, stop) : '')
      if (empty) handler.close?.(name)
      else openElements.push(name)
      elements++
      at = end + 1
    }
  }
  return openElements.length === 0 && elements > 0
}

const isNameStart = (code: number): boolean =>
  (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f || code > 0x7f

/** Position of the `>` that ends a tag; one inside a quoted value does not. */
export function endOfTag(xml: string, from: number): number {
  let quote = 0
  for (let at = from; at < xml.length; at++) {
    const c = xml.charCodeAt(at)
    if (quote === 0) {
      if (c === 0x3e) return at
      if (c === 0x22 || c === 0x27) quote = c
    } else if (c === quote) quote = 0
  }
  return -1
}

function localName(xml: string, start: number, end: number): string {
  // Most of a sheet is `c` and `v`: a single character is a string that is there already.
  if (end === start + 1) return xml.charAt(start)
  let from = start
  let to = end
  for (let i = start; i < end; i++) {
    const c = xml.charCodeAt(i)
    if (c === 0x3a) from = i + 1
    else if (c <= 0x20) {
      to = i
      break
    }
  }
  return xml.slice(from, to)
}

/** An attribute's value by its name as written (`r`, `xml:space`), or null. */
export function attribute(attributes: string, name: string): string | null {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (at > 0 && attributes.charCodeAt(at - 1) > 0x20) continue
    let next = at + name.length
    while (attributes.charCodeAt(next) <= 0x20) next++
    if (attributes.charCodeAt(next) !== 0x3d) continue
    next++
    while (attributes.charCodeAt(next) <= 0x20) next++
    const quote = attributes[next]
    if (quote !== '"' && quote !== "'") continue
    const end = attributes.indexOf(quote, next + 1)
    return end < 0 ? null : decodeXml(attributes.slice(next + 1, end))
  }
  return null
}

/** Several attributes in one pass: `values` gets each one's value at its name's place, or null. */
export function readAttributes(
  source: string,
  names: readonly string[],
  values: (string | null)[],
): void {
  for (let i = 0; i < names.length; i++) values[i] = null
  let at = 0
  while (at < source.length) {
    while (source.charCodeAt(at) <= 0x20) at++
    const start = at
    while (source.charCodeAt(at) > 0x20 && source.charCodeAt(at) !== 0x3d) at++
    const end = at
    while (source.charCodeAt(at) <= 0x20) at++
    if (source.charCodeAt(at) !== 0x3d) {
      // A word without a value is no attribute.
      if (at === start) return
      continue
    }
    at++
    while (source.charCodeAt(at) <= 0x20) at++
    const quote = source.charCodeAt(at)
    if (quote !== 0x22 && quote !== 0x27) return
    const from = ++at
    while (at < source.length && source.charCodeAt(at) !== quote) at++
    if (at === source.length) return
    for (let i = 0; i < names.length; i++) {
      const name = names[i] as string
      if (end - start === name.length && values[i] === null && source.startsWith(name, start))
        values[i] = decodeXml(source.slice(from, at))
    }
    at++
  }
}

/** An attribute of another namespace by its local name, whatever its prefix (`r:id`). */
export function prefixedAttribute(attributes: string, local: string): string | null {
  const match = new RegExp(`[\\s]([A-Za-z][\\w.-]{0,40}:${local})\\s*=`).exec(attributes)
  return match?.[1] ? attribute(attributes, match[1]) : null
}

export const flag = (attributes: string, name: string): boolean =>
  isTrue(attribute(attributes, name))
export const isTrue = (value: string | null): boolean =>
  value === '1' || value === 'true' || value === 'on'

/** Neither a reference nor a line end to change; short texts are looked at here, without a call. */
function isPlain(text: string): boolean {
  if (text.length > 24) return false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x26 || c === 0x0d) return false
  }
  return true
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeXml(text: string): string {
  if (isPlain(text)) return text
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,4});/g, (whole, name: string) => {
    if (name[0] !== '#') return named[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
