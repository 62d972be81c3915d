// The numbers and labels behind a chart, read from the sheet as they stand now.
import type { Area } from '../../excel/workbook/address.ts'
import { plainValue, textAt, valueAt } from '../../excel/workbook/cells.ts'
import {
  type Chart,
  type ChartSeries,
  sheetById,
  type Workbook,
} from '../../excel/workbook/model.ts'
import { formatValue } from '../../excel/workbook/number-format.ts'
import { ACCENTS } from './colours.ts'

export interface ChartData {
  categories: string[]
  series: { name: string; values: number[]; colours: string[]; labels: string[] | null }[]
}

export const chartData = (workbook: Workbook, chart: Chart): ChartData => {
  const first = chart.series[0]
  const values = chart.series.map((series) => numbersOf(workbook, series.values))
  const count = Math.max(0, ...values.map((one) => one.length))
  const labels = first ? textsOf(workbook, first.categories) : []
  return {
    categories: Array.from({ length: count }, (_, index) => labels[index] ?? String(index + 1)),
    series: chart.series.map((series, index) => ({
      name: series.name,
      values: values[index] ?? [],
      colours: coloursOf(chart, series, index, count),
      labels: labelled(chart, series)
        ? (values[index] ?? []).map((value) => formatValue(value, labelFormat(chart, series)))
        : null,
    })),
  }
}

const labelled = (chart: Chart, series: ChartSeries): boolean =>
  chart.hasDataLabels || series.hasDataLabels || series.showValue

const labelFormat = (chart: Chart, series: ChartSeries): string => {
  const format =
    series.labelFormat === 'General' ? chart.dataLabels.numberFormat : series.labelFormat
  return format === 'General' ? '#,##0.##' : format
}

const coloursOf = (chart: Chart, series: ChartSeries, index: number, count: number): string[] => {
  const each = /Pie|Doughnut/.test(chart.type)
  return Array.from({ length: count }, (_, point) => {
    const own = series.pointColors.get(point) || series.color
    return own || ACCENTS[((each ? point : index) % 6) + 1] || '#4472C4'
  })
}

type Strip = { sheetId: string; area: Area } | null

const numbersOf = (workbook: Workbook, strip: Strip): number[] =>
  cellsOf(workbook, strip, (sheet, row, column) => {
    const value = plainValue(valueAt(workbook, sheet, row, column))
    return typeof value === 'number' ? value : 0
  })

const textsOf = (workbook: Workbook, strip: Strip): string[] =>
  cellsOf(workbook, strip, (sheet, row, column) => textAt(workbook, sheet, row, column))

const cellsOf = <T>(
  workbook: Workbook,
  strip: Strip,
  read: (sheet: NonNullable<ReturnType<typeof sheetById>>, row: number, column: number) => T,
): T[] => {
  const sheet = strip && sheetById(workbook, strip.sheetId)
  if (!strip || !sheet) return []
  const { area } = strip
  return Array.from({ length: area.rows * area.columns }, (_, index) =>
    read(sheet, area.row + Math.floor(index / area.columns), area.column + (index % area.columns)),
  )
}
