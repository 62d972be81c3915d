// The series of a chart, their points, colours and labels.
import { CLEAR, newSeries } from '../../workbook/charts.ts'
import type { ChartSeries, Sheet } from '../../workbook/model.ts'
import { rangeArgument } from '../access.ts'
import { HostError } from '../errors.ts'
import { type Call, type ObjectType, object, type Property } from '../registry.ts'
import type { RangeTarget } from '../state.ts'
import { type ChartTarget, told } from './chart.ts'
import { color } from './range-format.ts'

interface SeriesTarget extends ChartTarget {
  series: ChartSeries
}

export const ChartSeriesCollectionType: ObjectType<ChartTarget> = {
  name: 'ChartSeriesCollection',
  properties: { count: ({ chart }) => chart.series.length },
  items: (target) =>
    target.chart.series.map((series) => object(ChartSeriesType, { ...target, series })),
  methods: {
    getCount: ({ chart }) => chart.series.length,
    getItemAt: (target, [index]) => {
      const series = target.chart.series[Number(index)]
      if (!series) throw new HostError('InvalidArgument', 'index')
      return object(ChartSeriesType, { ...target, series })
    },
    add: (target, [name, index], call) => {
      const series = { ...newSeries(), name: typeof name === 'string' ? name : '' }
      const at = typeof index === 'number' ? index : target.chart.series.length
      target.chart.series.splice(at, 0, series)
      told(call)
      return object(ChartSeriesType, { ...target, series })
    },
  },
}

const ChartSeriesType: ObjectType<SeriesTarget> = {
  name: 'ChartSeries',
  properties: {
    name: seriesValue('name', 'string'),
    chartType: seriesValue('chartType', 'string'),
    gapWidth: seriesValue('gapWidth', 'number'),
    overlap: seriesValue('overlap', 'number'),
    hasDataLabels: seriesValue('hasDataLabels', 'boolean'),
  },
  objects: {
    format: (target) => object(ChartSeriesFormatType, target),
    points: (target) => object(ChartPointsCollectionType, target),
    dataLabels: (target) => object(SeriesDataLabelsType, target),
  },
  methods: {
    setValues: ({ series, sheet }, [source], call) => {
      series.values = place(call, sheet, source)
      told(call)
    },
    setXAxisValues: ({ series, sheet }, [source], call) => {
      series.categories = place(call, sheet, source)
      told(call)
    },
    delete: ({ chart, series }, _, call) => {
      chart.series = chart.series.filter((one) => one !== series)
      told(call)
    },
  },
}

const SeriesDataLabelsType: ObjectType<SeriesTarget> = {
  name: 'ChartDataLabels',
  properties: {
    showValue: seriesValue('showValue', 'boolean'),
    numberFormat: seriesValue('labelFormat', 'string'),
  },
}

const ChartSeriesFormatType: ObjectType<SeriesTarget> = {
  name: 'ChartSeriesFormat',
  objects: { fill: (target) => object(SeriesFillType, target) },
}

const SeriesFillType: ObjectType<SeriesTarget> = {
  name: 'ChartFill',
  methods: {
    setSolidColor: ({ series }, [value]) => {
      series.color = color(value)
    },
    clear: ({ series }) => {
      series.color = CLEAR
    },
    getSolidColor: ({ series }) => series.color,
  },
}

interface PointTarget extends SeriesTarget {
  index: number
}

const ChartPointsCollectionType: ObjectType<SeriesTarget> = {
  name: 'ChartPointsCollection',
  properties: { count: ({ series }) => pointCount(series) },
  items: (target) =>
    Array.from({ length: pointCount(target.series) }, (_, index) =>
      object(ChartPointType, { ...target, index }),
    ),
  methods: {
    getCount: ({ series }) => pointCount(series),
    getItemAt: (target, [index]) => {
      const at = Number(index)
      if (!(at >= 0 && at < pointCount(target.series)))
        throw new HostError('InvalidArgument', 'index')
      return object(ChartPointType, { ...target, index: at })
    },
  },
}

const ChartPointType: ObjectType<PointTarget> = {
  name: 'ChartPoint',
  objects: { format: (target) => object(ChartPointFormatType, target) },
}

const ChartPointFormatType: ObjectType<PointTarget> = {
  name: 'ChartPointFormat',
  objects: { fill: (target) => object(PointFillType, target) },
}

const PointFillType: ObjectType<PointTarget> = {
  name: 'ChartFill',
  methods: {
    setSolidColor: ({ series, index }, [value]) => {
      series.pointColors.set(index, color(value))
    },
  },
}

const pointCount = ({ values }: ChartSeries): number =>
  values ? values.area.rows * values.area.columns : 0

const place = (call: Call, sheet: Sheet, source: unknown) => {
  const target: RangeTarget = rangeArgument(call.state, sheet, source)
  return { sheetId: target.sheet.id, area: { ...target.area } }
}

function seriesValue(
  key:
    | 'name'
    | 'chartType'
    | 'gapWidth'
    | 'overlap'
    | 'hasDataLabels'
    | 'showValue'
    | 'labelFormat',
  type: 'string' | 'number' | 'boolean',
): Property<SeriesTarget> {
  return {
    get: ({ series }) => series[key],
    set: ({ series }, given, call) => {
      if (typeof given !== type) throw new HostError('InvalidArgument', key)
      Object.assign(series, { [key]: given })
      told(call)
    },
  }
}
