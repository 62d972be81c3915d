// Cells of a write-back plan as its sheets are drawn up, and what each one is as Excel takes it.
import type { Pattern } from '../types.ts'

/** A cell before its block is put together; null leaves it blank. */
export type DraftCell =
  | { kind: 'number'; value: number }
  | { kind: 'text'; value: string | Pattern }
  | { kind: 'formula'; formula: string | Pattern; expected: number | string }
  | null

export const number = (value: number): DraftCell => ({ kind: 'number', value })

/** Text, never a formula, a number or a date; empty text leaves the cell blank. */
export const text = (value: string | Pattern): DraftCell => {
  if (value === '') return null
  return { kind: 'text', value: typeof value === 'string' ? value.slice(0, TEXT_LIMIT) : value }
}

export const formula = (source: string | Pattern, expected: number | string): DraftCell => ({
  kind: 'formula',
  formula: source,
  expected,
})

/** Characters that one Excel cell holds, less the apostrophe that marks text. */
const TEXT_LIMIT = 32_766

/**
 * Text as an entry that Excel keeps as text, whatever it starts with: all text carries Excel's text
 * mark, an apostrophe that is not shown, so that `=1+1`, `＝1+1`, `1-2`, `TRUE` or `007` stay what
 * they are. Blank is ''.
 */
export const asText = (value: string): string => (value === '' ? '' : `'${value}`)
