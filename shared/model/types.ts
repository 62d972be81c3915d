// The schema types that the model is written with, in one place.

export type { CellRange } from '../address/index.ts'
export type {
  AmountState,
  Cell,
  Column,
  RowKind,
  SheetRole,
  SheetSnapshot,
  Unit,
  UnitSource,
} from '../schema/index.ts'
