// The log: a file a day, kept for so many days, never larger than the disk can bear.
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

export interface LogOptions {
  folder: string
  /** How many files are kept besides the one that is written. */
  keep?: number
  /** A day's file is cut here as well. */
  mostBytes?: number
  now?: () => Date
}

export interface Log {
  write(line: string): void
  close(): void
}

const current = 'hanei.log'
const closed = /^hanei-\d{4}-\d{2}-\d{2}\.\d{4}\.log$/

/** Opens the log. A line that cannot be written is lost: a full disk must not end the answering. */
export function openLog(options: LogOptions): Log {
  const { folder, keep = 90, mostBytes = 50_000_000, now = () => new Date() } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, current)
  let file = openSync(path, 'a', 0o600)
  let { size: bytes, mtime } = statSync(path)
  let day = dayOf(bytes > 0 ? mtime : now())
  const turn = () => {
    closeSync(file)
    try {
      if (bytes > 0) renameSync(path, join(folder, closedName(folder, day)))
      for (const name of closedFiles(folder).slice(0, -keep)) rmSync(join(folder, name))
    } finally {
      file = openSync(path, 'a', 0o600)
      bytes = 0
    }
  }
  return {
    write(line) {
      try {
        const today = dayOf(now())
        if (today !== day || bytes > mostBytes) {
          turn()
          day = today
        }
        bytes += writeSync(file, `${line}\n`)
      } catch {
        // No room, or a folder that was taken away.
      }
    },
    close: () => closeSync(file),
  }
}

/** The machine's own day, as the operator reads it. */
export const dayOf = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')

const closedFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => closed.test(name))
    .sort()

function closedName(folder: string, day: string): string {
  const last = closedFiles(folder)
    .filter((name) => name.startsWith(`hanei-${day}.`))
    .at(-1)
  const number = Number(last?.slice(-8, -4) ?? 0) + 1
  return `hanei-${day}.${String(number).padStart(4, '0')}.log`
}
