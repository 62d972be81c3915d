// The ward's figures and the percentage.
export { CellSum } from './cell-sum.ts'
export { computeTotals } from './compute.ts'
export { addressInColumn, type RowsAddress } from './row-runs.ts'
export { isUnsettled, settle } from './settle.ts'
export { printedDecimals, roundedShare, whichRounding } from './share.ts'
