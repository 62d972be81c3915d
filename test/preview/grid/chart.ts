// Draws a chart as SVG: columns, bars (side by side or stacked), lines and pies.
import type { Chart, Workbook } from '../../excel/workbook/model.ts'
import { formatValue } from '../../excel/workbook/number-format.ts'
import { PX_PER_POINT } from './axis.ts'
import { type ChartData, chartData } from './chart-data.ts'
import { FONT, inLines, rule, shape, shorten, text, titleOf } from './chart-shapes.ts'
import { shownColour } from './colours.ts'
import { textWidth } from './measure.ts'
import { place } from './paint.ts'

interface Canvas {
  svg: SVGSVGElement
  data: ChartData
  dark: boolean
  valueFormat: string
  /** The plot's place inside the chart. */
  x: number
  y: number
  width: number
  height: number
}

/** The chart as an element that stands at its place on the sheet. */
export const drawChart = (workbook: Workbook, chart: Chart, dark: boolean): SVGSVGElement => {
  const width = chart.width * PX_PER_POINT
  const height = chart.height * PX_PER_POINT
  const svg = shape('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img' })
  svg.classList.add('chart')
  svg.setAttribute('aria-label', chart.altText || chart.title.text || chart.name)
  place(svg, chart.left * PX_PER_POINT, chart.top * PX_PER_POINT, width, height)
  const data = chartData(workbook, chart)
  let top = 14
  if (chart.title.visible && chart.title.text !== '') {
    text(svg, width / 2, 24, chart.title.text, {
      size: 15,
      anchor: 'middle',
      bold: chart.title.bold,
    })
    top = 42
  }
  const legend = chart.legend.visible && data.series.length > 1
  const canvas: Canvas = {
    svg,
    data,
    dark,
    valueFormat: chart.axes.valueAxis.numberFormat,
    x: 16,
    y: top,
    width: width - 32,
    height: height - top - (legend ? 34 : 14),
  }
  if (legend) drawLegend(canvas, width, height)
  if (/Pie|Doughnut/.test(chart.type)) drawPie(canvas, chart.type.startsWith('Doughnut'))
  else drawAxes(canvas, chart)
  return svg
}

const drawAxes = (canvas: Canvas, chart: Chart): void => {
  const { data } = canvas
  const stacked = /Stacked/.test(chart.type)
  const level = chart.type.startsWith('Bar')
  const totals = data.categories.map((_, index) =>
    data.series.reduce((sum, one) => sum + Math.max(0, one.values[index] ?? 0), 0),
  )
  const all = stacked ? totals : data.series.flatMap((one) => one.values)
  const scale = niceScale(Math.min(0, ...all), Math.max(0, ...all))
  if (level) drawBars(canvas, scale, stacked)
  else drawColumns(canvas, scale, stacked, /Line|Area/.test(chart.type))
}

const drawColumns = (canvas: Canvas, scale: Scale, stacked: boolean, line: boolean): void => {
  const { svg, data, dark } = canvas
  const left = canvas.x + 12 + Math.max(...scale.ticks.map((tick) => labelWidth(canvas, tick)))
  const slotWidth = (canvas.width - 60) / Math.max(1, data.categories.length) - 8
  const lines = Math.max(1, ...data.categories.map((one) => inLines(one, slotWidth).length))
  const bottom = canvas.y + canvas.height - 9 - lines * 15
  const height = bottom - canvas.y - 8
  const width = canvas.x + canvas.width - left
  const toY = (value: number) => bottom - ((value - scale.low) / (scale.high - scale.low)) * height
  for (const tick of scale.ticks) {
    rule(svg, left, toY(tick), left + width, toY(tick))
    text(svg, left - 8, toY(tick) + 4, axisLabel(canvas, tick), { anchor: 'end' })
  }
  const slot = width / Math.max(1, data.categories.length)
  data.categories.forEach((category, index) => {
    inLines(category, slot - 8).forEach((part, line) => {
      text(svg, left + slot * (index + 0.5), bottom + 17 + line * 15, part, { anchor: 'middle' })
    })
  })
  if (line) {
    for (const one of data.series) {
      const points = one.values.map(
        (value, index) => `${left + slot * (index + 0.5)},${toY(value)}`,
      )
      const stroke = shownColour(one.colours[0] ?? '#4472C4', dark)
      svg.append(
        shape('polyline', { points: points.join(' '), fill: 'none', stroke, 'stroke-width': 2.5 }),
      )
    }
    return
  }
  const bars = stacked ? 1 : Math.max(1, data.series.length)
  const thick = Math.min(64, (slot * 0.62) / bars)
  const heap = data.categories.map(() => 0)
  data.series.forEach((one, series) => {
    one.values.forEach((value, index) => {
      const from = stacked ? (heap[index] ?? 0) : 0
      heap[index] = from + value
      const offset = stacked ? 0 : (series - (bars - 1) / 2) * thick
      const x = left + slot * (index + 0.5) + offset - thick / 2
      const [y, end] = [toY(from + value), toY(from)].sort((a, b) => a - b) as [number, number]
      bar(canvas, x, y, thick, end - y, one.colours[index], `${category(data, index)} ${value}`)
      const label = one.labels?.[index]
      if (label && value !== 0) text(svg, x + thick / 2, y - 5, label, { anchor: 'middle' })
    })
  })
}

const drawBars = (canvas: Canvas, scale: Scale, stacked: boolean): void => {
  const { svg, data } = canvas
  const names = Math.min(150, Math.max(...data.categories.map((one) => textWidth(one, FONT)), 20))
  const left = canvas.x + names + 10
  const bottom = canvas.y + canvas.height - 20
  const height = bottom - canvas.y
  const width = canvas.x + canvas.width - left - 56
  const toX = (value: number) => left + ((value - scale.low) / (scale.high - scale.low)) * width
  for (const tick of scale.ticks) {
    rule(svg, toX(tick), canvas.y, toX(tick), bottom)
    text(svg, toX(tick), bottom + 16, axisLabel(canvas, tick), { anchor: 'middle' })
  }
  const slot = height / Math.max(1, data.categories.length)
  const bars = stacked ? 1 : Math.max(1, data.series.length)
  const thick = Math.min(34, (slot * 0.64) / bars)
  data.categories.forEach((name, index) => {
    const y = canvas.y + slot * (index + 0.5)
    text(svg, left - 8, y + 4, shorten(name, names), { anchor: 'end' })
    let heap = 0
    data.series.forEach((one, series) => {
      const value = one.values[index] ?? 0
      const from = stacked ? heap : 0
      heap = from + value
      const offset = stacked ? 0 : (series - (bars - 1) / 2) * thick
      const [x, end] = [toX(from), toX(from + value)].sort((a, b) => a - b) as [number, number]
      bar(canvas, x, y + offset - thick / 2, end - x, thick, one.colours[index], `${name} ${value}`)
      const label = one.labels?.[index]
      if (!label || value === 0) return
      const inside = stacked && end - x > textWidth(label, FONT) + 8
      if (!stacked) text(svg, end + 6, y + offset + 4, label, {})
      else if (inside) text(svg, (x + end) / 2, y + 4, label, { anchor: 'middle', on: true })
    })
  })
}

const drawPie = (canvas: Canvas, hole: boolean): void => {
  const { svg, data, dark } = canvas
  const one = data.series[0]
  const total = one?.values.reduce((sum, value) => sum + Math.max(0, value), 0) ?? 0
  if (!one || total === 0) return
  const radius = Math.min(canvas.width, canvas.height) / 2 - 6
  const centre = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 }
  let angle = -Math.PI / 2
  one.values.forEach((value, index) => {
    const next = angle + (Math.max(0, value) / total) * Math.PI * 2
    const point = (at: number) =>
      `${centre.x + radius * Math.cos(at)} ${centre.y + radius * Math.sin(at)}`
    const large = next - angle > Math.PI ? 1 : 0
    const d = `M ${centre.x} ${centre.y} L ${point(angle)} A ${radius} ${radius} 0 ${large} 1 ${point(next)} Z`
    const slice = shape('path', { d, fill: shownColour(one.colours[index] ?? '#4472C4', dark) })
    slice.append(titleOf(`${category(data, index)} ${value}`))
    svg.append(slice)
    angle = next
  })
  if (hole) {
    const disc = shape('circle', { cx: centre.x, cy: centre.y, r: radius * 0.55 })
    disc.classList.add('hole')
    svg.append(disc)
  }
}

const drawLegend = ({ svg, data, dark }: Canvas, width: number, height: number): void => {
  const sizes = data.series.map((one) => textWidth(one.name, FONT) + 30)
  let x = (width - sizes.reduce((sum, size) => sum + size, 0)) / 2
  data.series.forEach((one, index) => {
    const fill = shownColour(one.colours[0] ?? '#4472C4', dark)
    svg.append(shape('rect', { x, y: height - 23, width: 10, height: 10, fill }))
    text(svg, x + 15, height - 14, one.name, {})
    x += sizes[index] ?? 0
  })
}

interface Scale {
  low: number
  high: number
  ticks: number[]
}

const niceScale = (low: number, high: number): Scale => {
  const rough = (high - low || 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough
  const first = Math.floor(low / step) * step
  const last = Math.ceil(high / step) * step || step
  const count = Math.round((last - first) / step)
  return {
    low: first,
    high: last,
    ticks: Array.from({ length: count + 1 }, (_, index) => first + index * step),
  }
}

const axisLabel = (canvas: Canvas, tick: number): string =>
  formatValue(tick, canvas.valueFormat === 'General' ? '#,##0.##' : canvas.valueFormat).replace(
    /\.$/,
    '',
  )
const labelWidth = (canvas: Canvas, tick: number): number =>
  textWidth(axisLabel(canvas, tick), FONT)
const category = (data: ChartData, index: number): string => data.categories[index] ?? ''

const bar = (
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string | undefined,
  label: string,
): void => {
  const fill = shownColour(colour ?? '#4472C4', canvas.dark)
  const size = { width: Math.max(0, width), height: Math.max(0, height) }
  const rect = shape('rect', { x, y, ...size, fill })
  rect.append(titleOf(label))
  canvas.svg.append(rect)
}
