// What sums are looked for among.

/** A row with a figure, in sheet order. */
export interface Figure {
  /** Index of its line. */
  index: number
  /** Integer yen; minus for figures that are taken off. */
  yen: number
  /** What its label, formula or place says of it, as bits: above 0 for a sum, below for an item. */
  cue: number
  /** Depth of its name, from 1; 0 where nothing says. */
  level: number
  /** The same number for rows of one name; 0 without a name. */
  name: number
  /** The same row's figures in other amount columns; NaN where blank or unreadable. */
  others: readonly number[]
}
