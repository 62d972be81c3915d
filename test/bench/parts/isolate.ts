// (d) again, in workerd: its heap held so that heap and body stay below a Worker isolate's 128 MB.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '../../../shared/schema/index.ts'
import { type RunningWorker, startWorker } from '../../../worker/serve.ts'
import type { Figure } from '../figure.ts'
import { makeBody } from '../pipeline.ts'

const port = 9_612
// On a developer's machine workerd enforces no limit of its own, so V8 is told one: 84 MB for the old
// generation, 3 × 4 MB for the young; the largest body here is 28 MB.
const flags = '--max-old-space-size=84 --max-semi-space-size=4'

export async function withinIsolate(): Promise<Figure[]> {
  const state = await mkdtemp(join(tmpdir(), 'hanei-bench-'))
  const before = process.env.MINIFLARE_WORKERD_V8_FLAGS
  process.env.MINIFLARE_WORKERD_V8_FLAGS = flags
  try {
    const worker = await startWorker({ port, persistTo: state, handleSignals: false })
    try {
      return [
        figure('100,000 lines × 12 in workerd', await statusOf(worker, makeBody(100_000, 0.01))),
        figure('200,000 rows, the limit, in workerd', await statusOf(worker, rowsAtLimit())),
      ]
    } finally {
      await worker.stop()
    }
  } finally {
    if (before === undefined) delete process.env.MINIFLARE_WORKERD_V8_FLAGS
    else process.env.MINIFLARE_WORKERD_V8_FLAGS = before
    await rm(state, { recursive: true, force: true })
  }
}

const rowsAtLimit = (): Uint8Array =>
  new TextEncoder().encode(
    `{"snapshot":{"sheet":"予算","rows":[["事業名","金額(千円)","反映区分"]${',["見守り",1,"①"]'.repeat(limits.rows - 1)}]}}`,
  )

/** HTTP status; 0 where workerd ran out of memory and broke the connection. */
async function statusOf({ address, key }: RunningWorker, body: Uint8Array): Promise<number> {
  try {
    const answer = await fetch(`${address}/v1/validations?store=false`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}

const figure = (name: string, status: number): Figure => ({
  part: 'd',
  name: `${name}, heap and body held below 128 MB`,
  value: status === 0 ? 'out of memory' : `answers ${status}`,
  budget: 'answers 200',
  used: status === 200 ? 1 : 2,
  noise: 0,
})
