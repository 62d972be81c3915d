// What is done once a day: pruning, a backup, a look at the certificate.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prune } from '../store/prune.ts'
import { dayOf } from './log.ts'

export interface Daily {
  db: D1Database
  /** The host's folder, as the backup command takes it. */
  folder: string
  backups: string
  /** How many daily backups are kept. */
  keep: number
  /** Takes the certificate anew and looks at it; throws where callers will stumble over it. */
  certificate: () => Promise<object>
  /** One line of JSON into the log. */
  note: (entry: object) => void
}

const fromHour = 3
const lookEveryMilliseconds = 60_000
const againAfterMilliseconds = 3_600_000

/** Does it from 3 o'clock on, or as soon as the machine runs; after a failure again in an hour. */
export function startDaily(daily: Daily): { stop(): Promise<void> } {
  let done = ''
  let waitUntil = 0
  let going: Promise<void> = Promise.resolve()
  let busy = false
  const look = () => {
    const now = new Date()
    const day = dayOf(now)
    if (busy || day === done || now.getHours() < fromHour || now.getTime() < waitUntil) return
    busy = true
    going = doDaily(daily, now).then((succeeded) => {
      if (succeeded) done = day
      waitUntil = Date.now() + againAfterMilliseconds
      busy = false
    })
  }
  const timer = setInterval(look, lookEveryMilliseconds)
  look()
  return {
    stop() {
      clearInterval(timer)
      return going
    },
  }
}

/** Returns whether all of it succeeded; what failed is in the log. */
export async function doDaily(daily: Daily, now: Date): Promise<boolean> {
  const { db, note } = daily
  const parts: [string, () => Promise<object>][] = [
    ['pruned', () => prune(db, now)],
    ['backup', () => backUp(daily, now)],
    ['certificate', daily.certificate],
  ]
  let succeeded = true
  for (const [name, part] of parts) {
    try {
      note({ level: 'info', at: new Date().toISOString(), [name]: await part() })
    } catch (error) {
      succeeded = false
      const reason = error instanceof Error ? error.message : String(error)
      note({ level: 'error', at: new Date().toISOString(), [name]: 'failed', reason })
    }
  }
  return succeeded
}

const backupName = /^hanei-\d{4}-\d{2}-\d{2}\.sqlite$/
const command = fileURLToPath(new URL('../backup.ts', import.meta.url).href)

/** Today's backup, unless there is one, verified by the command itself; the oldest are removed. */
async function backUp({ folder, backups, keep }: Daily, now: Date): Promise<object> {
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const file = join(backups, `hanei-${dayOf(now)}.sqlite`)
  const made = !existsSync(file)
  // A process of its own, so that copying and verifying keep no caller waiting.
  if (made) await runNode([command, 'backup', '--data', folder, '--to', file])
  const kept = readdirSync(backups)
    .filter((name) => backupName.test(name))
    .sort()
  for (const name of kept.slice(0, -keep)) rmSync(join(backups, name))
  return { file, made }
}

function runNode(args: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--no-warnings', ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (said = (said + text).slice(-2_000)))
    child.once('error', fail)
    child.once('exit', (code) =>
      code === 0 ? done() : fail(new Error(said.trim() || `exit code ${code}`)),
    )
  })
}
