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
  changed: 'N',
  exclusionCode: 'O',
  reflectionCode: 'P',
  issueCode: 'Q',
  strategyCode: 'R',
  /** What the line's own cells held when they were checked. */
  yenThen: 'S',
  marksThen: 'T',
  namesThen: 'U',
  /** Where several sheets are the budget: which one. */
  sectionCode: 'V',
} as const

export const DETAIL_HEADING_ROW = 4
export const DETAIL_FIRST_ROW = 5
const SUMMARY_FIRST_ROW = 5
/** Rows that the chart takes. */
export const CHART_HEIGHT = 14

/** Compared besides the figures: lines, marks, other cells, and of each sheet its filled cells and amounts. */
export const comparedCounts = (liveSections: number): number => 3 + 2 * liveSections

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
    /** Amount of the lines whose mark is not set or unknown. */
    unset: number
    /** Only where the ward total is a declared figure. */
    lineSum: number | null
    statement: number
    /** By section; null where one sheet is the whole budget. */
    sections: number | null
    rollUp: number
    chart: number
    /** Title, headings, one row for each thing compared, and how many of them changed. */
    comparison: number
    /** Counts what changed since the check. */
    changed: number
    provenance: number
    /** Figures of the chart, below what is printed; first row after the headings, like the next three. */
    chartData: number
    exclusionReadings: number
    reflectionReadings: number
    watched: number
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
  provenanceRows: number
  /** Sheets that the budget is kept on, and those of them that can be pointed at; null for one sheet. */
  sections: { count: number; live: number } | null
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
  const unset = (lineSum ?? classified) + 1
  const statement = unset + 1
  const chart = statement + 3
  const below = chart + CHART_HEIGHT + 1
  const sections = options.sections ? below : null
  const rollUp = below + (options.sections ? options.sections.count + 4 : 0)
  const rollUpRows = totals.byIssue.reduce((rows, issue) => rows + 1 + issue.strategies.length, 0)
  const comparison = rollUp + 2 + rollUpRows + 2
  const changed = comparison + 2 + (share - total + 1) + comparedCounts(options.sections?.live ?? 1)
  const provenance = changed + 2
  const chartData = provenance + 2 + options.provenanceRows + 3
  const exclusionReadings = chartData + totals.exclusions.length + 3 + 2
  const reflectionReadings = exclusionReadings + Math.max(1, options.exclusionReadings) + 2
  const watched = reflectionReadings + Math.max(1, options.reflectionReadings) + 2
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
      unset,
      lineSum,
      statement,
      sections,
      rollUp,
      chart,
      comparison,
      changed,
      provenance,
      chartData,
      exclusionReadings,
      reflectionReadings,
      watched,
      at: (address) => `${summaryPrefix}!${absolute(address)}`,
    },
  }
}

const absolute = (address: string): string =>
  address.replace(/(?<![A-Z])([A-Z]+)(\d+)/g, '$$$1$$$2')
