// Findings about a register of opinions, with their sentences.
import type { OpinionFinding, OpinionFindingCode } from '../schema/index.ts'
import { en } from './locales/en.ts'
import { ja } from './locales/ja.ts'

const errors = new Set<OpinionFindingCode>([
  ...(['no-register', 'no-text', 'unknown-item', 'reflected-without-item'] as const),
  ...(['reflected-without-money', 'reflected-without-mark', 'number-repeated'] as const),
])

export function opinionFinding(
  code: OpinionFindingCode,
  cell: string | null,
  params: Record<string, string> = {},
): OpinionFinding {
  const fill = (texts: Readonly<Record<OpinionFindingCode, string>>): string => {
    const near = params.near ? (texts === ja ? ja.near : en.near) : ''
    return `${texts[code]}${near}`.replace(
      /\{(\w{1,20})\}/g,
      (_, name: string) => params[name] ?? '',
    )
  }
  return {
    ...{ code, cell, params },
    severity: errors.has(code) ? 'error' : 'warning',
    message: { ja: fill(ja), en: fill(en) },
  }
}
