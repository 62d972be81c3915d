// One axis of the sheet in pixels: rows or columns with few sizes off the standard among very many.

/** Screen pixels of a point. */
export const PX_PER_POINT = 4 / 3

export interface Axis {
  readonly count: number
  readonly total: number
  /** Pixels before an index. */
  offset: (index: number) => number
  /** Pixels of an index; 0 when it is hidden. */
  size: (index: number) => number
  /** The index that stands at a pixel, within the axis. */
  at: (pixel: number) => number
}

/** @param special sizes in pixels that differ from the standard one, by index */
export const createAxis = (
  count: number,
  standard: number,
  special: ReadonlyMap<number, number>,
): Axis => {
  const indexes = [...special.keys()].filter((index) => index < count).sort((a, b) => a - b)
  const extra: number[] = [0]
  for (const index of indexes) {
    extra.push((extra.at(-1) ?? 0) + (special.get(index) ?? standard) - standard)
  }
  const before = (index: number): number => {
    let low = 0
    let high = indexes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((indexes[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    return extra[low] ?? 0
  }
  const offset = (index: number): number => index * standard + before(index)
  return {
    count,
    total: offset(count),
    offset,
    size: (index) => special.get(index) ?? standard,
    at: (pixel) => {
      let low = 0
      let high = count - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (offset(middle) <= pixel) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
