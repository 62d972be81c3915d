// Searching the help in the browser: its pages are fetched when somebody begins to search.
import MiniSearch from 'minisearch'
import { wordsOf } from './words.ts'

export interface Searched {
  id: string
  title: string
  text: string
}

/** An index over pages that finds Japanese as it finds English. */
export function indexOf(pages: readonly Searched[]): MiniSearch<Searched> {
  const index = new MiniSearch<Searched>({
    fields: ['title', 'text'],
    storeFields: ['title', 'text'],
    tokenize: wordsOf,
    searchOptions: { boost: { title: 4 }, prefix: true, combineWith: 'AND' },
  })
  index.addAll(pages)
  return index
}

/** What stands around the first place where the words are. */
export function excerpt(text: string, words: string, length = 90): string {
  const first = words.trim().split(/\s+/)[0]?.toLowerCase() ?? ''
  const at = Math.max(0, text.toLowerCase().indexOf(first) - 20)
  return `${at > 0 ? '…' : ''}${text.slice(at, at + length)}${text.length > at + length ? '…' : ''}`
}
