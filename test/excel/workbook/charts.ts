// Charts: made from a data range, their series read from it as Excel does.
import { type Area, parseArea, splitSheet } from './address.ts'
import { plainValue, textAt, valueAt } from './cells.ts'
import type { ChartDescription } from './description.ts'
import { type Chart, type ChartSeries, type Sheet, sheetByName, type Workbook } from './model.ts'

export const addChart = (workbook: Workbook, sheet: Sheet, from: ChartDescription): Chart => {
  const { sheet: named, local } = splitSheet(from.source)
  const source = named === null ? sheet : sheetByName(workbook, named)
  const area = parseArea(local)
  if (!source || !area) throw new Error(`no such chart source: ${from.source}`)
  const chart = newChart(workbook, sheet, from.type, source, area, from.seriesBy ?? 'Auto')
  chart.name = from.name
  if (from.title !== undefined) chart.title = { ...chart.title, text: from.title, visible: true }
  for (const key of ['left', 'top', 'width', 'height'] as const)
    chart[key] = from[key] ?? chart[key]
  return chart
}

export const newChart = (
  workbook: Workbook,
  sheet: Sheet,
  type: string,
  source: Sheet,
  area: Area,
  seriesBy: string,
): Chart => {
  const number = sheet.charts.length + 1
  const chart: Chart = {
    id: `{${workbook.nextId().toString(16).toUpperCase().padStart(8, '0')}-CHART}`,
    name: `グラフ ${number}`,
    type,
    source: { sheetId: source.id, area: { ...area } },
    seriesBy,
    title: { text: 'グラフ タイトル', visible: true, size: 14, bold: false, color: '#595959' },
    legend: { visible: true, position: 'Bottom' },
    axes: { categoryAxis: newAxis(), valueAxis: newAxis() },
    dataLabels: { showValue: true, numberFormat: 'General', position: 'None' },
    hasDataLabels: false,
    series: [],
    altText: '',
    left: 100,
    top: 100,
    width: 360,
    height: 216,
  }
  readSeries(workbook, chart)
  sheet.charts.push(chart)
  return chart
}

/** Reads the series anew from the chart's range: first column as categories, first row as names. */
export const readSeries = (workbook: Workbook, chart: Chart): void => {
  const sheet = workbook.sheets.find((one) => one.id === chart.source.sheetId)
  if (!sheet) return
  const { area } = chart.source
  const by =
    chart.seriesBy === 'Auto' ? (area.columns > area.rows ? 'Rows' : 'Columns') : chart.seriesBy
  const along = by === 'Rows' ? area.rows : area.columns
  const across = by === 'Rows' ? area.columns : area.rows
  const cell = (series: number, point: number): [number, number] =>
    by === 'Rows'
      ? [area.row + series, area.column + point]
      : [area.row + point, area.column + series]
  const isNumber = (series: number, point: number): boolean =>
    typeof plainValue(valueAt(workbook, sheet, ...cell(series, point))) === 'number'
  const names = across > 1 && !isNumber(along - 1, 0) ? 1 : 0
  const labels = along > 1 && !isNumber(0, across - 1) ? 1 : 0
  const strip = (series: number): { sheetId: string; area: Area } => {
    const [row, column] = cell(series, names)
    const length = across - names
    const size = by === 'Rows' ? { rows: 1, columns: length } : { rows: length, columns: 1 }
    return { sheetId: sheet.id, area: { row, column, ...size } }
  }
  chart.series = Array.from({ length: along - labels }, (_, index) => ({
    ...newSeries(),
    name: names === 1 ? textAt(workbook, sheet, ...cell(index + labels, 0)) : `系列${index + 1}`,
    values: strip(index + labels),
    categories: labels === 1 ? strip(0) : null,
  }))
}

/** The colour of a series that is not filled; '' is the theme's. */
export const CLEAR = 'none'

export const newSeries = (): ChartSeries => ({
  name: '',
  values: null,
  categories: null,
  color: '',
  gapWidth: 150,
  overlap: 0,
  pointColors: new Map(),
  chartType: '',
  hasDataLabels: false,
  showValue: false,
  labelFormat: 'General',
})

const newAxis = () => ({ title: '', numberFormat: 'General', visible: true })
