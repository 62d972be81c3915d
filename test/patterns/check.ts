// Judges patterns that came in since the last time: `node test/patterns/check.ts` writes verdicts.json.
//
// What the checker calls vulnerable is to be rewritten; the few patterns that only ever see short
// texts are named in bounded.ts, with what cuts the text.
import { writeFileSync } from 'node:fs'
import { bounded } from './bounded.ts'
import { collectPatterns, keyOf } from './collect.ts'
import { judge, verdictsFile } from './judge.ts'

const judged: [string, string][] = []
for (const pattern of await collectPatterns()) {
  const verdict = judge(pattern)
  if ('fault' in verdict) console.error(verdict.fault)
  else if (!bounded.has(keyOf(pattern))) judged.push([keyOf(pattern), verdict.linear])
}
judged.sort(([a], [b]) => (a < b ? -1 : 1))
writeFileSync(verdictsFile, `${JSON.stringify(Object.fromEntries(judged), null, 2)}\n`)
