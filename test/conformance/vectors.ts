// The stored vectors, for every place that runs them. Read as text: bundlers' own JSON readers
// reject the lone surrogate that one of them holds.
import type { Vector } from './vector.ts'

const files = import.meta.glob<string>('./vectors/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
})

export const vectors: readonly Vector[] = Object.keys(files)
  .sort()
  .map((file) => JSON.parse(files[file] ?? ''))
