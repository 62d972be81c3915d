// Amounts in lines that gave the outline nothing: named, so that none is lost unseen.
import type { Finding } from '../schema/index.ts'
import { amountIn } from './item-amount.ts'
import { createPlanAmountReader, type PlanLine } from './lines.ts'
import { planFinding } from './messages.ts'

/** @param closing lines of the 反映割合 and its notes, whose figures are the declared ones */
export function unusedAmounts(
  lines: readonly PlanLine[],
  used: ReadonlySet<number>,
  closing: ReadonlySet<number>,
): Finding[] {
  const read = createPlanAmountReader()
  const found: { no: number; text: string }[] = []
  for (const line of lines) {
    if (used.has(line.no) || closing.has(line.no)) continue
    if (line.kind !== 'prose' && line.kind !== 'bullet' && line.kind !== 'heading') continue
    if (isAboutShare(line.text)) continue
    const text = amountIn(line.text.slice(0, 1_000), read)
    if (text !== null) found.push({ no: line.no, text })
  }
  if (found.length === 0) return []
  const params = { count: found.length, texts: found.slice(0, 20).map(({ text }) => text) }
  return [
    planFinding(
      'plan-amounts-not-used',
      found.slice(0, 100).map(({ no }) => no),
      params,
    ),
  ]
}

/** The sentence of the percentage, or its heading. */
export const isAboutShare = (text: string): boolean =>
  /反映割合|反映した(?:事業|割合)|除いた経費|予算要求への反映/.test(text)
