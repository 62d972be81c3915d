// The drill: fill, back up while writing, lose the machine, restore. And being told to stop.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compactVerify, createLocalJWKSet } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditVerdict, Jwks, Validation } from '../../shared/schema/index.ts'
import { referencePlan, referenceSnapshot } from '../fixtures/reference.ts'
import { freePort } from './free-port.ts'
import { firstKey, type HostProcess, startHostProcess } from './host.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'hanei-drill-'))
const data = join(folder, 'state')
const file = join(folder, 'backup.sqlite')
const body = JSON.stringify({ snapshot: referenceSnapshot(), plan: referencePlan(), ward: 'kita' })
let port = 0
let key = ''
let host: HostProcess | null = null

const start = async () => {
  host = await startHostProcess({ port, folder: data })
}
const call = (path: string, init: RequestInit = {}) =>
  fetch(`http://localhost:${port}${path}`, {
    ...init,
    signal: AbortSignal.timeout(20_000),
    headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
  })
const validate = async () => {
  const answer = await call('/v1/validations', { method: 'POST', body })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Validation
}
const command = (...args: string[]): SpawnSyncReturns<string> =>
  spawnSync(process.execPath, ['--no-warnings', 'worker/backup.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  })

beforeAll(async () => {
  port = await freePort()
  await start()
  key = await firstKey(`http://localhost:${port}`, data)
})
afterAll(async () => {
  await host?.kill()
  rmSync(folder, { recursive: true, force: true })
})

describe('the drill', () => {
  const answered = new Map<string, Validation>()

  it('backs up while the Worker writes', async () => {
    for (let i = 0; i < 20; i++) {
      const run = await validate()
      answered.set(run.id, run)
    }
    let writing = true
    let written = 0
    const writers = Array.from({ length: 3 }, async () => {
      while (writing) {
        await validate()
        written++
      }
    })
    // Apart from this process, so that the writers go on meanwhile.
    const output = await new Promise<string>((done, fail) => {
      const args = ['--no-warnings', 'worker/backup.ts', 'backup', '--data', data, '--to', file]
      const child = spawn(process.execPath, args, { cwd: root })
      let text = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
      }
      child.once('exit', (code) => (code === 0 ? done(text) : fail(new Error(text))))
    })
    writing = false
    await Promise.all(writers)
    console.log(output)
    expect(written).toBeGreaterThan(0)
    expect(output).toContain('all of it verifies')
  })

  it('refuses to restore over a database, and under a running Worker', () => {
    expect(command('restore', '--from', file, '--data', data).stderr).toContain('--replace')
    const running = command('restore', '--from', file, '--data', data, '--replace')
    expect(running.stderr).toContain('Stop it')
    expect(running.status).toBe(1)
  })

  it('restores on a machine that lost everything: nothing answered before is missing', async () => {
    await host?.kill()
    rmSync(data, { recursive: true })
    const restored = command('restore', '--from', file, '--data', data)
    console.log(restored.stdout, restored.stderr)
    expect(restored.status).toBe(0)
    await start()
    const jwks = (await (await call('/.well-known/jwks.json')).json()) as Jwks
    for (const [id, run] of answered) {
      const kept = await call(`/v1/validations/${id}`)
      expect(await kept.json()).toEqual(run)
      await compactVerify(run.receipt, createLocalJWKSet(jwks))
    }
    const verdict = (await (await call('/v1/audit?verify=true')).json()) as AuditVerdict
    expect(verdict.valid).toBe(true)
    await validate()
  })

  it('sets aside what it replaces, and restores no backup that was altered', async () => {
    await host?.stop()
    const again = command('restore', '--from', file, '--data', data, '--replace')
    expect(again.status, again.stderr).toBe(0)
    expect(readdirSync(data).filter((name) => name.includes('.before-restore-'))).toHaveLength(1)
    const { DatabaseSync } = await import('node:sqlite')
    const altered = new DatabaseSync(file)
    altered.exec("UPDATE runs SET digest = 'sha256:0' WHERE id = (SELECT max(id) FROM runs)")
    altered.close()
    const refused = command('restore', '--from', file, '--data', data, '--replace')
    expect(refused.status).toBe(1)
    expect(refused.stdout).toContain('its receipt is of another run')
    expect(readdirSync(data).filter((name) => name.includes('.before-restore-'))).toHaveLength(1)
    expect(readdirSync(data).filter((name) => name.startsWith('restore-'))).toEqual([])
  })
})

describe('a Worker that is told to stop', () => {
  // As npm does it: the shell between ends without a word to what it started.
  it('leaves nothing running', async () => {
    const own = await freePort()
    const shell = spawn('sh', ['-c', 'node test/run/worker.mjs; true'], {
      cwd: root,
      env: { ...process.env, PORT: String(own), HANEI_DEV_KEY: 'key-of-the-restore-drill' },
    })
    shell.stdout.resume()
    const deadline = Date.now() + 60_000
    while (Date.now() < deadline) {
      const answer = await fetch(`http://localhost:${own}/healthz`).catch(() => null)
      if (answer?.ok) break
      await new Promise((next) => setTimeout(next, 100))
    }
    const started = below(shell.pid ?? 0)
    expect(started.length).toBeGreaterThan(3)
    shell.kill('SIGTERM')
    const asked = Date.now()
    // A quarter of a second on an idle machine; a test of what is left, not of the machine's pace.
    while (started.some(isRunning) && Date.now() < asked + 10_000) {
      await new Promise((next) => setTimeout(next, 20))
    }
    console.log(`stopped ${started.length} processes in ${Date.now() - asked} ms`)
    expect(started.filter(isRunning)).toEqual([])
  })
})

function below(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = stdout.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  return pairs
    .filter(([, parent]) => parent === pid)
    .flatMap(([child = 0]) => [child, ...below(child)])
}

/** A process that has ended and that nobody asked after is none. */
function isRunning(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
