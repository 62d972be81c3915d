// Runs the Worker on this machine over plain http, with its local database migrated.
//
// `npm run worker` runs this file; `npm start` and the tests call `startWorker`. Node only: no part
// of what is deployed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const config = join(here, 'wrangler.jsonc')

export interface WorkerOptions {
  port: number
  /** Folder of built files to serve beside the API; without it the production build's. */
  assets?: string
  /** The development key; without it HANEI_DEV_KEY, else one kept in `persistTo`. */
  key?: string
  /** Folder of the local database and key. */
  persistTo: string
  /** false: the caller stops the Worker itself when the process is told to end. */
  handleSignals?: boolean
  /** Settings besides those of local mode, e.g. `HANEI_ENTRA`. */
  settings?: Record<string, string>
  /** Where the Worker's own output goes. */
  log?: (line: string) => void
}

export interface RunningWorker {
  address: string
  key: string
  /** Process id of the command-line tool, for tests that kill it. */
  pid: number
  /** Resolves with the exit code when it ended, by itself or not. */
  ended: Promise<number>
  stop(): Promise<void>
  /** Kills it and what it started without a word (SIGKILL). */
  kill(): Promise<void>
}

/** Migrates the local database and starts the Worker; resolves when it answers. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { port, persistTo } = options
  const recent: string[] = []
  const log = (line: string) => {
    recent.push(line)
    if (recent.length > 40) recent.shift()
    options.log?.(line)
  }
  if (options.handleSignals !== false) stopWithProcess()
  await expectFree(port)
  mkdirSync(persistTo, { recursive: true })
  const assets = resolve(options.assets ?? join(root, 'dist', 'pane'))
  mkdirSync(assets, { recursive: true })
  const key = options.key ?? (process.env.HANEI_DEV_KEY || keptKey(persistTo))
  await createDatabase(persistTo, log)
  const address = `http://localhost:${port}`
  const child = startCli(
    [
      ...['dev', '--config', config, '--ip', '127.0.0.1', '--port', String(port)],
      ...['--local-protocol', 'http', '--persist-to', persistTo, '--assets', assets],
      ...['--show-interactive-dev-session=false', '--log-level', 'log'],
      ...['--inspector-port', '0'],
      ...Object.entries({
        HANEI_ADDRESS: address,
        ...options.settings,
        ...{ HANEI_LOCAL: '1', HANEI_DEV_KEY: key },
      }).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
    ],
    log,
    { lasting: true },
  )
  const ended = new Promise<number>((done) => child.once('exit', (code) => done(code ?? 1)))
  const stop = () => stopCli(child)
  const kill = async () => {
    killAll(familyOf(child))
    await ended
  }
  try {
    await Promise.race([answering(address), ended.then(diedEarly)])
  } catch (error) {
    await kill().catch(() => undefined)
    throw new Error(`${error instanceof Error ? error.message : error}\n${recent.join('\n')}`)
  }
  return { address, key, pid: child.pid ?? 0, ended, stop, kill }
}

/** Another program's answer on the port would pass for ours. */
const expectFree = (port: number): Promise<void> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', () =>
      fail(new Error(`Port ${port} is in use. Stop what runs there, or set PORT to another one.`)),
    )
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()))
  })

/** Makes the local database where there is none, and applies the migrations that it lacks. */
export async function createDatabase(
  persistTo: string,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  let output = ''
  const child = startCli(
    ['d1', 'migrations', 'apply', 'DB', '--local', '--config', config, '--persist-to', persistTo],
    (line) => {
      output += `${line}\n`
      log(line)
    },
  )
  const code = await new Promise<number>((done) => child.once('exit', (exit) => done(exit ?? 1)))
  if (code !== 0) throw new Error(`The local database could not be migrated.\n${output}`)
}

// Loaded into the tool before its own script. Should this process be killed outright, the channel to
// it breaks and it ends itself. Its addresses that fire the cron and mail handlers ask nobody for a
// key and no setting closes them (`unsafeTriggerHandlers` stands fixed in its source), so they are
// switched off while it is loaded; worker-process.test.ts sees to it that they stay closed.
const guard = `
import { registerHooks } from 'node:module'
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/wrangler-dist/cli.js')) return loaded
    const source = String(loaded.source)
    return { ...loaded, source: source.replaceAll('unsafeTriggerHandlers: true', 'unsafeTriggerHandlers: false') }
  },
})`

// The tool's own script under our Node: no shell, npx or launcher between, so that signals reach it.
function startCli(
  args: string[],
  log: (line: string) => void,
  { lasting = false } = {},
): ChildProcess {
  const cli = createRequire(import.meta.url).resolve('wrangler')
  const guarded = ['--import', `data:text/javascript,${encodeURIComponent(guard)}`]
  const child = spawn(
    process.execPath,
    ['--no-warnings', ...(lasting ? guarded : []), cli, ...args],
    {
      cwd: here,
      env: {
        ...process.env,
        WRANGLER_SEND_METRICS: 'false',
        CLOUDFLARE_CF_FETCH_ENABLED: 'false',
        // The tool's own page over the database asks nobody for a key.
        X_LOCAL_EXPLORER: 'false',
        // It would keep every address that was called, link tokens in clear, in a database of its
        // own that nothing ever empties.
        X_LOCAL_OBSERVABILITY: 'false',
        CI: '1',
        NO_COLOR: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe', ...(lasting ? ['ipc' as const] : [])],
    },
  )
  running.add(child)
  child.once('exit', () => running.delete(child))
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) if (line.trim()) log(line)
    })
  }
  return child
}

const running = new Set<ChildProcess>()
const graceMilliseconds = 400

/** Asks the tool to end; what is left of it and of what it started after a moment is killed. */
async function stopCli(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((done) => child.once('exit', done))
  // Once the tool has ended, nothing leads to what it started any more.
  const family = familyOf(child)
  child.kill('SIGTERM')
  await Promise.race([ended, new Promise((next) => setTimeout(next, graceMilliseconds))])
  // What was answered is on the disk: being killed loses nothing (worker-process.test.ts).
  killAll(family)
  await ended
}

/** Process ids of the tool and of everything it started. */
const familyOf = (child: ChildProcess): number[] =>
  [...descendants(child.pid ?? 0), child.pid ?? 0].filter((pid) => pid > 0)

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended already.
    }
  }
}

/** Process ids below one, where the system tells them. */
function descendants(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const below = (parent: number): number[] =>
    pairs.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)])
  return pid > 0 ? below(pid) : []
}

/** Whatever ends this process ends the tool, also while it still starts or migrates. */
function stopWithProcess(): void {
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    await Promise.all([...running].map(stopCli))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.once(signal, end)
  // The channel is only there to break: it must not keep this process alive.
  process.channel?.unref()
  process.once('exit', () => {
    for (const child of running) child.kill('SIGTERM')
  })
}

async function answering(address: string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    try {
      const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2_000) })
      await answer.arrayBuffer()
      if (answer.status === 200) return
    } catch {
      // Not listening yet.
    }
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error(`The Worker did not answer at ${address}/healthz within a minute.`)
}

const diedEarly = (code: number): never => {
  throw new Error(`The Worker ended before it answered (exit code ${code}). Is the port free?`)
}

/** The development key of this checkout, made at first use. */
function keptKey(persistTo: string): string {
  const file = join(persistTo, 'dev-key')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  const key = `dev_${randomBytes(24).toString('base64url')}`
  writeFileSync(file, `${key}\n`, { mode: 0o600 })
  return key
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env.PORT ?? 8787)
  try {
    const worker = await startWorker({ port, persistTo: join(root, '.wrangler'), log: console.log })
    console.log(`Hanei API is ready: ${worker.address}
  docs ${worker.address}/docs
  key  ${worker.key}`)
    process.exitCode = await worker.ended
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
