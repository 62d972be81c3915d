// A workbook from nothing: sheets of text and numbers, headings in bold. No formulas, no dates.
import { cellAddress, columnLetters } from '../../address/index.ts'
import type { Cell } from '../../schema/index.ts'
import { escapeText, escapeXml } from './xml.ts'
import { createZip } from './zip.ts'

export interface NewSheet {
  name: string
  /** Widths in characters, by column. */
  widths: readonly number[]
  rows: readonly { cells: readonly Cell[]; bold?: boolean }[]
  /** Rows that stay in view at the top. */
  frozen?: number
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The .xlsx file; the same sheets give the same bytes. Text is text, whatever it begins with. */
export function createWorkbook(sheets: readonly NewSheet[]): Uint8Array {
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(sheets.length)],
    ['_rels/.rels', relationships([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relationships([
        ...sheets.map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', styles],
    ...sheets.map((sheet, i): [string, string] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      worksheet(sheet),
    ]),
  ])
  return createZip(parts)
}

const contentTypes = (sheets: number): string =>
  `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  ).join('')}</Types>`

const relationships = (targets: readonly [kind: string, target: string][]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${targets
    .map(
      ([kind, target], i) =>
        `<Relationship Id="rId${i + 1}" Type="${office}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

const workbook = (sheets: readonly NewSheet[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
    .map(
      ({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
    )
    .join('')}</sheets></workbook>`

/** 0 plain, 1 bold, 2 a number with its thousands apart. All wrap. */
const styles = `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="10"/><name val="Yu Gothic"/></font><font><b/><sz val="10"/><name val="Yu Gothic"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="3" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`

function worksheet({ widths, rows, frozen = 0 }: NewSheet): string {
  const view =
    frozen > 0
      ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      : ''
  const columns = widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
    .join('')
  const data = rows
    .map(({ cells, bold = false }, r) => {
      const inner = cells.map((cell, c) => cellXml(cell, r + 1, c, bold)).join('')
      return `<row r="${r + 1}">${inner}</row>`
    })
    .join('')
  const last = columnLetters(Math.max(0, widths.length - 1))
  const setup = `<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`
  return `${declaration}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}${Math.max(1, rows.length)}"/>${view}<cols>${columns}</cols><sheetData>${data}</sheetData>${setup}</worksheet>`
}

function cellXml(cell: Cell, row: number, column: number, bold: boolean): string {
  const address = cellAddress(row, column)
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${address}" s="2"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`
  const text = escapeText(cell)
  return `<c r="${address}" s="${bold ? 1 : 0}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
}
