// (k) the command line as it is built: its start over Node's own, one long sheet, many books.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { workbookFile } from '../../fixtures/workbook-file.ts'
import { type Figure, milliseconds, told } from '../figure.ts'
import { timingOf } from '../measure.ts'
import { makeWorkload } from '../workload.ts'

/** Milliseconds. */
const most = { start: 150, longSheet: 2_000, books: 4_000 }
const rounds = 3

// Says at its end what processor time it and its threads had, in microseconds.
const account = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s}=process.resourceUsage();writeSync(3,String(u+s))})",
)}`

interface Run {
  processor: number
  wall: number
}

function run(args: readonly string[], cwd: string): Run {
  const start = performance.now()
  const { output, status, stderr } = spawnSync(process.execPath, ['--import', account, ...args], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  })
  if (status !== 0 && status !== 1) throw new Error(`hanei ended with ${status}: ${stderr}`)
  return { processor: Number(output[3]) / 1_000, wall: performance.now() - start }
}

export async function commandLine(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hanei-bench-'))
  const outDir = resolve('dist/command-line-bench')
  try {
    await build({
      configFile: resolve('worker/command-line/vite.config.ts'),
      logLevel: 'warn',
      build: { outDir },
    })
    const long = makeWorkload({ lines: 100_000 })
    const { snapshot } = makeWorkload({ lines: 5_000, faults: 0.01 })
    const books = Array.from({ length: 24 }, (_, i) => `${i}.xlsx`)
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(long.plan))
    writeFileSync(join(folder, 'long.xlsx'), workbookFile([long.snapshot]))
    for (const book of books) writeFileSync(join(folder, book), workbookFile([snapshot]))
    writeFileSync(join(folder, 'small.csv'), '事業名,金額(千円),反映区分\nA,1,①\n')
    const check = (...files: string[]) =>
      run([join(outDir, 'hanei.mjs'), 'check', ...files, '--plan', 'plan.json'], folder)
    const small = () => run([join(outDir, 'hanei.mjs'), 'check', 'small.csv'], folder)
    const tasks = {
      node: () => run(['-e', '0'], folder),
      start: small,
      longSheet: () => check('long.xlsx'),
      books: () => check(...books),
    }
    const runs = inRounds(tasks)
    const node = timingOf(runs.node.map(({ processor }) => processor))
    const cores = Math.min(2, availableParallelism())
    return [
      judged(
        'start over Node’s own, processor time',
        runs.start,
        most.start,
        (one) => one - node.least,
      ),
      judged('100,000 lines × 12 of an .xlsx, processor time', runs.longSheet, most.longSheet),
      told('k', '… on the wall', milliseconds(wallOf(runs.longSheet))),
      judged(
        `24 books × 5,000 lines, processor time over ${cores} cores`,
        runs.books,
        most.books,
        (one) => one / cores,
      ),
      told('k', '… on the wall', milliseconds(wallOf(runs.books))),
    ]
  } finally {
    for (const made of [folder, outDir]) rmSync(made, { recursive: true, force: true })
  }
}

/** All tasks in turn; the first round warms the files up. */
function inRounds<Name extends string>(tasks: Record<Name, () => Run>): Record<Name, Run[]> {
  const names = Object.keys(tasks) as Name[]
  const runs = Object.fromEntries(names.map((name) => [name, [] as Run[]])) as Record<Name, Run[]>
  for (let round = -1; round < rounds; round++)
    for (const name of names) {
      const one = tasks[name]()
      if (round >= 0) runs[name].push(one)
    }
  return runs
}

const wallOf = (runs: readonly Run[]): number => timingOf(runs.map(({ wall }) => wall)).least

function judged(
  name: string,
  runs: readonly Run[],
  budget: number,
  of: (processor: number) => number = (processor) => processor,
): Figure {
  const { least, median } = timingOf(runs.map(({ processor }) => of(processor)))
  return {
    ...{ part: 'k', name, value: milliseconds(least), budget: `≤ ${milliseconds(budget)}` },
    ...{ used: least / budget, noise: Math.min(0.25, median / least - 1) },
  }
}
