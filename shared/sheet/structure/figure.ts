// What sums are looked for among: the rows with a figure, in sheet order, by position.

/** What a row says of itself besides its figure, asked by the index of its line. */
export interface RowCues {
  /** What its label, formula or place says of it, as bits: above 0 for a sum, below for an item. */
  cue(index: number): number
  /** Depth of its name, from 1; 0 where nothing says. */
  level(index: number): number
  /** The same number for rows of one name; 0 without a name. */
  name(index: number): number
  /** The sign before its name (・, -, ○, (1)) by its first character; 0 without one. */
  marker(index: number): number
  /** Other amount columns, and the row's figure in one of them: NaN where blank or unreadable. */
  columns: number
  other(index: number, column: number): number
}

/** Figures by position. Most rows of a long table are never asked for more than their figure. */
export interface Figures {
  readonly size: number
  /** Index of each one's line. */
  readonly index: Int32Array
  /** Yen without the power of ten that divides them all; minus for figures that are taken off. */
  readonly yen: Float64Array
  cue(at: number): number
  level(at: number): number
  name(at: number): number
  marker(at: number): number
  /** Figures of another column, by position. */
  readonly columns: number
  column(column: number): Float64Array
}

/** @param rows indexes of lines with their integer yen, both in sheet order; the yen are scaled in place */
export function createFigures(
  rows: { index: Int32Array; yen: Float64Array },
  cues: RowCues,
): Figures {
  const { index } = rows
  const line = (at: number): number => index[at] as number
  const columns: Float64Array[] = []
  return {
    ...{ size: index.length, index, yen: inScale(rows.yen), columns: cues.columns },
    cue: (at) => cues.cue(line(at)),
    level: (at) => cues.level(line(at)),
    name: (at) => cues.name(line(at)),
    marker: (at) => cues.marker(line(at)),
    column(column) {
      const known = columns[column]
      if (known) return known
      const figures = new Float64Array(index.length)
      for (let at = 0; at < index.length; at++) figures[at] = cues.other(line(at), column)
      columns[column] = figures
      return figures
    },
  }
}

/** A sheet in thousands says no more than one in units. */
function inScale(yen: Float64Array): Float64Array {
  let scale = 1_000_000
  for (let at = 0; at < yen.length && scale > 1; at++)
    while (scale > 1 && (yen[at] as number) % scale !== 0) scale /= 10
  if (scale > 1) for (let at = 0; at < yen.length; at++) yen[at] = (yen[at] as number) / scale
  return yen
}
