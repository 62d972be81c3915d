// What a language's words of a trace are.
import type { AmountState, LineReading, Rounding } from '../../schema/index.ts'

/** Amounts come as text in the language already. */
export interface TraceTexts {
  share: string
  numerator: string
  base: string
  total: string
  statement: string
  mark: (symbol: string, label: string) => string
  opinion: (no: string) => string
  noName: string
  division: (
    numerator: string,
    denominator: string,
    exact: string,
    value: string,
    decimals: number,
    rounding: Rounding,
  ) => string
  noShare: (numerator: string, denominator: string) => string
  sum: (terms: string, result: string) => string
  lines: (count: number, result: string) => string
  declared: (figure: string, lines: string, difference: string) => string
  nothing: string
  text: string
  read: (
    raw: string,
    state: AmountState,
    unit: LineReading['unit'],
    source: LineReading['unitSource'],
  ) => string
  formula: (text: string) => string
  unread: string
  why: {
    'counting-mark': (mark: string) => string
    'other-mark': (mark: string) => string
    'no-mark': () => string
    'unset-mark': () => string
    exclusion: (label: string, by: LineReading['excludedBy']) => string
    column: (heading: string, amount: string) => string
  } & Record<LeftOut, () => string>
}

/** Why an amount enters no figure. */
export type LeftOut =
  | 'missing'
  | 'none'
  | 'unreadable'
  | 'tooLarge'
  | 'parent'
  | 'subtotal'
  | 'total'
  | 'relisted'
  | 'included'
  | 'note'
  | 'otherTable'
  | 'elsewhere'
