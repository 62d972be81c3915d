// Which rows were taken as the sum of others, and why. Rows as on the sheet.
import { rangeAddress } from '../address/index.ts'
import type { SumCue, Table } from '../schema/index.ts'

/** First and last row. */
export interface RowSpan {
  from: number
  to: number
}

export interface SumReading {
  row: number
  of: readonly RowSpan[]
  by: readonly SumCue[]
}

/** Another reading of a row that was near; `of` is empty where the row would be an item of its own. */
export interface OtherSumReading extends SumReading {
  confidence: number
}

export interface SumsReading {
  sums: readonly SumReading[]
  confidence: number
  alternatives: readonly OtherSumReading[]
}

/** The same with cells of the amount column, from 0. */
export function sumsAsCells(
  { sums, confidence, alternatives }: SumsReading,
  column: number,
): Table['reading'] {
  const asCells = ({ row, of, by }: SumReading) => ({
    row,
    of: of.map(({ from, to }) =>
      rangeAddress({ top: from, bottom: to, left: column, right: column }),
    ),
    by: [...by],
  })
  return {
    sums: sums.map(asCells),
    confidence,
    alternatives: alternatives.map((other) => ({
      ...asCells(other),
      confidence: other.confidence,
    })),
  }
}
