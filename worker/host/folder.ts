// The folder of a host: what stands in it, and that one host at a time uses it.
import { randomBytes, webcrypto } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyDatabase } from '../sqlite/copy.ts'
import { appliedMigrations, knownMigrations, migrate } from '../sqlite/migrate.ts'
import { Refusal } from './operator.ts'

export interface Folder {
  database: string
  /** JWK set of the private keys that sign receipts, the signing one first. */
  receiptKeys: string
  /** The secret that makes the first key; gone as soon as there is one. */
  bootstrap: string
  lock: string
  logs: string
  backups: string
}

export const databaseName = 'hanei.sqlite'

export const folderOf = (path: string): Folder => ({
  database: join(path, databaseName),
  receiptKeys: join(path, 'receipt-keys.json'),
  bootstrap: join(path, 'bootstrap.txt'),
  lock: join(path, 'host.lock'),
  logs: join(path, 'logs'),
  backups: join(path, 'backups'),
})

/** Keeps other hosts out until the process ends, however it ends. Throws where one is in already. */
export function lockFolder(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Refusal(`Another host uses this folder (${file} is locked). Stop it first.`)
  }
  return lock
}

/**
 * Opens the database, made where there is none, with this version's tables. What was answered is on
 * the disk (`synchronous=FULL`). A database that an earlier version wrote is copied to `backups`
 * before it is brought up to date; one of a later version is refused.
 */
export function openDatabase(file: string, backups: string): DatabaseSync {
  const before = existsSync(file) ? versionOf(file) : null
  if (before) refuseLater(file, before)
  if (before?.length && before.length < knownMigrations().length) {
    mkdirSync(backups, { recursive: true, mode: 0o700 })
    copyDatabase(file, join(backups, `before-upgrade-${stamp()}.sqlite`))
  }
  // Made here so that nobody else may read it; the log beside it takes the same mode.
  closeSync(openSync(file, 'a', 0o600))
  const db = new DatabaseSync(file, { timeout: 10_000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('PRAGMA journal_size_limit = 67108864')
  migrate(db)
  return db
}

function versionOf(file: string): string[] {
  const db = new DatabaseSync(file)
  try {
    return appliedMigrations(db)
  } catch {
    throw new Refusal(`${file} is no database that can be read. Restore a backup in its place.`)
  } finally {
    db.close()
  }
}

function refuseLater(file: string, applied: readonly string[]): void {
  const later = applied.filter((name) => !knownMigrations().includes(name))
  if (later.length === 0) return
  throw new Refusal(
    `${file} was written by a later version (${later.join(', ')}). Run that one, or restore a backup of this version.`,
  )
}

const stamp = (): string => new Date().toISOString().slice(0, 19).replaceAll(':', '')

/** The keys that sign receipts, as text; one is made where there is none. */
export async function receiptKeysIn(file: string): Promise<string> {
  if (existsSync(file)) return readFileSync(file, 'utf8')
  const pair = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new TypeError('a pair of keys was expected')
  const { kty, crv, x, d } = await webcrypto.subtle.exportKey('jwk', pair.privateKey)
  const keys = `${JSON.stringify({ keys: [{ kty, crv, x, d }] })}\n`
  writeSecret(file, keys)
  return keys
}

/** Of a secret that somebody else made: fewer can be tried out. */
const fewestCharacters = 20

/**
 * The secret for the first key, while the database has none; null once it has. It is the one given,
 * else one made in the file.
 */
export function bootstrapIn(file: string, db: DatabaseSync, given?: string): string | null {
  if (db.prepare('SELECT 1 FROM api_keys LIMIT 1').get()) {
    rmSync(file, { force: true })
    return null
  }
  if (given) {
    if (given.length < fewestCharacters) {
      throw new Refusal(`HANEI_BOOTSTRAP is too short: it needs ${fewestCharacters} characters.`)
    }
    return given
  }
  if (!existsSync(file)) writeSecret(file, `${randomBytes(32).toString('base64url')}\n`)
  return readFileSync(file, 'utf8').trim()
}

/** Readable by its owner alone, and on the disk before anything is signed with it. */
function writeSecret(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
}
