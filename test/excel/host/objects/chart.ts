// Chart and its parts, as far as a report's chart needs them.
import { newChart, readSeries } from '../../workbook/charts.ts'
import type { Chart, Sheet } from '../../workbook/model.ts'
import { assertAllowed, rangeArgument, text } from '../access.ts'
import { HostError } from '../errors.ts'
import { type Call, type HostObject, type ObjectType, object, type Property } from '../registry.ts'
import { ChartSeriesCollectionType } from './chart-series.ts'
import { color, columnWidth, rowHeight } from './range-format.ts'
import { WorksheetType } from './worksheet.ts'

export interface ChartTarget {
  sheet: Sheet
  chart: Chart
}

export const ChartType: ObjectType<ChartTarget> = {
  name: 'Chart',
  id: ({ chart }) => chart.id,
  properties: {
    id: ({ chart }) => chart.id,
    name: value('name', 'string'),
    chartType: {
      get: ({ chart }) => chart.type,
      set: ({ chart }, type, call) => {
        chart.type = text(type, 'chartType')
        told(call)
      },
    },
    left: value('left', 'number'),
    top: value('top', 'number'),
    width: value('width', 'number'),
    height: value('height', 'number'),
    seriesNameLevel: () => 0,
    categoryLabelLevel: () => 0,
    plotVisibleOnly: () => true,
  },
  objects: {
    title: (target) => object(ChartTitleType, target),
    legend: (target) => object(ChartLegendType, target),
    axes: (target) => object(ChartAxesType, target),
    series: (target) => object(ChartSeriesCollectionType, target),
    dataLabels: (target) => object(ChartDataLabelsType, target),
    worksheet: ({ sheet }) => object(WorksheetType, sheet),
  },
  methods: {
    delete: ({ sheet, chart }, _, call) => {
      assertAllowed(call.state, sheet, 'allowEditObjects')
      sheet.charts = sheet.charts.filter((one) => one !== chart)
      told(call)
    },
    setData: ({ sheet, chart }, [source, seriesBy], call) => {
      const { sheet: from, area } = rangeArgument(call.state, sheet, source)
      chart.source = { sheetId: from.id, area: { ...area } }
      chart.seriesBy = typeof seriesBy === 'string' ? seriesBy : chart.seriesBy
      readSeries(call.state.workbook, chart)
      told(call)
    },
    setPosition: ({ sheet, chart }, [start, end], call) => {
      const from = rangeArgument(call.state, sheet, start).area
      const to = end ? rangeArgument(call.state, sheet, end).area : null
      chart.left = sum(0, from.column, (column) => columnWidth(sheet, column))
      chart.top = sum(0, from.row, (row) => rowHeight(sheet, row))
      if (to) {
        const right = to.column + to.columns
        chart.width = sum(from.column, right, (column) => columnWidth(sheet, column))
        chart.height = sum(from.row, to.row + to.rows, (row) => rowHeight(sheet, row))
      }
      told(call)
    },
    activate: () => undefined,
  },
}

export const ChartCollectionType: ObjectType<Sheet> = {
  name: 'ChartCollection',
  properties: { count: (sheet) => sheet.charts.length },
  items: (sheet) => sheet.charts.map((chart) => object(ChartType, { sheet, chart })),
  item: (sheet, key) => {
    const found = find(sheet, key)
    if (!found) throw new HostError('ItemNotFound', String(key))
    return found
  },
  methods: {
    add: (sheet, [type, source, seriesBy], call) => {
      assertAllowed(call.state, sheet, 'allowEditObjects')
      const { sheet: from, area } = rangeArgument(call.state, sheet, source)
      const by = typeof seriesBy === 'string' ? seriesBy : 'Auto'
      const kind = text(type, 'type')
      const chart = newChart(call.state.workbook, sheet, kind, from, area, by)
      told(call)
      return object(ChartType, { sheet, chart })
    },
    getCount: (sheet) => sheet.charts.length,
    getItemAt: (sheet, [index]) => {
      const chart = sheet.charts[Number(index)]
      if (!chart) throw new HostError('InvalidArgument', 'index')
      return object(ChartType, { sheet, chart })
    },
    getItemOrNullObject: (sheet, [key]) => find(sheet, key) ?? null,
  },
}

const ChartTitleType: ObjectType<ChartTarget> = {
  name: 'ChartTitle',
  properties: {
    text: {
      get: ({ chart }) => chart.title.text,
      set: ({ chart }, value, call) => {
        chart.title = { ...chart.title, text: text(value, 'text'), visible: true }
        told(call)
      },
    },
    visible: {
      get: ({ chart }) => chart.title.visible,
      set: ({ chart }, value, call) => {
        chart.title.visible = value === true
        told(call)
      },
    },
  },
  objects: { format: (target) => object(ChartTitleFormatType, target) },
}

const ChartTitleFormatType: ObjectType<ChartTarget> = {
  name: 'ChartTitleFormat',
  objects: { font: (target) => object(ChartFontType, target) },
}

const ChartFontType: ObjectType<ChartTarget> = {
  name: 'ChartFont',
  properties: {
    size: {
      get: ({ chart }) => chart.title.size,
      set: ({ chart }, value) => {
        chart.title.size = Number(value)
      },
    },
    bold: {
      get: ({ chart }) => chart.title.bold,
      set: ({ chart }, value) => {
        chart.title.bold = value === true
      },
    },
    color: {
      get: ({ chart }) => chart.title.color,
      set: ({ chart }, value) => {
        chart.title.color = color(value)
      },
    },
  },
}

const ChartLegendType: ObjectType<ChartTarget> = {
  name: 'ChartLegend',
  properties: {
    visible: {
      get: ({ chart }) => chart.legend.visible,
      set: ({ chart }, value, call) => {
        chart.legend.visible = value === true
        told(call)
      },
    },
    position: {
      get: ({ chart }) => chart.legend.position,
      set: ({ chart }, value, call) => {
        chart.legend.position = text(value, 'position')
        told(call)
      },
    },
  },
}

const ChartAxesType: ObjectType<ChartTarget> = {
  name: 'ChartAxes',
  objects: {
    categoryAxis: ({ chart }) => object(ChartAxisType, chart.axes.categoryAxis),
    valueAxis: ({ chart }) => object(ChartAxisType, chart.axes.valueAxis),
  },
}

type Axis = Chart['axes']['valueAxis']

const ChartAxisType: ObjectType<Axis> = {
  name: 'ChartAxis',
  properties: {
    numberFormat: {
      get: (axis) => axis.numberFormat,
      set: (axis, value) => {
        axis.numberFormat = text(value, 'numberFormat')
      },
    },
    visible: {
      get: (axis) => axis.visible,
      set: (axis, value) => {
        axis.visible = value === true
      },
    },
  },
  objects: { title: (axis) => object(ChartAxisTitleType, axis) },
}

const ChartAxisTitleType: ObjectType<Axis> = {
  name: 'ChartAxisTitle',
  properties: {
    text: {
      get: (axis) => axis.title,
      set: (axis, value) => {
        axis.title = text(value, 'text')
      },
    },
    visible: {
      get: (axis) => axis.title !== '',
      set: (axis, value) => {
        if (value !== true) axis.title = ''
      },
    },
  },
}

const ChartDataLabelsType: ObjectType<ChartTarget> = {
  name: 'ChartDataLabels',
  properties: {
    showValue: {
      get: ({ chart }) => chart.dataLabels.showValue,
      set: ({ chart }, value, call) => {
        chart.dataLabels.showValue = value === true
        chart.hasDataLabels = value === true
        told(call)
      },
    },
    numberFormat: {
      get: ({ chart }) => chart.dataLabels.numberFormat,
      set: ({ chart }, value) => {
        chart.dataLabels.numberFormat = text(value, 'numberFormat')
      },
    },
    position: {
      get: ({ chart }) => chart.dataLabels.position,
      set: ({ chart }, value) => {
        chart.dataLabels.position = text(value, 'position')
      },
    },
  },
}

const find = (sheet: Sheet, key: unknown): HostObject | undefined => {
  const chart = sheet.charts.find((one) => one.id === key || one.name === key)
  return chart && object(ChartType, { sheet, chart })
}

function value(
  key: 'name' | 'left' | 'top' | 'width' | 'height',
  type: 'string' | 'number',
): Property<ChartTarget> {
  return {
    get: ({ chart }) => chart[key],
    set: ({ sheet, chart }, given, call) => {
      if (typeof given !== type) throw new HostError('InvalidArgument', key)
      assertAllowed(call.state, sheet, 'allowEditObjects')
      Object.assign(chart, { [key]: given })
      told(call)
    },
  }
}

const sum = (from: number, to: number, size: (index: number) => number): number => {
  let total = 0
  for (let index = from; index < to; index += 1) total += size(index)
  return total
}

/** Says that a chart has changed. */
export const told = ({ state }: Call): void =>
  state.changed({ kind: 'structure', actor: state.actor })
