// What changed between two readings of one sheet, and the later reading made from the earlier and that.

import { cellAddress, parseCell } from '../address/index.ts'
import type { Cell, SheetSnapshot } from '../schema/index.ts'

export interface PatchedCell {
  /** From 1, as Excel shows it. */
  row: number
  /** From 0. */
  column: number
  value: Cell
  /** null where the reading holds no formula for the cell. */
  formula: string | null
}

/** Facts beside the cells, each whole; an absent one is absent in the later reading too. */
export type SheetFacts = Pick<
  SheetSnapshot,
  'numberFormats' | 'hiddenRows' | 'hiddenColumns' | 'tables' | 'calculationMode'
>

export interface SheetPatch {
  cells: PatchedCell[]
  facts: SheetFacts
}

/**
 * The later snapshot. Rows that did not change are shared with the earlier one, which stays as it
 * is. Cells outside the earlier rows are left out: a sheet that grew needs a whole reading.
 */
export function patchSnapshot(
  snapshot: SheetSnapshot,
  { cells, facts }: SheetPatch,
): SheetSnapshot {
  const origin = parseCell(snapshot.origin) ?? { row: 1, column: 0 }
  const rows = [...snapshot.rows]
  const copied = new Set<number>()
  let formulas = snapshot.formulas
  const change = (address: string, formula: string | null): void => {
    if ((formulas?.[address] ?? null) === formula) return
    if (formulas === snapshot.formulas) formulas = { ...formulas }
    if (formula === null) delete formulas?.[address]
    else formulas = Object.assign(formulas ?? {}, { [address]: formula })
  }
  for (const { row, column, value, formula } of cells) {
    const at = row - origin.row
    const before = rows[at]
    if (!before || column < origin.column || column - origin.column >= before.length) continue
    const now = copied.has(at) ? before : [...before]
    copied.add(at)
    now[column - origin.column] = value
    rows[at] = now
    change(cellAddress(row, column), formula)
  }
  const { numberFormats, hiddenRows, hiddenColumns, tables, calculationMode, ...others } = snapshot
  const { formulas: _, ...rest } = others
  return {
    ...rest,
    rows,
    ...(formulas && Object.keys(formulas).length > 0 ? { formulas } : {}),
    ...facts,
  }
}
