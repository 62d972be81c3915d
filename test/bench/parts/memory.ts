// (d) memory: the smallest heap in which 100,000 lines are assessed, with the body beside it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Figure, megabytes, told } from '../figure.ts'
import { makeBody } from '../pipeline.ts'

const mebibyte = 1_048_576
/** What a Worker's isolate may hold. */
const most = 128 * mebibyte
/** Young generation in MiB: V8 takes three halves of this. */
const half = 2
const step = 4

interface Run {
  body: number
  report: number
  resident: number
  heapBefore: number
  heapAfter: number
}

export async function memory(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hanei-bench-'))
  try {
    const file = join(folder, 'body.json')
    writeFileSync(file, makeBody(100_000, 0.01))
    const free = runWithin(file, 4_096)
    if (!free) throw new Error('100,000 lines are not assessed even in 4 GiB')
    const old = smallestHeap(file)
    const peak = (old + 3 * half) * mebibyte + free.body
    return [
      told(
        'd',
        '100,000 lines: body · report',
        `${megabytes(free.body)} · ${megabytes(free.report)}`,
      ),
      told('d', '… smallest heap that suffices (old + young)', `${old} + ${3 * half} MB`),
      {
        part: 'd',
        name: '… peak: that heap and the body',
        value: megabytes(peak),
        budget: '< 128 MB',
        used: peak / most,
        noise: (step * mebibyte) / most,
      },
      told(
        'd',
        '… resident peak of the whole Node process, heap unbounded',
        megabytes(free.resident),
      ),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** MiB of old generation, by halving what is not known yet. */
function smallestHeap(file: string): number {
  let fails = 24
  let suffices = 256
  while (suffices - fails > step) {
    const middle = Math.round((fails + suffices) / 2 / step) * step
    if (runWithin(file, middle)) suffices = middle
    else fails = middle
  }
  return suffices
}

function runWithin(file: string, old: number): Run | null {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      ...[`--max-old-space-size=${old}`, `--max-semi-space-size=${half}`],
      ...[fileURLToPath(new URL('memory-run.ts', import.meta.url)), file],
    ],
    { encoding: 'utf8', timeout: 60_000 },
  )
  return status === 0 ? (JSON.parse(stdout) as Run) : null
}
