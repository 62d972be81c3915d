// A copy of a database that is in use: complete and of one moment.
import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const patienceMilliseconds = 30_000

/**
 * Copies a database file while others write to it: `VACUUM INTO` reads within one transaction, so
 * the copy holds everything that was committed before and nothing half. It stands under its name
 * only when it is complete and on the disk. Throws where there is no database or no room.
 */
export function copyDatabase(from: string, to: string): void {
  const unfinished = `${to}.unfinished`
  rmSync(unfinished, { force: true })
  const db = new DatabaseSync(from, { timeout: patienceMilliseconds })
  try {
    db.prepare('VACUUM INTO ?').run(unfinished)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  } finally {
    db.close()
  }
  // It holds hashes of keys, a ward's lines and, in local mode, the key that signs.
  chmodSync(unfinished, 0o600)
  onDisk(unfinished)
  renameSync(unfinished, to)
  onDisk(dirname(to))
}

function onDisk(path: string): void {
  if (process.platform === 'win32') return
  const file = openSync(path, 'r')
  fsyncSync(file)
  closeSync(file)
}
