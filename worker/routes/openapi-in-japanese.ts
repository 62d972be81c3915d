// The API's description in Japanese: the sentences of the English one, each by its counterpart.
import { callTexts } from '../locales/calls/index.ts'
import { descriptionTexts } from '../locales/description/index.ts'

type Texts = { readonly [key: string]: Texts } | string | readonly string[]

/** The same document with each sentence of the locales in Japanese; names and schemas stay. */
export function inJapanese<T>(document: T): T {
  const japanese = new Map<string, string>()
  pair(callTexts.en as unknown as Texts, callTexts.ja as unknown as Texts, japanese)
  pair(descriptionTexts.en as unknown as Texts, descriptionTexts.ja as unknown as Texts, japanese)
  return translated(document, japanese) as T
}

function pair(english: Texts, other: Texts | undefined, into: Map<string, string>): void {
  if (typeof english === 'string') {
    if (typeof other === 'string') into.set(english, other)
    return
  }
  for (const [key, value] of Object.entries(english)) {
    pair(value, (other as Record<string, Texts> | undefined)?.[key], into)
  }
}

const spoken = new Set(['summary', 'description', 'tags'])

function translated(value: unknown, japanese: ReadonlyMap<string, string>, key = ''): unknown {
  if (typeof value === 'string') return spoken.has(key) ? (japanese.get(value) ?? value) : value
  if (Array.isArray(value)) return value.map((item) => translated(item, japanese, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, translated(item, japanese, name)]),
  )
}
