// A host as a process of its own, as `npm run host` starts it, for tests that stop and kill it.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface HostProcessOptions {
  folder: string
  port: number
  /** What stands besides folder, address and port. */
  args?: string[]
  /** Folder of the built pane; without it an empty page stands for it. */
  pane?: string
  address?: string
  /** Set besides this process's own environment. */
  environment?: Record<string, string>
}

export interface HostProcess {
  pid: number
  /** What it said so far. */
  said(): string
  /** Asks it to end; gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it without a word (SIGKILL). */
  kill(): Promise<void>
}

/** Starts a host; resolves when it says that it is ready, and throws with what it said when it ends. */
export async function startHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  const { folder, port, args = ['--http'] } = options
  const pane = options.pane ?? emptyPane(folder)
  const child = spawn(
    process.execPath,
    [
      ...['--no-warnings', 'worker/host/main.ts', '--data', folder, '--port', String(port)],
      ...(options.address ? ['--address', options.address] : []),
      ...['--pane', pane, '--rate', '1000000', ...args],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...options.environment },
    },
  )
  let said = ''
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  const ready = new Promise<void>((done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('Hanei is ready')) done()
      })
    }
  })
  await Promise.race([
    ready,
    ended.then((code) => {
      throw new Error(`The host ended (${code}).\n${said}`)
    }),
  ])
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  return {
    pid: child.pid ?? 0,
    said: () => said,
    stop: () => end('SIGTERM'),
    kill: async () => void (await end('SIGKILL')),
  }
}

function emptyPane(folder: string): string {
  const pane = `${folder}-pane`
  mkdirSync(pane, { recursive: true })
  writeFileSync(join(pane, 'taskpane.html'), '')
  return pane
}

/** The first key of a host that has none yet, of every role. */
export async function firstKey(address: string, folder: string): Promise<string> {
  const file = join(folder, 'bootstrap.txt')
  if (!existsSync(file)) throw new Error(`${folder} has a key already`)
  return keyBy(address, readFileSync(file, 'utf8').trim())
}

/** A key of every role, by the secret for the first one. */
export async function keyBy(address: string, secret: string): Promise<string> {
  const answer = await fetch(`${address}/v1/keys`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${secret}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({
      ...{ name: 'first', wards: ['*'], roles: ['read', 'validate', 'publish', 'admin'] },
    }),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return ((await answer.json()) as { key: string }).key
}
