// What is known of a table's figures when parts are looked for away from their sum.
import type { Figures } from '../figure.ts'

/** A sum and its parts as positions among the figures, with bits against chance. */
export interface Scattered {
  at: number
  parts: readonly number[]
  evidence: number
  /** Whether no total comes to this by forgetting a row. */
  isRegular?: boolean
}

/** Takes steps of looking; false where there are none left. */
export type Take = (steps: number) => boolean

export interface FigureTable {
  figures: Figures
  /** Sums found so far, by position, each with the readings of what it adds directly. */
  sums: ReadonlyMap<number, readonly (readonly number[])[]>
  /** The readings that each figure is a direct part of. */
  wholes: ReadonlyMap<number, readonly Whole[]>
  /** Positions that no sum holds, in order. */
  open: readonly number[]
}

interface Whole {
  at: number
  /** A number of its own for each reading. */
  reading: number
}

export function tableOf(
  figures: Figures,
  sums: ReadonlyMap<number, readonly (readonly number[])[]>,
): FigureTable {
  const wholes = new Map<number, Whole[]>()
  let reading = 0
  for (const [at, readings] of sums) {
    for (const parts of readings) {
      reading++
      for (const part of parts) {
        const own = wholes.get(part)
        if (own) own.push({ at, reading })
        else wholes.set(part, [{ at, reading }])
      }
    }
  }
  const open = Array.from(figures.index, (_, at) => at).filter((at) => !wholes.has(at))
  return { figures, sums, wholes, open }
}

export const yenAt = ({ figures }: FigureTable, at: number): number => figures.yen[at] ?? 0

/**
 * All readings that a figure enters, directly or through others, with their sums.
 * @param beyond sums that are not looked beyond
 */
function wholesOf(
  { wholes }: FigureTable,
  at: number,
  beyond: ReadonlySet<number> = new Set(),
): Map<number, number> {
  const all = new Map<number, number>()
  const waiting = [at]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const whole of wholes.get(next) ?? []) {
      if (all.has(whole.reading)) continue
      all.set(whole.reading, whole.at)
      if (!beyond.has(whole.at)) waiting.push(whole.at)
    }
  }
  return all
}

/** Whether each amount is counted once: no part holds another, and none enters a sum together with the whole. */
export function countsOnce(table: FigureTable, { at, parts }: Scattered): boolean {
  const own = wholesOf(table, at)
  const ownSums = new Set(own.values())
  const inSum = new Set(parts)
  return parts.every((part) => {
    if (ownSums.has(part)) return false
    for (const [reading, whole] of wholesOf(table, part, ownSums))
      if (whole === at || inSum.has(whole) || own.has(reading)) return false
    return true
  })
}

/** The same parts come to a sum found before: that a figure equals this one says no more. */
export function isSaid(table: FigureTable, { at, parts }: Scattered): boolean {
  const [first, more] = parts
  if (first === undefined || more === undefined) return false
  return (table.wholes.get(first) ?? []).some(
    (whole) =>
      yenAt(table, whole.at) === yenAt(table, at) &&
      parts.every((part) =>
        table.wholes.get(part)?.some(({ reading }) => reading === whole.reading),
      ),
  )
}
