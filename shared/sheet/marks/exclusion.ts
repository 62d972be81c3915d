// Which exclusion of the policy a row belongs to: by its exclusion cell, its name, or the plan.
import type { ExclusionReading } from '../../model/budget.ts'
import type { Cell } from '../../model/types.ts'
import type { Plan, Policy } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import { cellText } from '../grid.ts'
import { labelKey, oncePerText } from '../words.ts'

const notExcluded: ExclusionReading = { kind: 'none' }
const saysNone = /^(|なし|無し?|-+|ー|－|×|✕|x|対象|対象外でない|該当なし|非該当)$/i

/** Folded texts that mean an exclusion in a cell. */
export function exclusionWords(policy: Policy): ReadonlySet<string> {
  return new Set(wordsOf(policy).keys())
}

/** A reader for the exclusion column; equal texts share one reading. */
export function createExclusionReader(
  policy: Policy,
): (cell: Cell | undefined) => ExclusionReading {
  const words = wordsOf(policy)
  const known = new Map<Cell, ExclusionReading>()
  return (cell) => {
    if (cell === null || cell === undefined || cell === '') return notExcluded
    let reading = known.get(cell)
    if (reading === undefined) {
      const text = cellText(cell)
      const key = labelKey(text)
      const id = words.get(key) ?? words.get(withoutBrackets(key))
      if (id !== undefined) reading = { kind: 'policy', id, by: 'cell' }
      else reading = saysNone.test(key) ? notExcluded : { kind: 'unknown', text }
      known.set(cell, reading)
    }
    return reading
  }
}

/**
 * Exclusion of an item by its own name. A name counts only as a whole, after folding and without
 * its marker: 固定経費 in a longer name names something else.
 */
export function createNameExclusion(
  policy: Policy,
  plan: Plan | null,
): (name: string) => ExclusionReading {
  const byName = new Map<string, ExclusionReading>()
  for (const [key, id] of planExclusions(plan)) byName.set(key, { kind: 'policy', id, by: 'plan' })
  for (const { id, label, match } of policy.exclusions) {
    for (const text of [label, ...match]) byName.set(fold(text), { kind: 'policy', id, by: 'name' })
  }
  const lasts = new Set<number>()
  let longest = 0
  for (const key of byName.keys()) {
    lasts.add(key.charCodeAt(key.length - 1))
    if (key.length > longest) longest = key.length
  }
  const read = oncePerText((name: string) => byName.get(fold(name)) ?? notExcluded)
  return (name) => {
    if (name === '' || name.length > longest * 2 + 8) return notExcluded
    // Most names differ in their last character already; only look-alikes are folded.
    const last = asciiForm(name.charCodeAt(name.length - 1))
    if (isSettled(last) && !lasts.has(last)) return notExcluded
    return read(name)
  }
}

const asciiForm = (code: number): number =>
  code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
/** Characters that folding leaves as they are. */
const isSettled = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) ||
  (code > 0x20 && code < 0x7f && code !== 0x2d) ||
  (code >= 0x3041 && code <= 0x3096)

function wordsOf(policy: Policy): Map<string, string> {
  const words = new Map<string, string>()
  for (const { id, label, match } of policy.exclusions) {
    for (const text of [label, ...match]) words.set(labelKey(text), id)
  }
  return words
}

function planExclusions(plan: Plan | null): Map<string, string> {
  const named = new Map<string, string>()
  for (const issue of plan?.issues ?? []) {
    for (const strategy of issue.strategies) {
      if (strategy.exclusion) named.set(fold(strategy.title), strategy.exclusion)
      for (const initiative of strategy.initiatives) {
        if (initiative.exclusion) named.set(fold(initiative.title), initiative.exclusion)
      }
    }
  }
  return named
}

const withoutBrackets = (key: string): string => /^[([【〔](.*)[)\]】〕]$/.exec(key)?.[1] ?? key
