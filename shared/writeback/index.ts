// What will be written back, as data.
export { type BlockCells, cellsOf } from './block/block-cells.ts'
export { asText } from './block/cells.ts'
export { extentOf } from './block/extent.ts'
export { MONEY_FORMAT } from './block/formula.ts'
export { fitTarget, isShown } from './fit-target.ts'
export {
  DETAIL_SHEET,
  type PlanWriteBackOptions,
  planWriteBack,
  SUMMARY_SHEET,
} from './plan.ts'
export { isWrittenSheet } from './sheets/written-sheet.ts'
export type * from './types.ts'
