// A column's width in points, as Excel takes it, and in characters of the standard font.

/** A character of the standard font is 7 pixels wide and a cell has 5 more; 4 pixels are 3 points. */
export const widthInPoints = (characters: number): number => (characters * 7 + 5) * 0.75

/** Characters that a column of this width holds; null where the width is not known. */
export const charactersIn = (points: number | null): number | null =>
  typeof points === 'number' ? (points / 0.75 - 5) / 7 : null
