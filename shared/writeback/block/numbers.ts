// A number for each row of a block, in as few bytes as they fit into.
import type { Numbers } from '../types.ts'

/** One number alone where all are the same. */
export function packNumbers(numbers: Float64Array): Numbers {
  const first = numbers[0] ?? 0
  let least = first
  let most = first
  let areWhole = true
  for (const value of numbers) {
    if (value < least) least = value
    if (value > most) most = value
    if (!Number.isInteger(value)) areWhole = false
  }
  if (least === most) return first
  if (!areWhole) return numbers
  if (least >= 0 && most <= 0xff) return Uint8Array.from(numbers)
  if (least >= 0 && most <= 0xffff) return Uint16Array.from(numbers)
  const fitsInteger = least >= -0x80000000 && most <= 0x7fffffff
  return fitsInteger ? Int32Array.from(numbers) : numbers
}

/** @param index from 0 */
export const numberAt = (numbers: Numbers, index: number): number =>
  typeof numbers === 'number' ? numbers : (numbers[index] ?? 0)
