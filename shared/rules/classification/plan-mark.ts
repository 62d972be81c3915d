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
  const mark = policy.reflectionMarks.find(
    (each) => fold(each.symbol) === key || each.label === text,
  )
  if (mark) return { kind: 'mark', symbol: mark.symbol }
  if (policy.noReflection.some((none) => fold(none) === key)) return { kind: 'none' }
  return { kind: 'unknown', text }
}

/** How this sheet writes 反映なし: as most of its lines do, else as the policy's first. */
export function noReflectionText({ lines, policy, column, cellAt }: RuleContext): string {
  const place = column('reflection')
  const line = lines.find((i) => lines.isLeaf(i) && lines.reflectionOf(i).kind === 'none')
  const written = line && place !== null ? cellAt(line.row, place) : null
  return typeof written === 'string' && written !== '' ? written : (policy.noReflection[0] ?? '')
}
