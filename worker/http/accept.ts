// Choosing a representation by Accept, and a language by Accept-Language (RFC 9110 §12.5).
import type { Language } from '../../shared/schema/index.ts'
import { languageOf } from '../../shared/text/language.ts'

interface Range {
  type: string
  quality: number
}

/** The offered type the caller likes best, the first offered on a tie; null when it takes none. */
export function preferred<T extends string>(
  accept: string | undefined,
  offered: readonly T[],
): T | null {
  if (!accept?.trim()) return offered[0] ?? null
  const ranges = accept.split(',').map(parseRange)
  let best: { type: T; quality: number } | null = null
  for (const type of offered) {
    const quality = qualityOf(type, ranges)
    if (quality > (best?.quality ?? 0)) best = { type, quality }
  }
  return best?.type ?? null
}

/** Japanese where the caller likes it best of the two; English is what programs without a wish get. */
export function answerLanguage(accepted: string | undefined): Language {
  let best = { type: 'en', quality: 0 }
  for (const range of accepted?.split(',').map(parseRange) ?? []) {
    if (/^(ja|en)\b/.test(range.type) && range.quality > best.quality) best = range
  }
  return languageOf(best.type)
}

function parseRange(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const quality = q === undefined ? 1 : Number(q)
  return { type, quality: Number.isFinite(quality) ? Math.min(1, Math.max(0, quality)) : 0 }
}

/** Of the ranges that match, the most specific one decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const group = `${type.split('/')[0]}/*`
  for (const wanted of [type, group, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === wanted)
    if (range) return range.quality
  }
  return 0
}
