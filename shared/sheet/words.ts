// Labels and headings in one form each, for comparing with the words of the domain.
import { radicalOf } from '../text/radicals.ts'

/** Text beyond this is no label; comparing its beginning is enough. */
const longestLabel = 200
const plain = /^[!-~]*$/
const circled = /[\u2460-\u24ff\u2776-\u2793]/
const uncircled = /[^\u2460-\u24ff\u2776-\u2793]+/g
const layout = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+/g
const dashes = /[‐‑‒–—―−─━]/g
const radicals = /[\u2e80-\u2eff]/g

/** NFKC without layout spaces and line breaks, one kind of dash; ① and its like survive. For comparing only. */
export function labelKey(text: string): string {
  const short = text.length > longestLabel ? text.slice(0, longestLabel) : text
  if (plain.test(short)) return short
  const folded = circled.test(short)
    ? short.replace(uncircled, (part) => part.normalize('NFKC'))
    : short.normalize('NFKC')
  return folded
    .replace(layout, '')
    .replace(dashes, '-')
    .replace(radicals, (character) => radicalOf(character) ?? character)
}

/** A function of a text that is worked out once per distinct text. */
export function oncePerText<T>(read: (text: string) => T, most = 20_000): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = read(text)
    if (known.size < most) known.set(text, value)
    return value
  }
}
