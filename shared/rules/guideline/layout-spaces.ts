// Spaces that lay a text out: 合　　計, a name pushed in by blanks.
import type { Rule } from '../rule.ts'
import { textsWhere } from './table-texts.ts'

export const layoutSpaces: Rule = {
  code: 'guideline/layout-spaces',
  family: 'guideline',
  severity: 'advice',
  needs: ['table'],
  silencedBy: [],
  check: (context) => textsWhere(context, isLaidOut),
}

function isLaidOut(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first === 0x20 || first === 0x3000) return true
  // 合　計 and 土 地: single characters held apart, or a run of blanks.
  return (
    (text.includes('\u3000') || text.includes('  ')) &&
    (/[\u3000 ]{2,}/.test(text) || /^(?:\S[\u3000 ]+)+\S$/.test(text))
  )
}
