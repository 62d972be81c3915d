// Planned sheets as Excel operations, in requests of measured size.

import type { WriteChart, WriteSheet, WriteStyle } from '../../../shared/writeback/index.ts'
import { MONEY_FORMAT } from '../../../shared/writeback/index.ts'
import type { Content } from '../compare/row-hash.ts'
import { type Area, addressOf, areaAt, passingRangeOf, rangeOf } from '../excel/area.ts'
import { bytesOf, REQUEST_BYTES } from '../excel/bytes.ts'
import { widthInPoints } from '../excel/column-width.ts'
import { type ExcelContext, supports } from '../excel/session.ts'
import { contentsOf, type SheetContents } from './contents.ts'
import { entryOf } from './entry.ts'
import type { SheetLook } from './journal.ts'

/** Sends what is queued before a request grows too large. */
export interface Writer {
  context: ExcelContext
  /** Says that so many bytes are about to be queued. */
  room(bytes: number): Promise<void>
}

/** @param onSent called after each request that was sent on the way, with the bytes it held */
export function createWriter(context: ExcelContext, onSent: () => void = () => {}): Writer {
  let queued = 0
  quieten(context)
  return {
    context,
    async room(bytes) {
      if (queued > 0 && queued + bytes > REQUEST_BYTES) {
        await context.sync()
        onSent()
        quieten(context)
        queued = 0
      }
      queued += bytes
    },
  }
}

/** Holds calculation and drawing until the request is through; both come back by themselves. */
export function quieten(context: ExcelContext): void {
  context.application.suspendApiCalculationUntilNextSync()
  context.application.suspendScreenUpdatingUntilNextSync()
}

/** Writes a planned sheet's cells, then its look. */
export async function renderSheet(writer: Writer, sheet: WriteSheet): Promise<void> {
  await writeContents(writer, sheet.name, contentsOf(sheet))
  await writer.room(LOOK_BYTES)
  applyLook(writer.context.workbook.worksheets.getItem(sheet.name), sheet)
}

/** Makes a sheet again as it was: what its cells held, then its look. */
export async function renderImage(
  writer: Writer,
  name: string,
  contents: readonly Content[][],
  look: SheetLook,
): Promise<void> {
  await writeContents(writer, name, {
    rows: contents.length,
    columns: contents[0]?.length ?? 0,
    row: (index) => (contents[index] ?? []).map(entryOf),
  })
  await writer.room(LOOK_BYTES)
  applyLook(writer.context.workbook.worksheets.getItem(name), look)
}

/** Takes a table and a chart of ours off a sheet and empties the area they stood in. */
export function clearSheet(
  sheet: Excel.Worksheet,
  extent: string,
  look: SheetLook | null,
  has: { table: boolean; chart: boolean },
): void {
  if (look?.table && has.table) sheet.tables.getItem(look.table.name).convertToRange()
  if (look?.chart && has.chart) sheet.charts.getItem(look.chart.name).delete()
  for (const { range } of look?.paragraphs ?? []) {
    const place = sheet.getRange(range)
    place.unmerge()
    place.format.autofitRows()
  }
  rangeOf(sheet, areaAt(extent)).clear('All')
}

/** Formats, chart and the like of one sheet, generously. */
const LOOK_BYTES = 64 * 1024

/** A block of rows at a time, each made when its turn comes. */
async function writeContents(
  writer: Writer,
  name: string,
  { rows, columns, row: rowAt }: SheetContents,
): Promise<void> {
  let block: Content[][] = []
  let bytes = 0
  const flush = async (end: number) => {
    if (block.length === 0) return
    await writer.room(bytes)
    const area: Area = { row: end - block.length, column: 0, rows: block.length, columns }
    passingRangeOf(writer.context.workbook.worksheets.getItem(name), area).formulas = block
    block = []
    bytes = 0
  }
  for (let index = 0; index < rows; index += 1) {
    const row = rowAt(index)
    const size = bytesOf(row) * WIRE
    if (bytes > 0 && bytes + size > BLOCK_BYTES) await flush(index)
    block.push(row)
    bytes += size
  }
  await flush(rows)
}

/** Blocks small enough that several fill a request well. */
const BLOCK_BYTES = REQUEST_BYTES / 16
/** The request is JSON in JSON: quotes are escaped, and the library cuts large tables into slices. */
const WIRE = 1.04

function applyLook(place: Excel.Worksheet, look: SheetLook): void {
  // Widths first: lines that are wrapped take their height from them.
  for (const [column, characters] of Object.entries(look.columnWidths ?? {})) {
    place.getRange(`${column}:${column}`).format.columnWidth = widthInPoints(characters)
  }
  for (const { range, style } of look.styles ?? []) {
    applyStyle(place.getRange(range), style, look)
  }
  for (const { range, lines } of look.paragraphs ?? []) {
    const paragraph = place.getRange(range)
    paragraph.merge()
    paragraph.format.wrapText = true
    paragraph.format.verticalAlignment = 'Top'
    paragraph.format.rowHeight = lines * LINE_POINTS
  }
  if (look.table) {
    const table = place.tables.add(look.table.range, true)
    table.name = look.table.name
    table.style = 'TableStyleLight9'
  }
  if (look.chart) addChart(place, look.chart)
  if (look.frozenRows) place.freezePanes.freezeRows(look.frozenRows)
  // An earlier version's sheet, made again, had none.
  else place.freezePanes.unfreeze()
  if (look.print) applyPrint(place, look.print)
}

/** Height of a line of the standard font; Excel fits no row to merged cells by itself. */
const LINE_POINTS = 18.75

function applyStyle(range: Excel.Range, style: WriteStyle, look: SheetLook): void {
  const { format } = range
  switch (style) {
    case 'title':
      format.font.bold = true
      format.font.size = 14
      return
    case 'heading':
      format.font.bold = true
      format.fill.color = '#DDEBF7'
      // A table's style would write its headings in white.
      format.font.color = '#000000'
      return
    case 'numberHeading':
      format.horizontalAlignment = 'Right'
      return
    case 'wrapped':
      format.wrapText = true
      format.autofitRows()
      return
    case 'centred':
      format.horizontalAlignment = 'Center'
      return
    case 'total':
      format.font.bold = true
      format.borders.getItem('EdgeTop').style = 'Continuous'
      return
    case 'check':
      format.font.bold = true
      format.horizontalAlignment = 'Center'
      return
    case 'note':
      format.font.color = '#595959'
      return
    case 'state':
      format.font.bold = true
      format.font.size = 12
      return
    case 'changed':
      setNumberFormat(range, look.changedFormat ?? 'General')
      format.font.bold = true
      format.horizontalAlignment = 'Center'
      return
    case 'amount':
      setNumberFormat(range, MONEY_FORMAT)
      return
    case 'percent':
      setNumberFormat(range, look.percentFormat ?? '0.0"%"')
      format.font.bold = true
      // 「該当なし」 stands where the figures do.
      format.horizontalAlignment = 'Right'
  }
}

/** One value given for a whole range is set in all its cells. */
function setNumberFormat(range: Excel.Range, numberFormat: string): void {
  range.set({ numberFormat: numberFormat as unknown as string[][] })
}

function addChart(place: Excel.Worksheet, chart: WriteChart): void {
  const labels = areaAt(chart.labels)
  const values = areaAt(chart.values)
  const end = values.column + values.columns
  // The row above names the series of a stack.
  const above = chart.stacked ? 1 : 0
  const source = addressOf({
    row: labels.row - above,
    rows: labels.rows + above,
    column: labels.column,
    columns: end - labels.column,
  })
  const type = chart.stacked ? 'ColumnStacked' : 'ColumnClustered'
  const made = place.charts.add(type, place.getRange(source), 'Columns')
  made.name = chart.name
  made.title.text = chart.title
  made.legend.visible = false
  if (chart.stacked) colourStack(made, chart.stacked)
  else {
    made.dataLabels.showValue = true
    made.dataLabels.numberFormat = MONEY_FORMAT
  }
  const [first = chart.place, last = first] = chart.place.split(':')
  made.setPosition(first, last)
}

function colourStack(
  made: Excel.Chart,
  { colours, labelFormat }: NonNullable<WriteChart['stacked']>,
): void {
  colours.forEach((colour, i) => {
    const series = made.series.getItemAt(i)
    series.gapWidth = 60
    if (colour === null) {
      series.format.fill.clear()
      return
    }
    series.format.fill.setSolidColor(colour)
    series.hasDataLabels = true
    series.dataLabels.showValue = true
    series.dataLabels.numberFormat = labelFormat
  })
}

function applyPrint(place: Excel.Worksheet, print: NonNullable<SheetLook['print']>): void {
  if (!supports('1.9')) return
  const { pageLayout } = place
  pageLayout.orientation = print.landscape ? 'Landscape' : 'Portrait'
  pageLayout.paperSize = 'A4'
  pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 }
  pageLayout.setPrintArea(print.area)
  pageLayout.leftMargin = SIDE_MARGIN
  pageLayout.rightMargin = SIDE_MARGIN
  const { defaultForAllPages } = pageLayout.headersFooters
  // In a footer & begins a code; two of them print one.
  defaultForAllPages.leftFooter = (print.footer ?? '').replaceAll('&', '&&')
  defaultForAllPages.rightFooter = '&P / &N'
  if (print.titleRows) pageLayout.setPrintTitleRows(`$${print.titleRows.replace(':', ':$')}`)
}

/** Points. */
const SIDE_MARGIN = 36
