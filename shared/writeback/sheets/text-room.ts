// How much room text takes on a sheet: widths of columns and lines of a paragraph.

/** Width in characters of the standard font: a full-width character is as wide as two digits. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0xff ? 2 : 1
  return width
}

/** Lines that text needs across so many characters. Lines break early, so not all of a line counts. */
export const linesNeeded = (text: string, characters: number): number =>
  Math.max(1, Math.ceil(displayWidth(text) / (characters * 0.9)))

/** Width of a column that holds these texts and its heading, between a least and a most. */
export function fittedWidth(texts: Iterable<string>, least: number, most: number): number {
  let width = least
  if (width >= most) return most
  for (const text of texts) {
    // No text is wider than all its characters at full width.
    if (2 * text.length + MARGIN <= width) continue
    width = Math.max(width, displayWidth(text) + MARGIN)
    if (width >= most) return most
  }
  return width
}

const MARGIN = 2
