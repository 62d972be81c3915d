// An opinion that was still considered last year and is in this year's register neither by its words nor by its items.

import { createFolder } from '../../text/index.ts'
import type { Rule } from '../engine/rule.ts'
import { decisionReader } from '../facts/opinion-links.ts'

export const vanished: Rule = {
  code: 'opinions/vanished',
  family: 'opinions',
  severity: 'warning',
  scope: 'budget',
  unsettles: null,
  needs: ['register'],
  silencedBy: [],
  check({ register, policy }) {
    const decisionOf = decisionReader(policy)
    const fold = createFolder()
    const opinions = register?.opinions.opinions ?? []
    const texts = new Set(opinions.map(({ text }) => fold(text)))
    const items = new Set(opinions.flatMap((opinion) => opinion.items.map(fold)))
    const before = register?.previous?.opinions ?? []
    const open = before.filter((opinion) => decisionOf(opinion) === 'considered')
    return open
      .filter(
        (old) => !texts.has(fold(old.text)) && !old.items.some((name) => items.has(fold(name))),
      )
      .map(({ no, text, cell }) => ({
        cells: cell?.includes('!') ? [cell] : [],
        params: { no, text: text.slice(0, 80) },
      }))
  },
}
