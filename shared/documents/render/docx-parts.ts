// The parts of a Word document that are the same in all of ours: styles, relations, types.
import type { Language } from '../../schema/index.ts'

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const contentTypes = `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>`

export const rootRelationships = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="${packages}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${office}/custom-properties" Target="docProps/custom.xml"/></Relationships>`

export const relationships = `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/></Relationships>`

/** Headings 1 to 4, lists, tables; sizes in half points, spaces in twentieths of a point. */
export const styles = (language: Language): string =>
  `<w:styles xmlns:w="${word}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Yu Gothic" w:hAnsi="Yu Gothic" w:eastAsia="Yu Gothic" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${language === 'ja' ? 'ja-JP' : 'en-US'}" w:eastAsia="ja-JP"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="300" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    paragraphStyle('Normal', 'Normal', { isDefault: true }),
    ...headings.map(([size, before], i) => headingStyle(i + 1, size, before)),
    paragraphStyle('ListParagraph', 'List Paragraph', {
      properties: '<w:ind w:left="420" w:hanging="210"/>',
    }),
    paragraphStyle('Caption', 'caption', { properties: '<w:keepNext/>', run: '<w:b/>' }),
    paragraphStyle('TableText', 'Table Text', { properties: cellSpacing, run: small }),
    paragraphStyle('TableHeading', 'Table Heading', {
      properties: cellSpacing,
      run: `<w:b/>${small}`,
    }),
    tableStyle,
  ].join('')}</w:styles>`

const headings: [number, number][] = [
  [36, 0],
  [28, 360],
  [24, 240],
  [21, 160],
]
const cellSpacing = '<w:spacing w:before="20" w:after="20" w:line="260" w:lineRule="auto"/>'
const small = '<w:sz w:val="18"/>'

function headingStyle(level: number, size: number, before: number): string {
  return paragraphStyle(`Heading${level}`, `heading ${level}`, {
    properties: `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80"/><w:outlineLvl w:val="${level - 1}"/>`,
    run: `<w:b/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    next: 'Normal',
  })
}

interface StyleParts {
  properties?: string
  run?: string
  next?: string
  isDefault?: boolean
}

function paragraphStyle(
  id: string,
  name: string,
  { properties = '', run = '', next, isDefault = false }: StyleParts,
): string {
  return `<w:style w:type="paragraph"${isDefault ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${isDefault ? '' : '<w:basedOn w:val="Normal"/>'}${next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${run ? `<w:rPr>${run}</w:rPr>` : ''}</w:style>`
}

const border = (side: string): string =>
  `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`

const tableStyle = `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
