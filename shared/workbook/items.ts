// Which sheets hold the same items, and with the same amounts: worked out once for all pairs of sheets.
import type { Budget, Lines } from '../model/budget.ts'
import { createFolder } from '../text/index.ts'

export interface SharedItems {
  /** Parts (0 to 1) of the smaller sheet's items that the other has too: by name, and with their amount. */
  common(a: number, b: number): { names: number; amounts: number }
  /** Whether two of the sheets have an item of one name. */
  isAnyIn(asked: readonly number[]): boolean
  /** By sheet: how many of its items stand in any other of the asked sheets, as a part of them (0 to 1). */
  partsIn(asked: readonly number[]): number[]
  /** By sheet: the part of its items that stands, with an amount, in sheets of fewer items, and in how many of these most do. */
  repeats(asked: readonly number[], most: number): { part: number; sheets: number }[]
}

/** A sheet's amounts for an item. */
interface Held {
  sheet: number
  yen: Set<number>
}

/** @param budgets of the sheets in their order; only lines with money count */
export function sharedItems(budgets: readonly Budget[]): SharedItems {
  const count = budgets.length
  const { sizes, shared } = gather(budgets)
  // By pair of sheets: items that both have; whose every amount of the first the second has; with one in common.
  const named = new Int32Array(count * count)
  const contained = new Int32Array(count * count)
  const met = new Int32Array(count * count)
  for (const held of shared) {
    for (const own of held)
      for (const other of held) {
        if (own === other) continue
        const at = own.sheet * count + other.sheet
        named[at] = (named[at] as number) + 1
        const found = countIn(own.yen, other.yen)
        if (found === own.yen.size) contained[at] = (contained[at] as number) + 1
        if (found > 0) met[at] = (met[at] as number) + 1
      }
  }
  const sizeOf = (sheet: number): number => sizes[sheet] ?? 0
  return {
    common(a, b) {
      const [small, large] = sizeOf(a) <= sizeOf(b) ? [a, b] : [b, a]
      const size = sizeOf(small)
      const at = small * count + large
      if (size === 0) return { names: 0, amounts: 0 }
      return { names: (named[at] ?? 0) / size, amounts: (contained[at] ?? 0) / size }
    },
    isAnyIn: (asked) =>
      asked.some((a) => asked.some((b) => a !== b && (named[a * count + b] as number) > 0)),
    partsIn(asked) {
      const isAsked = maskOf(asked, count)
      const found = new Int32Array(count)
      for (const held of shared) {
        const among = held.filter(({ sheet }) => isAsked[sheet])
        for (const { sheet } of held)
          if (among.length > (isAsked[sheet] ? 1 : 0)) found[sheet] = (found[sheet] as number) + 1
      }
      return sizes.map((size, sheet) => (size === 0 ? 0 : (found[sheet] ?? 0) / size))
    },
    repeats(asked, most) {
      const isAsked = maskOf(asked, count)
      const found = new Int32Array(count)
      for (const held of shared)
        for (const own of held)
          if (isRepeated(own, held, isAsked, sizes)) found[own.sheet] = (found[own.sheet] ?? 0) + 1
      return sizes.map((size, sheet) => ({
        part: size === 0 ? 0 : (found[sheet] ?? 0) / size,
        sheets: asked.filter(
          (other) =>
            sizeOf(other) < size &&
            (met[other * count + sheet] ?? 0) >= Math.max(1, sizeOf(other) * most),
        ).length,
      }))
    },
  }
}

function countIn(yen: ReadonlySet<number>, others: ReadonlySet<number>): number {
  let found = 0
  for (const each of yen) if (others.has(each)) found++
  return found
}

function isRepeated(
  own: Held,
  held: readonly Held[],
  isAsked: readonly boolean[],
  sizes: readonly number[],
): boolean {
  const size = sizes[own.sheet] ?? 0
  return held.some(
    ({ sheet, yen }) => isAsked[sheet] && (sizes[sheet] ?? 0) < size && countIn(own.yen, yen) > 0,
  )
}

function maskOf(sheets: readonly number[], count: number): boolean[] {
  const mask = new Array<boolean>(count).fill(false)
  for (const sheet of sheets) mask[sheet] = true
  return mask
}

/** By sheet how many items it has; and of those that several sheets have, who holds which amounts. */
function gather(budgets: readonly Budget[]): { sizes: number[]; shared: Held[][] } {
  const itemOf = createItems()
  const items = budgets.map(({ lines }) => itemOf(lines))
  // The last sheet that has an item, and whether another came before it.
  const last = new Int32Array(itemOf.count()).fill(-1)
  const isShared = new Uint8Array(itemOf.count())
  const sizes = items.map((own, sheet) => {
    let size = 0
    for (const item of own) {
      if (item < 0 || last[item] === sheet) continue
      if (last[item] !== -1) isShared[item] = 1
      last[item] = sheet
      size++
    }
    return size
  })
  const heldOf = new Map<number, Held[]>()
  items.forEach((own, sheet) => {
    const { yen } = budgets[sheet]?.lines ?? { yen: [] }
    own.forEach((item, i) => {
      if (item < 0 || isShared[item] === 0) return
      const held = heldOf.get(item) ?? []
      if (held.length === 0) heldOf.set(item, held)
      const before = held.at(-1)
      if (before?.sheet === sheet) before.yen.add(yen[i] as number)
      else held.push({ sheet, yen: new Set([yen[i] as number]) })
    })
  })
  return { sizes, shared: [...heldOf.values()] }
}

/** Numbers for items, equal for equal names: by line, -1 where it has no money. */
function createItems() {
  const folder = createFolder()
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, numbers.size)
    return numbers.size - 1
  }
  const itemsOf = (lines: Lines): Int32Array => {
    const placeOf = lines.perNames(({ issue, strategy, initiative }) =>
      numberOf(`${folder(issue)}\n${folder(strategy)}\n${folder(initiative)}`),
    )
    const items = new Int32Array(lines.length).fill(-1)
    for (let i = 0; i < lines.length; i++) {
      if (!lines.isLeaf(i) || !lines.yen[i]) continue
      const detail = lines.detailOf(i)
      items[i] = detail === '' ? placeOf(i) : numberOf(`${placeOf(i)}\r${folder(detail)}`)
    }
    return items
  }
  return Object.assign(itemsOf, { count: () => numbers.size })
}
