// Cells of a write-back plan, and what each one is as Excel's `values` take it.
import type { WriteCell } from './types.ts'

export const number = (value: number): WriteCell => ({ kind: 'number', value })

/** Text, never a formula, a number or a date; empty text leaves the cell blank. */
export const text = (value: string): WriteCell =>
  value === '' ? null : { kind: 'text', value: value.slice(0, TEXT_LIMIT) }

export const formula = (source: string, expected: number | string): WriteCell => ({
  kind: 'formula',
  formula: source,
  expected,
})

/** Characters that one Excel cell holds, less the apostrophe that marks text. */
const TEXT_LIMIT = 32_766

/**
 * A cell as `Range.values` takes it. All text carries Excel's text mark, an apostrophe that is not
 * shown, so that `=1+1`, `＝1+1`, `1-2`, `TRUE` or `007` stay what they are. Blank is ''.
 */
export function cellInput(cell: WriteCell): string | number {
  if (cell === null) return ''
  if (cell.kind === 'number') return cell.value
  return cell.kind === 'formula' ? cell.formula : asText(cell.value)
}

/** Text as an entry that Excel keeps as text, whatever it starts with. */
export const asText = (value: string): string => (value === '' ? '' : `'${value}`)
