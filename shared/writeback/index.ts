// What will be written back, as data.
export { type BlockCells, cellsOf } from './block-cells.ts'
export { asText } from './cells.ts'
export { extentOf } from './extent.ts'
export { MONEY_FORMAT } from './formula.ts'
export {
  DETAIL_SHEET,
  type PlanWriteBackOptions,
  planWriteBack,
  SUMMARY_SHEET,
} from './plan.ts'
export type * from './types.ts'
