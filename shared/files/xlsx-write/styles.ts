// The looks of Hanei's sheets, added behind the styles that a workbook has.

import { MONEY_FORMAT } from '../../writeback/block/formula.ts'
import type { WriteSheet, WriteStyle } from '../../writeback/types.ts'
import { attribute } from '../xlsx/xml.ts'
import { append, childOf, type Document, escapeXml, insert, parseElement } from './xml.ts'

/** Styles that hold for one cell together. */
export interface CellLook {
  styles: readonly WriteStyle[]
  /** Excel's text mark: typing into the cell does not make a formula of it. */
  isText: boolean
  /** A cell of long text over several columns. */
  isParagraph: boolean
}

export interface Styles {
  /** Number of the look in the workbook. */
  idOf(look: CellLook, sheet: WriteSheet): number
  /** The part with what was asked for added. */
  done(): string
}

/** Sections in their order. Source: ECMA-376 part 1, 18.8.39 styleSheet. */
const SECTIONS = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles']

/** @param xml the styles part; null for a workbook without one, null is answered for a broken part */
export function createStyles(xml: string | null, main: string): Styles | null {
  const base = completed(xml ?? `<styleSheet xmlns="${main}"/>`)
  const root = base === null ? null : parseElement(base)
  if (base === null || root === null) return null
  const { prefix } = root
  const added = new Map<string, string[]>()
  const known = new Map<string, number>()
  const formats = formatsOf(base, root)
  const plainFont = fontOf(base, root)
  // What an earlier write-back added is used again.
  for (const section of ['fonts', 'fills', 'borders', 'cellXfs']) {
    const element = childOf(root, section)
    const source = element ? base.slice(element.start, element.end) : ''
    parseElement(source)?.children.forEach(({ start, end }, i) => {
      known.set(`${section} ${source.slice(start, end)}`, i)
    })
  }

  return {
    idOf(look, sheet) {
      const { alignment, ...parts } = partsOf(look, sheet)
      const numFmt = parts.format === null ? 0 : formatId(parts.format)
      const font = parts.font === '' ? 0 : add('fonts', fontXml(parts.font, parts.size))
      const fill = parts.isFilled ? add('fills', prefixed(FILL)) : 0
      const border = parts.isTopped ? add('borders', prefixed(BORDER)) : 0
      const mark = look.isText ? ' quotePrefix="1"' : ''
      const applied = `applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"`
      const inside = alignment === '' ? '' : prefixed(`<alignment ${alignment}/>`)
      const ids = `numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`
      return add(
        'cellXfs',
        `<${prefix}xf ${ids}${mark} ${applied} applyAlignment="1">${inside}</${prefix}xf>`,
      )
    },
    done() {
      let changed = base
      for (const [section, elements] of added) {
        changed = extended(changed, section, elements)
      }
      return changed
    },
  }

  function add(section: string, element: string): number {
    const key = `${section} ${element}`
    const place = known.get(key)
    if (place !== undefined) return place
    const list = added.get(section) ?? []
    added.set(section, list)
    const id = countOf(base ?? '', section) + list.length
    list.push(element)
    known.set(key, id)
    return id
  }

  function formatId(code: string): number {
    const place = formats.get(code)
    if (place !== undefined) return place
    const id = Math.max(163, ...formats.values()) + 1
    formats.set(code, id)
    const list = added.get('numFmts') ?? []
    added.set('numFmts', list)
    list.push(`<${prefix}numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
    return id
  }

  function fontXml(marks: string, size: number | null): string {
    const [bold, colour] = [marks.includes('b'), /#(\w+)/.exec(marks)?.[1]]
    const sized = size === null ? plainFont.size : prefixed(`<sz val="${size}"/>`)
    const coloured = colour ? prefixed(`<color rgb="FF${colour}"/>`) : plainFont.colour
    return `<${prefix}font>${bold ? prefixed('<b/>') : ''}${sized}${coloured}${plainFont.name}</${prefix}font>`
  }

  function prefixed(element: string): string {
    return element.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`)
  }
}

const FILL =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/><bgColor indexed="64"/></patternFill></fill>'
const BORDER =
  '<border><left/><right/><top style="thin"><color auto="1"/></top><bottom/><diagonal/></border>'

function partsOf({ styles, isParagraph }: CellLook, sheet: WriteSheet) {
  const has = (...wanted: WriteStyle[]) => wanted.some((style) => styles.includes(style))
  const isBold = has('title', 'heading', 'total', 'check', 'state', 'changed', 'percent')
  const colour = has('heading') ? '#000000' : has('note') ? '#595959' : ''
  const horizontal = has('centred', 'check', 'changed')
    ? 'center'
    : has('numberHeading', 'percent')
      ? 'right'
      : null
  return {
    font: `${isBold ? 'b' : ''}${colour}`,
    size: has('title') ? 14 : has('state') ? 12 : null,
    isFilled: has('heading'),
    isTopped: has('total'),
    format: has('percent')
      ? (sheet.percentFormat ?? '0.0"%"')
      : has('changed')
        ? (sheet.changedFormat ?? null)
        : has('amount')
          ? MONEY_FORMAT
          : null,
    alignment: [
      ...(horizontal ? [`horizontal="${horizontal}"`] : []),
      ...(isParagraph ? ['vertical="top"'] : []),
      ...(isParagraph || has('wrapped') ? ['wrapText="1"'] : []),
    ].join(' '),
  }
}

/** With the sections that the looks need, each holding what a sheet without styles is shown in. */
function completed(xml: string): string | null {
  const plain: Record<string, string> = {
    fonts: '<font><sz val="11"/><name val="Yu Gothic"/></font>',
    fills:
      '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    borders: '<border><left/><right/><top/><bottom/><diagonal/></border>',
    cellStyleXfs: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
    cellXfs: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  }
  let changed = xml
  for (const [section, inside] of Object.entries(plain)) {
    if (countOf(changed, section) > 0) continue
    const prefix = parseElement(changed)?.prefix ?? ''
    const elements = inside.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`)
    changed = extended(changed, section, [elements], false)
  }
  return parseElement(changed)?.name === 'styleSheet' ? changed : null
}

function extended(
  xml: string,
  section: string,
  elements: readonly string[],
  counts = true,
): string {
  const root = parseElement(xml)
  if (!root) return xml
  const inside = elements.join('')
  const there = childOf(root, section)
  if (!there) {
    const tag = `${root.prefix}${section}`
    const later = SECTIONS.slice(SECTIONS.indexOf(section) + 1)
    const next = root.children.find(({ name }) => later.includes(name) || !SECTIONS.includes(name))
    const made = `<${tag}>${inside}</${tag}>`
    return next ? insert(xml, next.start, made) : append(xml, root, made)
  }
  const count = countOf(xml, section) + elements.length
  const grown = append(xml, there, inside)
  if (!counts) return grown
  const opening = grown.slice(there.start, grown.indexOf('>', there.start))
  return (
    grown.slice(0, there.start) +
    opening.replace(/(\scount\s*=\s*)(["'])\d*\2/, `$1$2${count}$2`) +
    grown.slice(there.start + opening.length)
  )
}

function sectionOf(xml: string, root: Document, section: string): Document | null {
  const element = childOf(root, section)
  return element ? parseElement(xml.slice(element.start, element.end)) : null
}

function countOf(xml: string, section: string): number {
  const root = parseElement(xml)
  return (root && sectionOf(xml, root, section)?.children.length) ?? 0
}

function formatsOf(xml: string, root: Document): Map<string, number> {
  const formats = new Map<string, number>()
  for (const { attributes } of sectionOf(xml, root, 'numFmts')?.children ?? []) {
    const code = attribute(attributes, 'formatCode')
    if (code !== null) formats.set(code, Number(attribute(attributes, 'numFmtId')))
  }
  return formats
}

/** Size, colour and name of the workbook's own standard font. */
function fontOf(xml: string, root: Document) {
  const element = childOf(root, 'fonts')
  const fonts = element ? xml.slice(element.start, element.end) : ''
  const first = parseElement(fonts)?.children[0]
  const source = first ? fonts.slice(first.start, first.end) : ''
  const font = parseElement(source)
  const pick = (...names: string[]) =>
    (font?.children ?? [])
      .filter(({ name }) => names.includes(name))
      .map(({ start, end }) => source.slice(start, end))
      .join('')
  return {
    size: pick('sz'),
    colour: pick('color'),
    name: pick('name', 'family', 'charset', 'scheme'),
  }
}
