// Places in ascending values, found by halving.

/** Position of the first of `length` ascending values that is not below `wanted`. */
export function firstFrom(length: number, valueAt: (n: number) => number, wanted: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (valueAt(middle) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
