// The ward's figures and the percentage.
export { computeTotals, declaredYen, type LeftOutReason } from './compute.ts'
export { isUnsettled, settle } from './settle.ts'
export { printedDecimals, roundedShare, whichRounding } from './share.ts'
