// 区長自由経費 + 区CM自由経費 = 区関連予算, where the text beside the table declares the three.
import type { DeclaredFigure } from '../../model/budget.ts'
import { unitYen } from '../../schema/index.ts'
import { fold } from '../../text/index.ts'
import type { Rule } from '../engine/rule.ts'

export const pots: Rule = {
  code: 'totals/pots',
  family: 'totals',
  severity: 'error',
  unsettles: 'share',
  needs: [],
  silencedBy: [],
  check({ budget, policy, unit }) {
    const figures = budget.declared.filter(({ yen }) => yen !== null)
    const whole = figures.find(({ label }) => potOf(label) === 'whole')
    const mayor = figures.find(({ label }) => potOf(label) === 'mayor')
    const manager = figures.find(({ label }) => potOf(label) === 'manager')
    if (!whole || !mayor || !manager) return []
    const written = whole.yen ?? 0
    const expected = (mayor.yen ?? 0) + (manager.yen ?? 0)
    // Each printed figure is rounded for itself: two halves of the coarsest unit at most.
    const coarsest = Math.max(...[whole, mayor, manager].map(unitSize))
    const allowed = Math.max(coarsest > 1_000 ? coarsest : 0, policy.tolerance * unitYen[unit])
    if (Math.abs(written - expected) <= allowed) return []
    return [
      {
        cells: [...new Set([whole.cell, mayor.cell, manager.cell])],
        params: { written, expected, difference: written - expected, unit },
      },
    ]
  },
}

/** Which pot a heading or label names; null for any other. */
export function potOf(label: string): 'whole' | 'mayor' | 'manager' | null {
  const text = fold(label)
  if (/区(?:CM|シティ・?マネー?ジャー)自由経費/.test(text)) return 'manager'
  if (/区長自由経費/.test(text)) return 'mayor'
  return /区関連予算/.test(text) ? 'whole' : null
}

const unitSize = ({ unit }: DeclaredFigure): number => unitYen[unit ?? '円']
