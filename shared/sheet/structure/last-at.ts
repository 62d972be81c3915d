// Where a number stood last: a table of whole numbers in typed arrays, for hundreds of thousands of them.

export interface LastAt {
  /** Position of a number; -1 where it did not stand. */
  get(key: number): number
  set(key: number, position: number): void
}

const spread = 0x9e3779b1
const high = 2 ** 32

/** @param size most numbers that will be set */
export function createLastAt(size: number): LastAt {
  let slots = 16
  while (slots < size * 2) slots *= 2
  const keys = new Float64Array(slots)
  const positions = new Int32Array(slots).fill(-1)
  const slotOf = (key: number): number => {
    let slot = (Math.imul((key | 0) ^ ((key / high) | 0), spread) >>> 8) & (slots - 1)
    while (positions[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & (slots - 1)
    return slot
  }
  return {
    get: (key) => positions[slotOf(key)] as number,
    set(key, position) {
      const slot = slotOf(key)
      keys[slot] = key
      positions[slot] = position
    },
  }
}
