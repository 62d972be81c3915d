// The schema types that the model is written with, in one place.

export type {
  AmountState,
  Cell,
  Column,
  RowKind,
  SheetSnapshot,
  Unit,
  UnitSource,
} from '../schema/index.ts'
export type { CellRange } from '../sheet/address.ts'
