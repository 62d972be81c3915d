// XML changed in place: an element's children by where they stand, so that all else stays as it is.
import { attribute, endOfTag } from '../xlsx/xml.ts'

export interface Element {
  /** Without its prefix. */
  name: string
  attributes: string
  /** Of its first character, and of the character after its last. */
  start: number
  end: number
  /** Of the `>` that ends its opening tag. */
  opened: number
  /** Of its closing tag; equals `end` where it is empty. */
  closing: number
}

export interface Document extends Element {
  /** With its colon; empty for none. */
  prefix: string
  children: Element[]
}

/** The outermost element and its children; null where there is none. The XML is known to be whole. */
export function parseElement(xml: string): Document | null {
  let root: (Element & { prefix: string }) | null = null
  const children: Element[] = []
  let depth = 0
  for (const { start, end, isClosing, full, rest } of tagsOf(xml)) {
    const colon = full.indexOf(':')
    if (isClosing) {
      depth -= 1
      const open = depth === 0 ? root : depth === 1 ? children.at(-1) : undefined
      if (open) Object.assign(open, { closing: start, end })
      continue
    }
    const isEmpty = rest.endsWith('/')
    const element: Element = {
      name: full.slice(colon + 1),
      attributes: isEmpty ? rest.slice(0, -1) : rest,
      start,
      end,
      opened: end - 1,
      closing: end,
    }
    if (depth === 0) root = { ...element, prefix: full.slice(0, colon + 1) }
    else if (depth === 1) children.push(element)
    if (!isEmpty) depth += 1
  }
  return root && { ...root, children }
}

interface Tag {
  /** Of its `<`, and of the character after its `>`. */
  start: number
  end: number
  isClosing: boolean
  /** Its name with the prefix. */
  full: string
  /** What stands between its name and its `>`. */
  rest: string
}

/** The tags of elements; comments, sections of characters and instructions are passed over. */
function* tagsOf(xml: string): Generator<Tag> {
  let at = xml.indexOf('<')
  while (at >= 0) {
    const other = others.find(([opens]) => xml.startsWith(opens, at))
    const end = other ? xml.indexOf(other[1], at + other[0].length) : endOfTag(xml, at + 1)
    if (end < 0) return
    const after = end + (other ? other[1].length : 1)
    if (!other) {
      const isClosing = xml[at + 1] === '/'
      const from = at + (isClosing ? 2 : 1)
      let nameEnd = from
      while (nameEnd < end && !' \t\r\n/'.includes(xml[nameEnd] as string)) nameEnd++
      yield {
        ...{ start: at, end: after, isClosing },
        ...{ full: xml.slice(from, nameEnd), rest: xml.slice(nameEnd, end) },
      }
    }
    at = xml.indexOf('<', after)
  }
}

const others = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const

export const childOf = (parent: Document, name: string): Element | undefined =>
  parent.children.find((child) => child.name === name)

/** Text put into an element after its last child. */
export function append(xml: string, element: Element, inside: string): string {
  if (element.closing < element.end) return insert(xml, element.closing, inside)
  const tag = /^<([^\s/>]+)/.exec(xml.slice(element.start))?.[1] ?? ''
  const opened = `${xml.slice(element.start, element.end - 2).trimEnd()}>`
  return `${xml.slice(0, element.start)}${opened}${inside}</${tag}>${xml.slice(element.end)}`
}

export const insert = (xml: string, at: number, text: string): string =>
  `${xml.slice(0, at)}${text}${xml.slice(at)}`

/** The prefix that a namespace has at the outermost element; null where it has none there. */
export function prefixOf({ attributes }: Element, namespace: string): string | null {
  for (const [, prefix = ''] of attributes.matchAll(/\sxmlns:([\w.-]+)\s*=/g)) {
    if (attribute(attributes, `xmlns:${prefix}`) === namespace) return prefix
  }
  return null
}

/** What a part is written in. */
export const asUtf8 = (xml: string): string =>
  xml.replace(/^(<\?xml[^>]*?encoding\s*=\s*)(["'])[^"']*\2/, '$1$2UTF-8$2')

/** Characters as an attribute's value or an element's text. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character)

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/**
 * A cell's text: what XML cannot hold as `_xHHHH_`, and what reads like that escaped itself.
 * Source: ECMA-376 part 1, 22.9.2.19 ST_Xstring.
 */
export const escapeText = (text: string): string =>
  escapeXml(
    text
      .replace(/\p{Cs}/gu, '\ufffd')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      .replace(/\p{Cc}|[\ufffe\uffff]/gu, hexEscape),
  )

const hexEscape = (character: string): string =>
  '\t\n\r'.includes(character) || /[\u007f-\u009f]/.test(character)
    ? character
    : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
