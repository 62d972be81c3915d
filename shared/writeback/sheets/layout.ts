// Where everything stands on the two sheets, so that each can point into the other.
import type { Report } from '../../schema/index.ts'
import { quoteSheet } from '../block/formula.ts'

/** Columns of 反映明細. */
export const detailColumns = {
  number: 'A',
  issue: 'B',
  strategy: 'C',
  initiative: 'D',
  department: 'E',
  amount: 'F',
  exclusion: 'G',
  reflection: 'H',
  counted: 'I',
  reflected: 'J',
  source: 'K',
  raw: 'L',
  remark: 'M',
  exclusionCode: 'N',
  reflectionCode: 'O',
  issueCode: 'P',
  strategyCode: 'Q',
} as const

export const DETAIL_HEADING_ROW = 4
export const DETAIL_FIRST_ROW = 5
const SUMMARY_FIRST_ROW = 5
/** Rows that the chart takes beside its figures. */
export const CHART_HEIGHT = 13

export interface Layout {
  detail: {
    name: string
    lastRow: number
    /** A whole column of the lines, absolute, with its sheet. */
    column(letter: string): string
  }
  summary: {
    name: string
    total: number
    exclusions: number[]
    base: number
    marks: number[]
    numerator: number
    share: number
    classified: number
    /** Only where the ward total is a declared figure. */
    lineSum: number | null
    statement: number
    rollUp: number
    chart: number
    provenance: number
    exclusionReadings: number
    reflectionReadings: number
    lastRow: number
    /** An absolute cell or range with its sheet. */
    at(address: string): string
  }
}

export function layOut(options: {
  detailName: string
  summaryName: string
  lines: number
  report: Report
  declaredTotal: boolean
  chartRows: number
  provenanceRows: number
  exclusionReadings: number
  reflectionReadings: number
}): Layout {
  const { totals } = options.report
  const lastDetailRow = DETAIL_FIRST_ROW + Math.max(1, options.lines) - 1
  const detailPrefix = quoteSheet(options.detailName)
  const summaryPrefix = quoteSheet(options.summaryName)

  const total = SUMMARY_FIRST_ROW
  const base = total + totals.exclusions.length + 1
  const numerator = base + totals.reflected.length + 1
  const share = numerator + 1
  const classified = share + 1
  const lineSum = options.declaredTotal ? classified + 1 : null
  const statement = (lineSum ?? classified) + 2
  const chart = statement + 3
  const rollUp = chart + 1 + Math.max(options.chartRows, CHART_HEIGHT) + 1
  const rollUpRows = totals.byIssue.reduce((rows, issue) => rows + 1 + issue.strategies.length, 0)
  const provenance = rollUp + 2 + rollUpRows + 2
  const exclusionReadings = provenance + 1 + options.provenanceRows + 2
  const reflectionReadings = exclusionReadings + 2 + options.exclusionReadings
  return {
    detail: {
      name: options.detailName,
      lastRow: lastDetailRow,
      column: (letter) =>
        `${detailPrefix}!$${letter}$${DETAIL_FIRST_ROW}:$${letter}$${lastDetailRow}`,
    },
    summary: {
      name: options.summaryName,
      total,
      exclusions: totals.exclusions.map((_, i) => total + 1 + i),
      base,
      marks: totals.reflected.map((_, i) => base + 1 + i),
      numerator,
      share,
      classified,
      lineSum,
      statement,
      rollUp,
      chart,
      provenance,
      exclusionReadings,
      reflectionReadings,
      lastRow: reflectionReadings + Math.max(1, options.reflectionReadings) - 1,
      at: (address) => `${summaryPrefix}!${absolute(address)}`,
    },
  }
}

const absolute = (address: string): string =>
  address.replace(/(?<![A-Z])([A-Z]+)(\d+)/g, '$$$1$$$2')
