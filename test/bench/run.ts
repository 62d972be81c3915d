// `npm run bench`: measures every budget in one run and prints one table; `--only a,c` runs some parts.
import { cpus, loadavg, totalmem } from 'node:os'
import { type Figure, megabytes, printFigures, verdictOf } from './figure.ts'

interface Part {
  letters: string[]
  name: string
  measure: () => Promise<Figure[]>
}

const parts: Part[] = [
  {
    letters: ['a', 'b', 'e'],
    name: 'speed and growth',
    measure: async () => (await import('./parts/speed.ts')).speed(),
  },
  {
    letters: ['c'],
    name: 'the same checks by others',
    measure: async () => (await import('./parts/baselines.ts')).baselines(),
  },
  {
    letters: ['d'],
    name: 'memory',
    measure: async () => (await import('./parts/memory.ts')).memory(),
  },
  {
    letters: ['d'],
    name: 'memory in workerd',
    measure: async () => (await import('./parts/isolate.ts')).withinIsolate(),
  },
  {
    letters: ['f'],
    name: 'workerd over HTTP',
    measure: async () => (await import('./parts/http.ts')).overHttp(),
  },
  {
    letters: ['g'],
    name: 'one edit',
    measure: async () => (await import('./parts/edit.ts')).oneEdit(),
  },
  {
    letters: ['h'],
    name: 'the pane',
    measure: async () => (await import('./parts/pane.ts')).pane(),
  },
  {
    letters: ['i'],
    name: 'requests to Excel',
    measure: async () => (await import('./parts/excel.ts')).excel(),
  },
  {
    letters: ['j'],
    name: 'a kept run: trace and pack',
    measure: async () => (await import('./parts/evidence.ts')).evidence(),
  },
  {
    letters: ['k'],
    name: 'the command line',
    measure: async () => (await import('./parts/command-line.ts')).commandLine(),
  },
]

const only = new Set(
  process.argv
    .flatMap((word, i, words) => (words[i - 1] === '--only' ? word.split(',') : []))
    .map((letter) => letter.trim()),
)
const [cpu] = cpus()
console.log(
  `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads, ${megabytes(totalmem())}; ${process.platform}, Node ${process.version}; load at the start ${loadavg()[0]?.toFixed(1)}`,
)

const figures: Figure[] = []
for (const { letters, name, measure } of parts) {
  if (only.size > 0 && !letters.some((letter) => only.has(letter))) continue
  const start = performance.now()
  figures.push(...(await measure()))
  console.log(
    `(${letters.join(', ')}) ${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`,
  )
}
console.log(`\n${printFigures(figures)}\n`)
const missed = figures.filter((figure) => verdictOf(figure) === 'MISSED')
for (const { name, value, budget } of missed) console.log(`missed: ${name}: ${value} (${budget})`)
console.log(missed.length > 0 ? `${missed.length} budget(s) missed.` : 'Every budget is met.')
process.exitCode = missed.length > 0 ? 1 : 0
