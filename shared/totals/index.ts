// The ward's figures and the percentage.
export { computeTotals, declaredYen, type LeftOutReason } from './compute.ts'
export type { RowsAddress } from './row-runs.ts'
export { isUnsettled, settle } from './settle.ts'
export { printedDecimals, roundedShare, whichRounding } from './share.ts'
