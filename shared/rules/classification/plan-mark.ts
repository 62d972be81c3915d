// What the plan says about a line's reflection and exclusion, in the ward's own marks.

import type { ReflectionReading } from '../../model/budget.ts'
import type { Policy } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { RuleContext } from '../engine/context.ts'

/** The mark the plan gives a line, as the sheet writes it; null where the plan says nothing. */
export function planMark({ links, policy }: RuleContext, index: number): string | null {
  const written = links?.items[links.itemOf[index] ?? -1]?.reflection
  if (written === undefined) return null
  const reading = readMark(written, policy)
  if (reading.kind === 'mark') return reading.symbol
  return reading.kind === 'none' ? written : null
}

/** A mark's text as the policy understands it. */
export function readMark(text: string, policy: Policy): ReflectionReading {
  const key = fold(text)
  if (key === '') return { kind: 'unset' }
  const { bySymbol, byLabel, none } = wordsOf(policy)
  const places = [bySymbol.get(key), byLabel.get(text)].filter((place) => place !== undefined)
  const mark = policy.reflectionMarks[Math.min(...places)]
  if (mark) return { kind: 'mark', symbol: mark.symbol }
  return none.has(key) ? { kind: 'none' } : { kind: 'unknown', text }
}

interface MarkWords {
  /** Positions of marks by their folded symbols and by their labels; of equal ones, the first. */
  bySymbol: ReadonlyMap<string, number>
  byLabel: ReadonlyMap<string, number>
  none: ReadonlySet<string>
}

const words = new WeakMap<Policy, MarkWords>()

function wordsOf(policy: Policy): MarkWords {
  const before = words.get(policy)
  if (before) return before
  const bySymbol = new Map<string, number>()
  const byLabel = new Map<string, number>()
  policy.reflectionMarks.forEach(({ symbol, label }, place) => {
    const key = fold(symbol)
    if (!bySymbol.has(key)) bySymbol.set(key, place)
    if (!byLabel.has(label)) byLabel.set(label, place)
  })
  const own = { bySymbol, byLabel, none: new Set(policy.noReflection.map((none) => fold(none))) }
  words.set(policy, own)
  return own
}

const noneTexts = new WeakMap<RuleContext, string>()

/** How this sheet writes 反映なし: as its first such line does, else as the policy's first. */
export function noReflectionText(context: RuleContext): string {
  const before = noneTexts.get(context)
  if (before !== undefined) return before
  const { lines, policy, column, cellAt } = context
  const place = column('reflection')
  const line = lines.find((i) => lines.isLeaf(i) && lines.reflectionOf(i).kind === 'none')
  const written = line && place !== null ? cellAt(line.row, place) : null
  const text =
    typeof written === 'string' && written !== '' ? written : (policy.noReflection[0] ?? '')
  noneTexts.set(context, text)
  return text
}
