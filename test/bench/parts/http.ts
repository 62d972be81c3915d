// (f) the same in workerd over HTTP: latency by size of sheet, throughput, memory of the process.
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningWorker, startWorker } from '../../../worker/serve.ts'
import { type Figure, megabytes, milliseconds, told } from '../figure.ts'
import { quantile } from '../measure.ts'
import { makeBody } from '../pipeline.ts'

const port = 9_610
/** Requests by lines of the sheet; few enough to stay below the rate limit of a key. */
const requests = { 300: 40, 2000: 25, 20000: 8, 100000: 4 }

export async function overHttp(): Promise<Figure[]> {
  const state = await mkdtemp(join(tmpdir(), 'hanei-bench-'))
  const worker = await startWorker({ port, persistTo: state, handleSignals: false })
  try {
    const figures: Figure[] = []
    for (const lines of [300, 2_000, 20_000, 100_000] as const) {
      const body = makeBody(lines, 0.01)
      await validate(worker, body)
      const times: number[] = []
      for (let i = 0; i < requests[lines]; i++) {
        const start = performance.now()
        await validate(worker, body)
        times.push(performance.now() - start)
      }
      const name = `workerd over HTTP, ${lines.toLocaleString('en')} lines`
      const middle = quantile(times, 0.5)
      figures.push(
        told(
          'f',
          name,
          `median ${milliseconds(middle)}, 95% ${milliseconds(quantile(times, 0.95))}, ${Math.round((lines / middle) * 1_000).toLocaleString('en')} lines/s`,
        ),
      )
    }
    figures.push(told('f', 'four clients at once, 2,000 lines', await throughput(worker)))
    const resident = workerdPeak()
    if (resident > 0) {
      figures.push(told('f', 'resident peak of workerd after all that', megabytes(resident)))
    }
    return figures
  } finally {
    await worker.stop()
    await rm(state, { recursive: true, force: true })
  }
}

async function throughput(worker: RunningWorker): Promise<string> {
  const body = makeBody(2_000, 0.01)
  const each = 10
  const start = performance.now()
  const client = async () => {
    for (let i = 0; i < each; i++) await validate(worker, body)
  }
  await Promise.all([client(), client(), client(), client()])
  const seconds = (performance.now() - start) / 1_000
  return `${((4 * each) / seconds).toFixed(1)} sheets/s`
}

async function validate({ address, key }: RunningWorker, body: Uint8Array): Promise<void> {
  const answer = await fetch(`${address}/v1/validations?store=false`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status} ${text.slice(0, 300)}`)
}

/** Largest resident size of a workerd that is a descendant of this process, where /proc tells; else 0. */
function workerdPeak(): number {
  const parents = new Map<number, number>()
  const peaks = new Map<number, number>()
  for (const name of processes()) {
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const of = (key: string) => new RegExp(`^${key}:\\s*(\\S+)`, 'm').exec(status)?.[1]
      parents.set(Number(name), Number(of('PPid')))
      if (of('Name') === 'workerd') peaks.set(Number(name), Number(of('VmHWM') ?? 0) * 1_024)
    } catch {
      // It has ended.
    }
  }
  const isOurs = (id: number): boolean =>
    id === process.pid || ((parents.get(id) ?? 0) > 1 && isOurs(parents.get(id) ?? 0))
  return Math.max(0, ...[...peaks].filter(([id]) => isOurs(id)).map(([, peak]) => peak))
}

function processes(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  } catch {
    return []
  }
}
