// The chart of a planned sheet as a drawing and a chart part.
import { columnLetters, parseRange } from '../../address/index.ts'
import { quoteSheet } from '../../writeback/block/formula.ts'
import type { WriteChart, WriteSheet } from '../../writeback/types.ts'
import { type Namespaces, XML } from './namespaces.ts'
import { shownAt } from './sheet.ts'
import { escapeText, escapeXml } from './xml.ts'

/** @param id of the relationship to the chart */
export function drawingXml({ name, place }: WriteChart, ns: Namespaces, id: string): string {
  const area = parseRange(place) ?? { top: 1, left: 0, bottom: 1, right: 0 }
  const corner = (column: number, row: number) =>
    `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`
  return [
    `${XML}<xdr:wsDr xmlns:xdr="${ns.sheetDrawing}" xmlns:a="${ns.drawing}"><xdr:twoCellAnchor>`,
    `<xdr:from>${corner(area.left, area.top - 1)}</xdr:from>`,
    `<xdr:to>${corner(area.right + 1, area.bottom)}</xdr:to>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escapeXml(name)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${ns.chart}"><c:chart xmlns:c="${ns.chart}" xmlns:r="${ns.relationships}" r:id="${id}"/></a:graphicData></a:graphic>`,
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>',
  ].join('')
}

export function chartXml(sheet: WriteSheet, chart: WriteChart, ns: Namespaces): string {
  const labels = parseRange(chart.labels) ?? { top: 1, left: 0, bottom: 1, right: 0 }
  const values = parseRange(chart.values) ?? labels
  const prefix = quoteSheet(sheet.name)
  const reference = (column: number, top: number, bottom: number) =>
    escapeXml(
      `${prefix}!$${columnLetters(column)}$${top}${bottom > top ? `:$${columnLetters(column)}$${bottom}` : ''}`,
    )
  const points = (column: number, top: number, bottom: number) => {
    const list: string[] = []
    for (let row = top; row <= bottom; row += 1) {
      const shown = shownAt(sheet, row, column)
      if (shown !== '')
        list.push(`<c:pt idx="${row - top}"><c:v>${escapeText(String(shown))}</c:v></c:pt>`)
    }
    return `<c:ptCount val="${bottom - top + 1}"/>${list.join('')}`
  }
  const text = (column: number, top: number, bottom: number) =>
    `<c:strRef><c:f>${reference(column, top, bottom)}</c:f><c:strCache>${points(column, top, bottom)}</c:strCache></c:strRef>`
  const series: string[] = []
  for (let column = values.left; column <= values.right; column += 1) {
    const i = column - values.left
    const colour = chart.stacked?.colours[i] ?? null
    const fill =
      colour === null
        ? '<a:noFill/>'
        : `<a:solidFill><a:srgbClr val="${colour.slice(1)}"/></a:solidFill>`
    const flags = (shown: number) =>
      `<c:showLegendKey val="0"/><c:showVal val="${shown}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`
    const shownFormat = `<c:numFmt formatCode="${escapeXml(chart.stacked?.labelFormat ?? 'General')}" sourceLinked="0"/>`
    series.push(
      `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx>${text(column, values.top - 1, values.top - 1)}</c:tx>` +
        `<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>` +
        `<c:dLbls>${colour === null ? flags(0) : shownFormat + flags(1)}</c:dLbls>` +
        `<c:cat>${text(labels.left, labels.top, labels.bottom)}</c:cat>` +
        `<c:val><c:numRef><c:f>${reference(column, values.top, values.bottom)}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(column, values.top, values.bottom)}</c:numCache></c:numRef></c:val></c:ser>`,
    )
  }
  const axis = (id: number, cross: number, position: string) =>
    `<c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/><c:numFmt formatCode="#,##0" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${cross}"/><c:crosses val="autoZero"/>`
  return [
    `${XML}<c:chartSpace xmlns:c="${ns.chart}" xmlns:a="${ns.drawing}" xmlns:r="${ns.relationships}"><c:chart>`,
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr lang="ja-JP"/><a:t>${escapeXml(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>`,
    `<c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="stacked"/><c:varyColors val="0"/>${series.join('')}`,
    '<c:gapWidth val="60"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>',
    `<c:catAx>${axis(1, 2, 'b')}</c:catAx><c:valAx>${axis(2, 1, 'l')}</c:valAx></c:plotArea>`,
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('')
}
