// Makes the conformance vectors: `npm run vectors`. A report may only change
// together with `rulesetVersion` in shared/assess.ts: whoever compares two runs must see that the
// rules, not the sheet, have changed. `--unreleased` says that nothing was deployed with the ruleset
// that rulesetVersion names, so that its reports may still change.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { reportDigest, rulesetVersion } from '../../shared/assess.ts'
import { vectorInputs } from './inputs.ts'
import { type Vector, vectorReport } from './vector.ts'

const folder = new URL('vectors/', import.meta.url)
mkdirSync(folder, { recursive: true })

const made = vectorInputs().map((input): Vector => {
  const report = vectorReport(input)
  return { ...input, digest: reportDigest(report), report }
})
const isReleased = !process.argv.includes('--unreleased')
const changed = made.filter((vector) => {
  const before = stored(vector.name)
  return before && before.digest !== vector.digest && before.report.ruleset === rulesetVersion
})
if (isReleased && changed.length > 0) {
  console.error(`These reports have changed: ${changed.map(({ name }) => name).join(', ')}.`)
  console.error(
    `Give shared/assess.ts a new rulesetVersion (it is ${rulesetVersion}), then run this again.`,
  )
  process.exit(1)
}
const names = new Set(made.map(({ name }) => `${name}.json`))
for (const file of readdirSync(folder)) if (!names.has(file)) rmSync(new URL(file, folder))
for (const vector of made) {
  writeFileSync(new URL(`${vector.name}.json`, folder), `${JSON.stringify(vector, null, 1)}\n`)
}
console.log(`${made.length} vectors of ruleset ${rulesetVersion}`)

function stored(name: string): Vector | null {
  const file = new URL(`${name}.json`, folder)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
