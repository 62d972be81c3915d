// What levels say of sums, held against the figures: a row over deeper ones is their sum, or it is not.

import { typingErrorOf } from '../../amount/typing-error.ts'
import type { Lines } from '../../model/budget.ts'

export interface LevelSums {
  /** Whether a row enters its parent, which its parts come to. */
  isHeld(index: number): boolean
  /** Rows that the deeper rows below them come to, with these. */
  sums: readonly { at: number; parts: readonly number[]; to: number }[]
  /** Rows of a level that no figure confirms, over deeper ones that come to far more, with these. */
  contradicted: readonly { at: number; parts: readonly number[]; sum: number }[]
}

interface Parent {
  at: number
  parts: number[]
  sum: number
  to: number
}

/** From which multiple of a row the deeper ones below it are no parts of it. */
const farMore = 2

/** @param begins for each line the shallowest level at which it begins a new block */
export function sumsByLevel(lines: Lines, begins: Uint8Array): LevelSums {
  const { yen, level } = lines
  const parents = isFlat(lines) ? [] : parentsIn(lines, begins)
  const held = new Uint8Array(lines.length)
  const sums = parents.filter(({ at, sum }) => sum === yen[at])
  const confirmed = new Set(sums.map(({ at }) => level[at]))
  for (const { parts } of sums) for (const part of parts) held[part] = 1
  const contradicted = parents.filter(
    (parent) => !confirmed.has(level[parent.at]) && isFarMore(parent),
  )
  return { isHeld: (index) => held[index] === 1, sums, contradicted }

  function isFarMore({ at, sum, parts }: Parent): boolean {
    const own = yen[at] as number
    if (own === 0 || parts.length < 2 || Math.abs(sum) < farMore * Math.abs(own)) return false
    return typingErrorOf(own, sum) === null
  }
}

/** No row stands over a deeper one. */
function isFlat(lines: Lines): boolean {
  const { level } = lines
  let shallowest = 255
  for (let i = 0; i < lines.length; i++) {
    if (!lines.isLeaf(i)) continue
    if ((level[i] as number) > shallowest) return false
    shallowest = level[i] as number
  }
  return true
}

/** Rows with a figure over deeper ones with theirs, each row under the nearest. */
function parentsIn(lines: Lines, begins: Uint8Array): Parent[] {
  const { yen, level } = lines
  /** Rows that may get parts; most get none, and no object. */
  const open: number[] = []
  const parentAt = new Map<number, Parent>()
  const parents: Parent[] = []
  const close = (depth: number, begun: number): void => {
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const own = level[last] as number
      if (depth > own && begun > own) return
      open.pop()
      const parent = parentAt.get(last)
      if (parent) parents.push(parent)
    }
  }
  for (let i = 0; i < lines.length; i++) {
    const isSum = lines.isSum(i)
    if (isSum) close(0, 0)
    if (isSum || !lines.isLeaf(i) || Number.isNaN(yen[i])) continue
    const depth = level[i] as number
    close(depth, begins[i] as number)
    const above = open.at(-1)
    if (above !== undefined) {
      const parent = parentAt.get(above) ?? { at: above, parts: [], sum: 0, to: i }
      parentAt.set(above, parent)
      parent.sum += yen[i] as number
      parent.parts.push(i)
      for (const at of open) {
        const one = parentAt.get(at)
        if (one) one.to = i
      }
    }
    open.push(i)
  }
  close(0, 0)
  return parents
}
