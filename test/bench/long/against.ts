// By hand, some minutes: the time of a report against that of an earlier commit, in one run.
//
//   node --expose-gc --no-warnings test/bench/long/against.ts <commit> [lines] [rounds]
//
// Both make the report of the same body in turns; the time is the process's own, with what the garbage
// collector's threads take. 1 % faults are those of `npm run bench`.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inTurn, ratioOf } from '../measure.ts'
import { makeBody, reportBytes } from '../pipeline.ts'

const [commit, lines = '100000', rounds = '20'] = process.argv.slice(2)
if (commit === undefined) {
  console.error('Name a commit: node --expose-gc test/bench/long/against.ts <commit>')
  process.exit(2)
}
const root = fileURLToPath(new URL('../../..', import.meta.url))
const other = join(mkdtempSync(join(tmpdir(), 'hanei-against-')), 'tree')
const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' })
const processTime = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

git('worktree', 'add', '--detach', other, commit)
try {
  symlinkSync(join(root, 'node_modules'), join(other, 'node_modules'))
  const before: typeof import('../pipeline.ts') = await import(
    pathToFileURL(join(other, 'test/bench/pipeline.ts')).href
  )
  for (const faults of [0, 0.01]) {
    const body = makeBody(Number(lines), faults)
    const { now, past } = await inTurn(
      { now: () => reportBytes(body), past: () => before.reportBytes(body) },
      { rounds: Number(rounds), warmUp: 3, clock: processTime },
    )
    const { value } = ratioOf(now, past)
    const median = now.median / past.median
    console.log(
      `${lines} lines, ${faults * 100} % faults: ${value.toFixed(2)} × at best (${now.least.toFixed(0)} and ${past.least.toFixed(0)} ms), ${median.toFixed(2)} × in the median`,
    )
  }
} finally {
  git('worktree', 'remove', '--force', other)
  rmSync(join(other, '..'), { recursive: true, force: true })
}
