// The lines of a page with their places in its text.

export interface LinePlace {
  /** Offsets of the line without its end. */
  start: number
  end: number
}

/** As the reader of plans counts them; line n is at n − 1. Linear in the text. */
export function linePlaces(text: string): LinePlace[] {
  const places: LinePlace[] = []
  let start = 0
  for (const match of text.matchAll(/\r\n|\r|\n|\u0085|\u2028|\u2029/g)) {
    places.push({ start, end: match.index })
    start = match.index + match[0].length
  }
  places.push({ start, end: text.length })
  return places
}

/** Index of the line that holds an offset. */
export function lineAt(places: readonly LinePlace[], offset: number): number {
  let low = 0
  let high = places.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((places[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** What stands before an offset on its line, at most so many characters of it. */
export function before(text: string, at: number, most: number): string {
  const near = text.slice(Math.max(0, at - most), at)
  return near.slice(near.lastIndexOf('\n') + 1)
}
