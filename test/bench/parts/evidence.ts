// (j) a kept run of 100,000 lines, asked of workerd: why a figure is what it is, and the evidence pack.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningWorker, startWorker } from '../../../worker/serve.ts'
import { type Figure, milliseconds } from '../figure.ts'
import { type Timing, timingOf } from '../measure.ts'
import { makeWorkload } from '../workload.ts'

const port = 9_611
const lines = 100_000
const budgets = { trace: 50, pack: 3_000 }

export async function evidence(): Promise<Figure[]> {
  const state = await mkdtemp(join(tmpdir(), 'hanei-bench-'))
  const worker = await startWorker({ port, persistTo: state, handleSignals: false })
  try {
    // The pack at its largest: with the cells, which a ward keeps only where its policy says so.
    await ask(worker, '/v1/policies/bench', 'PUT', { storage: { keepSheet: true } })
    const { snapshot, plan } = makeWorkload({ lines, faults: 0.01 })
    const body = { snapshot, plan, ward: 'bench' }
    const run = JSON.parse(await (await ask(worker, '/v1/validations', 'POST', body)).text()) as {
      id: string
    }
    const of = async (question: string, times: number): Promise<Timing> => {
      const path = `/v1/validations/${run.id}/${question}`
      await (await ask(worker, path)).arrayBuffer()
      const took: number[] = []
      for (let i = 0; i < times; i++) {
        const start = performance.now()
        await (await ask(worker, path)).arrayBuffer()
        took.push(performance.now() - start)
      }
      return timingOf(took)
    }
    return [
      figure('trace of the share', await of('trace?figure=share', 15), budgets.trace),
      figure('trace of the total, 50 lines', await of('trace?figure=total', 15), budgets.trace),
      figure('trace of the last cell', await of(`trace?cell=G${lines + 3}`, 15), budgets.trace),
      figure('evidence pack with its cells', await of('pack', 4), budgets.pack),
    ]
  } finally {
    await worker.stop()
    await rm(state, { recursive: true, force: true })
  }
}

const figure = (name: string, time: Timing, most: number): Figure => ({
  part: 'j',
  name: `${name}, ${lines.toLocaleString('en')} lines, over HTTP`,
  value: `${milliseconds(time.least)}, median ${milliseconds(time.median)}`,
  budget: `≤ ${milliseconds(most)}`,
  used: time.least / most,
  noise: Math.min(0.25, time.median / time.least - 1),
})

async function ask(
  { address, key }: RunningWorker,
  path: string,
  method = 'GET',
  json?: unknown,
): Promise<Response> {
  const answer = await fetch(`${address}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  if (!answer.ok) throw new Error(`${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return answer
}
