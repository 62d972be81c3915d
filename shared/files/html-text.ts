// The text of an HTML page as a reader sees it: a line a block, cells parted by tabs.
import { endOfTag } from './xlsx/xml.ts'

/** Elements that begin and end a line. */
const blocks =
  /^(?:address|article|aside|blockquote|body|br|caption|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|html|legend|li|main|nav|ol|option|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/
/** Elements whose content nobody reads. */
const unread = /^(?:title|script|style|template|svg|iframe)$/

/** Text of a page. Never throws; what is no HTML comes back as it is. Linear in its length. */
export function textOfHtml(html: string): string {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const next = html[open + 1] ?? ''
    if (!/[a-zA-Z/!?]/.test(next)) {
      parts.push(asText(html.slice(at, open + 1)))
      at = open + 1
      continue
    }
    parts.push(asText(html.slice(at, open)))
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const end = endOfTag(html, open + 1)
    if (end < 0) {
      at = html.length
      break
    }
    const name = nameOf(html, open + 1)
    at = end + 1
    const isOpening = next !== '/' && html[end - 1] !== '/'
    if (isOpening && unread.test(name)) at = afterElement(html, at, name)
    else if (name === 'td' || name === 'th') parts.push(next === '/' ? '\t' : '')
    else if (blocks.test(name)) parts.push('\n')
  }
  parts.push(asText(html.slice(at)))
  return tidy(parts.join(''))
}

function nameOf(html: string, from: number): string {
  let start = from
  if (html[start] === '/') start++
  let end = start
  while (end < html.length && end - start < 20 && /[a-zA-Z0-9-]/.test(html[end] as string)) end++
  return html.slice(start, end).toLowerCase()
}

/** The place after an element's closing tag; where it never closes, its content is read after all. */
function afterElement(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() !== name) continue
    const end = html.indexOf('>', at)
    return end < 0 ? from : end + 1
  }
  return from
}

const asText = (source: string): string => decodeEntities(source.replace(/[\s\u00a0]+/g, ' '))

const named: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', yen: '¥', minus: '−' },
  ...{ ndash: '–', mdash: '—', times: '×', hellip: '…', middot: '·', ensp: ' ', emsp: '\u3000' },
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/g, (whole, name: string) => {
    if (name[0] !== '#') return named[name] ?? whole
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : ''
  })
}

/** Lines without spaces at their ends; a row's tabs stay, and empty lines go. */
const tidy = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/^ | (?=\t)|(?<=\t) /g, '').trimEnd())
    .filter((line) => line.trim() !== '')
    .join('\n')
