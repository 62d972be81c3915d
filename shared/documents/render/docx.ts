// A page as a Word document (ECMA-376): its headings, lists and tables are Word's own.
import { createZip, escapeXml } from '../../files/index.ts'
import type { Block, Column, Inline, PageDocument, Row } from '../types.ts'
import { contentTypes, relationships, rootRelationships, styles } from './docx-parts.ts'

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The same page gives the same bytes: no clock, no chance. */
export const toDocx = (page: PageDocument): Uint8Array =>
  createZip(
    new Map([
      ['[Content_Types].xml', head + contentTypes],
      ['_rels/.rels', head + rootRelationships],
      ['docProps/core.xml', head + coreProperties(page)],
      ['docProps/custom.xml', head + customProperties(page)],
      ['word/document.xml', head + documentXml(page)],
      ['word/_rels/document.xml.rels', head + relationships],
      ['word/styles.xml', head + styles(page.language)],
    ]),
  )

function documentXml({ blocks }: PageDocument): string {
  // A4 in twentieths of a point, margins of 20 mm.
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
  return `<w:document xmlns:w="${wordNamespace}"><w:body>${blocks.map(blockXml).join('')}${section}</w:body></w:document>`
}

function blockXml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(textOf(block.content), `<w:pStyle w:val="Heading${block.level}"/>`)
    case 'paragraph':
      return paragraph(textOf(block.content))
    case 'list':
      // ・ is in the text, as published; the paragraph's style hangs it.
      return block.items
        .map((item) => paragraph(item, '<w:pStyle w:val="ListParagraph"/>'))
        .join('')
    case 'table':
      return paragraph(block.caption, '<w:pStyle w:val="Caption"/>') + tableXml(block)
  }
}

/** A line break inside a text stays one. */
function paragraph(text: string, properties = ''): string {
  const runs = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(clean(line))}</w:t>`)
    .join('<w:br/>')
  return `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}<w:r>${runs}</w:r></w:p>`
}

/** Width of the text between the margins, in twentieths of a point. */
const textWidth = 9_638

function tableXml({ columns, rows }: Block & { kind: 'table' }): string {
  const widths = widthsOf(columns, rows)
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const titles = columns.map(({ title }, i) =>
    cellXml(title, { width: widths[i] ?? 0, isBold: true, isRight: false }),
  )
  const header = `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${titles.join('')}</w:tr>`
  const body = rows.map((row) => rowXml(row, columns, widths)).join('')
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${header}${body}</w:tbl>${paragraph('')}`
}

/** By the longest text of each column, none below 6 characters or beyond 30. */
function widthsOf(columns: readonly Column[], rows: readonly Row[]): number[] {
  const lengths = columns.map(({ title }, i) => {
    let longest = title.length
    for (const { cells } of rows) longest = Math.max(longest, textOf(cells[i] ?? []).length)
    return Math.min(30, Math.max(6, longest))
  })
  const all = lengths.reduce((sum, length) => sum + length, 0)
  return lengths.map((length) => Math.floor((textWidth * length) / all))
}

function rowXml(
  { cells, isTotal = false }: Row,
  columns: readonly Column[],
  widths: readonly number[],
): string {
  const own = cells.map((cell, i) =>
    cellXml(textOf(cell), {
      width: widths[i] ?? 0,
      isBold: isTotal,
      isRight: columns[i]?.numeric ?? false,
    }),
  )
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${own.join('')}</w:tr>`
}

function cellXml(
  text: string,
  { width, isBold, isRight }: { width: number; isBold: boolean; isRight: boolean },
): string {
  const properties = `<w:pPr><w:pStyle w:val="${isBold ? 'TableHeading' : 'TableText'}"/>${isRight ? '<w:jc w:val="right"/>' : ''}</w:pPr>`
  const runs = text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${escapeXml(clean(line))}</w:t>`)
    .join('<w:br/>')
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p>${properties}<w:r>${runs}</w:r></w:p></w:tc>`
}

function coreProperties({ title, language, template, basis }: PageDocument): string {
  const created = basis.run?.createdAt
  const date = created
    ? `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(created.replace(/\.\d+Z$/, 'Z'))}</dcterms:created>`
    : ''
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(clean(title))}</dc:title>${template.publisher ? `<dc:creator>${escapeXml(clean(template.publisher))}</dc:creator>` : ''}<dc:language>${language === 'ja' ? 'ja-JP' : 'en'}</dc:language>${date}</cp:coreProperties>`
}

/** Where the document comes from, for programs: run, report's digest, receipt. */
function customProperties({ basis }: PageDocument): string {
  const values = [
    ['hanei.ruleset', basis.ruleset],
    ['hanei.snapshotDigest', basis.snapshotDigest],
    ...(basis.run
      ? [
          ['hanei.run', basis.run.id],
          ['hanei.digest', basis.run.digest],
          ['hanei.receipt', basis.run.receipt],
        ]
      : []),
  ]
  const properties = values.map(
    ([name, value], i) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${name}"><vt:lpwstr>${escapeXml(value ?? '')}</vt:lpwstr></property>`,
  )
  return `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`
}

const textOf = (content: readonly Inline[]): string => content.map(({ text }) => text).join('')

/** Without what XML cannot hold. */
const clean = (text: string): string =>
  text.replace(/\p{Cs}/gu, '\ufffd').replace(/[^\P{Cc}\t]|[\ufffe\uffff]/gu, '')
