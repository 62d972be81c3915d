// Whether a pattern is linear, by a checker that knows automata: seconds a pattern, so verdicts are kept.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bounded } from './bounded.ts'
import { keyOf, type Pattern } from './collect.ts'

interface Checker {
  check(
    source: string,
    flags: string,
    options: { timeout: number },
  ): { status: 'safe' | 'vulnerable' | 'unknown'; checker: string; attack?: { pattern: string } }
}

export const verdictsFile = new URL('verdicts.json', import.meta.url)
/** How each pattern that was judged before was found linear. */
export const verdicts = JSON.parse(readFileSync(verdictsFile, 'utf8')) as Record<string, string>

/** What finds a pattern linear; else what is wrong with it. */
export function judge(pattern: Pattern): { linear: string } | { fault: string } {
  const key = keyOf(pattern)
  const known = bounded.get(key) ?? (Object.hasOwn(verdicts, key) ? verdicts[key] : undefined)
  if (known !== undefined) return { linear: known }
  // Loaded for a new pattern only: it is fifteen megabytes.
  const { check } = createRequire(import.meta.url)('@makenowjust-labo/recheck') as Checker
  const { status, checker, attack } = check(pattern.source, pattern.flags, { timeout: 60_000 })
  if (status === 'safe') return { linear: checker }
  return { fault: `${pattern.at} ${key} is ${status} ${attack?.pattern ?? ''}` }
}
