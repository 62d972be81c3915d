// Whether the workbook calculates by itself: else what its formulas show may be old.
import type { SheetSnapshot } from '../../../shared/schema/index.ts'

/** @param application with its `calculationMode` loaded */
export const calculationOf = ({
  calculationMode,
}: Excel.Application): Pick<SheetSnapshot, 'calculationMode'> =>
  calculationMode === 'Manual' ? { calculationMode: 'manual' } : {}
