// By hand, some minutes: the history and the export of 100,000 runs, beside an empty database.
//
//   node --no-warnings test/bench/long/store.ts [runs]
//
// Two Workers take turns answering the same questions; then one ward is exported to its last part in
// a process with a heap of 64 MB.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type RunningWorker, startWorker } from '../../../worker/serve.ts'
import { freePort } from '../../e2e/free-port.ts'
import { referencePlan, referenceSnapshot } from '../../fixtures/reference.ts'

const runs = Number(process.argv[2] ?? 100_000)
const key = 'key-of-the-long-benchmark'
const folder = mkdtempSync(join(tmpdir(), 'hanei-long-'))

const start = async (name: string) =>
  startWorker({ port: await freePort(), key, persistTo: join(folder, name) })

const call = (worker: RunningWorker, path: string, body?: string) =>
  fetch(`${worker.address}${path}`, {
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body }),
  })

/** Copies the one run there is, so that `many` has as many as asked for and `few` has 20. */
function fill(name: string): string {
  const place = join(folder, name, 'v3', 'd1', 'miniflare-D1DatabaseObject')
  const entry64 = readdirSync(place).find((entry) => /^[0-9a-f]{64}\.sqlite$/.test(entry)) ?? ''
  const file = join(place, entry64)
  const db = new DatabaseSync(file)
  const columns = db
    .prepare('PRAGMA table_info(runs)')
    .all()
    .map((row) => String(row.name))
  const copied = columns.map((column) =>
    column === 'id' ? "'01' || printf('%024d', n)" : column === 'ward' ? '?' : column,
  )
  db.exec('BEGIN')
  for (const [ward, from, to] of [
    ['few', 1, 20],
    ['many', 21, 20 + runs],
  ] as const) {
    const numbers = `WITH RECURSIVE number (n) AS (SELECT ${from} UNION ALL SELECT n + 1 FROM number WHERE n < ${to})`
    db.prepare(
      `${numbers} INSERT INTO runs (${columns}) SELECT ${copied} FROM number, (SELECT * FROM runs WHERE ward = 'suminoe' LIMIT 1)`,
    ).run(ward)
    db.exec(
      `${numbers} INSERT INTO run_parts (run_id, kind, part, body) SELECT '01' || printf('%024d', n), kind, part, body
       FROM number, (SELECT * FROM run_parts WHERE run_id IN (SELECT id FROM runs WHERE ward = 'suminoe' LIMIT 1))`,
    )
  }
  db.exec('COMMIT')
  db.close()
  return file
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

async function main(): Promise<void> {
  const body = JSON.stringify({ snapshot: referenceSnapshot(), plan: referencePlan() })
  const first = await start('full')
  await (await call(first, '/v1/validations', body)).text()
  await first.stop()
  const file = fill('full')
  const [full, empty] = [await start('full'), await start('empty')]
  try {
    await histories(full, empty)
    wholeExport(file)
  } finally {
    await full.stop()
    await empty.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function histories(full: RunningWorker, empty: RunningWorker): Promise<void> {
  const asked = [
    ['empty database', empty, '/v1/validations?ward=few&limit=20'],
    ['20 runs', full, '/v1/validations?ward=few&limit=20'],
    [`${runs} runs`, full, '/v1/validations?ward=many&limit=20'],
    [`${runs} runs, a year nobody has`, full, '/v1/validations?ward=many&limit=20&fiscalYear=2031'],
  ] as const
  const times = asked.map((): number[] => [])
  for (let round = 0; round < 220; round++) {
    for (const [i, [, worker, path]] of asked.entries()) {
      const began = performance.now()
      await (await call(worker, path)).text()
      if (round >= 20) times[i]?.push(performance.now() - began)
    }
  }
  const [base = 1, ...others] = times.map(median)
  console.log(`history of an empty database: ${base.toFixed(2)} ms`)
  for (const [i, time] of others.entries()) {
    console.log(`  ${asked[i + 1]?.[0]}: ${time.toFixed(2)} ms, ${(time / base).toFixed(2)} ×`)
  }
}

/** In a process of its own with a small heap, which would end it where a part were held whole. */
function wholeExport(file: string): void {
  const script = ['--max-old-space-size=64', '--no-warnings', 'worker/sqlite/export-memory.ts']
  spawnSync(process.execPath, [...script, file, 'many'], { stdio: 'inherit' })
}

await main()
