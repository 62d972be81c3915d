// A planned sheet as a worksheet part: formulas with what they come to, text always as text.
import { cellAddress, columnLetters, parseCell, parseRange } from '../../address/index.ts'
import { type BlockCells, cellsOf } from '../../writeback/block/block-cells.ts'
import { extentOf } from '../../writeback/block/extent.ts'
import type { WriteSheet, WriteStyle } from '../../writeback/types.ts'
import { type Namespaces, XML } from './namespaces.ts'
import type { Styles } from './styles.ts'
import { escapeText, escapeXml } from './xml.ts'

/** Points of a line of the standard font. */
const LINE_POINTS = 18.75

export interface SheetIds {
  drawing: string | null
  table: string | null
}

export function sheetXml(
  sheet: WriteSheet,
  styles: Styles,
  { main, relationships }: Namespaces,
  ids: SheetIds,
): string {
  const { print, columnWidths = {}, paragraphs = [] } = sheet
  const columns = Object.entries(columnWidths).map(([letters, width]) => {
    const number = (parseCell(`${letters}1`)?.column ?? 0) + 1
    return {
      number,
      xml: `<col min="${number}" max="${number}" width="${(width * 7 + 5) / 7}" customWidth="1"/>`,
    }
  })
  columns.sort((a, b) => a.number - b.number)
  const merges = paragraphs.map(({ range }) => `<mergeCell ref="${range}"/>`)
  return [
    `${XML}<worksheet xmlns="${main}" xmlns:r="${relationships}">`,
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="${extentOf(sheet)}"/>${sheetView(sheet)}`,
    `<sheetFormatPr defaultRowHeight="${LINE_POINTS}"/>`,
    columns.length > 0 ? `<cols>${columns.map(({ xml }) => xml).join('')}</cols>` : '',
    `<sheetData>${rowsXml(sheet, styles)}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
    print
      ? `<pageSetup paperSize="9" orientation="${print.landscape ? 'landscape' : 'portrait'}" fitToHeight="0"/>`
      : '',
    print
      ? `<headerFooter><oddFooter>&amp;L${escapeXml((print.footer ?? '').replaceAll('&', '&&'))}&amp;R&amp;P / &amp;N</oddFooter></headerFooter>`
      : '',
    ids.drawing ? `<drawing r:id="${ids.drawing}"/>` : '',
    ids.table ? `<tableParts count="1"><tablePart r:id="${ids.table}"/></tableParts>` : '',
    '</worksheet>',
  ].join('')
}

const sheetView = ({ frozenRows }: WriteSheet): string =>
  frozenRows
    ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
    : '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'

function rowsXml(sheet: WriteSheet, styles: Styles): string {
  const blocks = sheet.blocks.map(cellsOf)
  const extent = parseRange(extentOf(sheet))
  if (!extent) return ''
  const lookOf = createLooks(sheet, styles)
  const heights = new Map(
    (sheet.paragraphs ?? []).map(({ range, lines }) => [parseRange(range)?.top ?? 0, lines]),
  )
  const rows: string[] = []
  for (let row = 1; row <= extent.bottom; row += 1) {
    const here = blocks.filter(({ top, rows: count }) => row >= top && row < top + count)
    let cells = ''
    for (let column = 0; column <= extent.right; column += 1) {
      const block = here.find(({ left, columns }) => column >= left && column < left + columns)
      cells += cellXml(block, row, column, lookOf)
    }
    const lines = heights.get(row)
    const height = lines ? ` ht="${lines * LINE_POINTS}" customHeight="1"` : ''
    if (cells !== '' || height !== '') rows.push(`<row r="${row}"${height}>${cells}</row>`)
  }
  return rows.join('')
}

type LookOf = (row: number, column: number, isText: boolean) => number

function cellXml(
  block: BlockCells | undefined,
  row: number,
  column: number,
  lookOf: LookOf,
): string {
  const cell = block?.cell(row - block.top, column - block.left) ?? null
  const style = lookOf(row, column, cell?.kind === 'text')
  const start = `<c r="${cellAddress(row, column)}"${style === 0 ? '' : ` s="${style}"`}`
  if (cell === null) return style === 0 ? '' : `${start}/>`
  switch (cell.kind) {
    case 'number':
      return `${start}><v>${cell.value}</v></c>`
    case 'text':
      return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeText(cell.value)}</t></is></c>`
    case 'formula': {
      const source = escapeText(cell.formula.slice(1))
      return typeof cell.expected === 'number'
        ? `${start}><f>${source}</f><v>${cell.expected}</v></c>`
        : `${start} t="str"><f>${source}</f><v>${escapeText(cell.expected)}</v></c>`
    }
  }
}

/** The looks of cells: those of one set of ranges have the same, so each set is looked up once. */
function createLooks(sheet: WriteSheet, styles: Styles): LookOf {
  const ranges = (sheet.styles ?? []).flatMap(({ range, style }) => {
    const area = parseRange(range)
    return area ? [{ area, style: style as WriteStyle | null }] : []
  })
  for (const { range } of sheet.paragraphs ?? []) {
    const area = parseRange(range)
    if (area) ranges.push({ area, style: null })
  }
  const known = new Map<string, number>()
  let ofRow: { row: number; ranges: typeof ranges } = { row: 0, ranges: [] }
  return (row, column, isText) => {
    if (ofRow.row !== row) {
      const here = ranges.filter(({ area }) => row >= area.top && row <= area.bottom)
      ofRow = { row, ranges: here }
    }
    const here = ofRow.ranges.filter(({ area }) => column >= area.left && column <= area.right)
    if (here.length === 0 && !isText) return 0
    const names = here.map(({ style }) => style ?? 'paragraph')
    const key = `${names.join(' ')} ${isText}`
    const id =
      known.get(key) ??
      styles.idOf(
        {
          styles: here.flatMap(({ style }) => style ?? []),
          isText,
          isParagraph: here.some(({ style }) => style === null),
        },
        sheet,
      )
    known.set(key, id)
    return id
  }
}

/** What a cell of a planned sheet shows. */
export function shownAt(sheet: WriteSheet, row: number, column: number): string | number {
  for (const block of sheet.blocks.map(cellsOf)) {
    const [r, c] = [row - block.top, column - block.left]
    if (r >= 0 && r < block.rows && c >= 0 && c < block.columns) return block.shown(r, c)
  }
  return ''
}

/** An Excel table over part of a sheet; its columns are named by the cells of its first row. */
export function tableXml(
  sheet: WriteSheet,
  { main }: Namespaces,
  { id, name, range }: { id: number; name: string; range: string },
): string {
  const area = parseRange(range) ?? { top: 1, left: 0, bottom: 1, right: 0 }
  const columns: string[] = []
  for (let column = area.left; column <= area.right; column += 1) {
    const heading = String(shownAt(sheet, area.top, column) || columnLetters(column))
    columns.push(`<tableColumn id="${columns.length + 1}" name="${escapeText(heading)}"/>`)
  }
  return [
    `${XML}<table xmlns="${main}" id="${id}" name="${escapeXml(name)}" displayName="${escapeXml(name)}" ref="${range}" totalsRowShown="0">`,
    `<autoFilter ref="${range}"/><tableColumns count="${columns.length}">${columns.join('')}</tableColumns>`,
    '<tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>',
  ].join('')
}
